"""The theme: what a definition says is shown as text, never as markup, and every icon exists."""

import re
from types import SimpleNamespace

import pytest
from jinja2 import Environment, FileSystemLoader

from microcred.badge_image import glyph
from microcred.model.program import Shelf
from microcred.model.vocabulary import EvidenceKind
from microcred.site import hubs
from microcred.site.render import render
from tests.site.entries import a_program, an_entry
from tests.site.markup import elements
from tests.theme import MATERIAL, THEME

HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7 * 7 }}</title>"
ASSETS = THEME / "assets/mc"
ICONS = (ASSETS / "icons.svg").read_text("utf-8")

ASKS_FOR_ICON = re.compile(
    r"""(?<=icons\.svg#)[a-z-]+|(?<=icon\(root, ")[a-z-]+|(?<=icon\(")[a-z-]+"""
)
ASKS_HOST = re.compile(r"""(?:src|url\(|import\s*\(?|fetch\()\s*=?\s*["']?https?:""")

ENTRIES = (
    an_entry(
        "wait-time",
        name=HOSTILE,
        description=HOSTILE,
        subjects=("any",),
        provider=HOSTILE,
        provider_terms=HOSTILE,
        funder=HOSTILE,
        language="es",
    ),
    an_entry("projects", status="planned", opens=HOSTILE, provider=HOSTILE),
)
PROGRAM = a_program(Shelf(id="all", title=HOSTILE, lead=HOSTILE))


def engine_page(page, **extra):
    """Return a page as mkdocs lays it out: an environment that does not escape.

    `extra` goes into the settings that templates see.
    """
    environment = Environment(loader=FileSystemLoader([THEME, MATERIAL]), autoescape=False)
    meta = {"title": page.title, "description": page.description, "data": page.data}
    return environment.get_template(page.template).render(
        page=SimpleNamespace(meta=meta, title=page.title, url=page.address, canonical_url=None),
        config=SimpleNamespace(
            site_name=HOSTILE,
            site_description=HOSTILE,
            theme=SimpleNamespace(language="en"),
            extra={"links": [{"text": HOSTILE, "href": "guides/"}], **extra},
        ),
        base_url="..",
    )


@pytest.mark.parametrize(
    "page", list(hubs.generated(ENTRIES, PROGRAM)), ids=lambda page: page.address
)
def test_hostile_text_stays_text_in_pages_of_the_engine(page):
    html = engine_page(page, notice=HOSTILE, notice_link=HOSTILE)
    assert "&lt;script&gt;alert(1)" in html
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "{{ 7 * 7 }}" in html


HOME = next(hubs.generated(ENTRIES, PROGRAM))
SCRIPT_LINK = "javascript:alert(1)"


@pytest.mark.parametrize(
    ("extra", "said", "linked"),
    [
        ({}, [], False),
        ({"notice": "", "notice_link": "about/"}, [], False),
        ({"notice": "A sample."}, ["Notice"], False),
        ({"notice": "A sample.", "notice_link": "about/"}, ["Notice"], True),
    ],
    ids=["no setting", "none", "without a link", "with a link"],
)
def test_a_notice_is_a_landmark_that_search_passes_over(extra, said, linked):
    html = engine_page(HOME, **extra)
    banners = elements(html, "aside")
    assert [banner["aria-label"] for banner in banners] == said
    assert all("data-pagefind-ignore" in banner for banner in banners)
    assert ("../about/" in [link["href"] for link in elements(html, "a")]) == linked


def test_a_notice_links_nowhere_but_into_the_site():
    html = engine_page(HOME, notice="A sample.", notice_link=SCRIPT_LINK)
    assert f"../{SCRIPT_LINK}" in [link["href"] for link in elements(html, "a")]


@pytest.mark.parametrize("page", list(hubs.direct(ENTRIES)), ids=lambda page: page.address)
def test_hostile_text_stays_text_in_plain_facet_pages(page):
    html = render(page.template, page.data, "../../..")
    assert "&lt;script&gt;alert(1)" in html
    assert "<script>alert" not in html
    assert "<img src=x" not in html


def test_every_icon_that_a_page_asks_for_is_in_the_sprite():
    asked = {
        name
        for source in [*THEME.rglob("*.html"), *ASSETS.glob("*.js")]
        for name in ASKS_FOR_ICON.findall(source.read_text("utf-8"))
    }
    assert "search" in asked
    assert asked <= set(re.findall(r'<symbol id="([a-z-]+)"', ICONS))


@pytest.mark.parametrize("kind", list(EvidenceKind))
def test_evidence_icons_are_the_marks_of_the_badges(kind):
    assert f'id="{kind}" viewBox="0 0 24 24"><path fill-rule="evenodd" d="{glyph(kind)}"' in ICONS


def test_both_dark_themes_are_the_same():
    css = (ASSETS / "base.css").read_text("utf-8")
    blocks = re.findall(r"color-scheme: dark;(.*?)}", css, re.DOTALL)
    assert len(blocks) == 2
    assert blocks[0].split() == blocks[1].split()


def test_nothing_is_asked_of_another_host():
    for source in [*THEME.rglob("*.html"), *ASSETS.rglob("*.css"), *ASSETS.glob("*.js")]:
        assert not ASKS_HOST.search(source.read_text("utf-8")), source
