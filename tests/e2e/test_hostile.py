"""A programme whose every text attacks: each page shows the text and nothing of it runs."""

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.attack import ATTACK, MARK, TEMPLATES
from tests.e2e.conftest import Site
from tests.e2e.test_catalog import without_cards
from tests.e2e.watch import Watch

HACKED = "() => window.hacked"
GIVEN_UP = ("ERR_ABORTED", "favicon.ico")  # the next page is opened before all pictures are there


def pages(site: Site) -> list[str]:
    """Return the address of every page, from the site's root."""
    found = [path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*.html")]
    return sorted(path.removesuffix("index.html") for path in found)


def test_the_attack_is_everywhere(hostile: Site) -> None:
    for entry in hostile.catalog:
        assert MARK in entry["name"] and MARK in entry["description"], "else nothing is shown"
    text = (hostile.folder / "credentials/wait-time/index.html").read_text(encoding="utf-8")
    assert text.count("&lt;script&gt;window.hacked=1&lt;/script&gt;") > 50


def test_no_page_runs_any_of_it(hostile: Site, context: Callable[..., BrowserContext]) -> None:
    inside = context()
    watch = Watch(hostile.address).follow(inside)
    page = inside.new_page()
    run = []
    for address in pages(hostile):
        page.goto(hostile.url(address))
        shake(page)
        if page.evaluate(HACKED) is not None:
            run.append(address)
    assert run == []
    assert [one for one in watch.complaints if not any(word in one for word in GIVEN_UP)] == []


def shake(page: Page) -> None:
    """Open what is folded, and touch what might hold a handler."""
    page.evaluate("""() => {
      for (const one of document.querySelectorAll("details")) one.open = true;
      for (const one of document.querySelectorAll("main *")) {
        for (const name of ["mouseover", "focus", "error", "load", "toggle"]) {
          one.dispatchEvent(new Event(name));
        }
      }
    }""")


@pytest.mark.parametrize(
    "address",
    [
        "catalog/",
        "credentials/wait-time/",
        "credentials/wait-time/rubric/",
        "credentials/wait-time/submit/",
        "credentials/wait-time/1.0/",
        "start/new/",
    ],
)
def test_the_text_is_shown_as_it_was_written(hostile: Site, window, address: str) -> None:
    page = window(hostile.url(address))
    said = page.locator("main").inner_text()
    assert ATTACK in said
    assert page.locator("main script:not([src], [type$=json])").count() == 0
    assert page.locator("main img[src='x'], main [onerror], main [onload]").count() == 0


def test_templates_in_a_text_are_not_filled_in(hostile: Site, window) -> None:
    page = window(hostile.url("credentials/wait-time/"))
    assert TEMPLATES in page.locator("main").inner_text()
    assert "1337" not in page.locator("main").inner_text()


def test_no_link_of_a_narrative_is_a_script(hostile: Site, window) -> None:
    page = window(hostile.url("credentials/wait-time/"))
    hrefs = page.locator("main a").evaluate_all("links => links.map((a) => a.protocol)")
    assert set(hrefs) <= {"http:", "https:", "mailto:"}


def test_a_commit_cannot_attack(hostile: Site, window) -> None:
    page = window(hostile.url("credentials/wait-time/"))
    assert ATTACK in page.locator(".mc-history").inner_text()


def test_the_script_of_the_catalog_shows_text_as_text(hostile: Site, window) -> None:
    page = window(hostile.url("catalog/?area=talk"))
    expect(page.locator("[data-mc-chips]")).to_be_visible()
    page.evaluate("document.querySelectorAll('[data-mc-filters] input').forEach((i) => i.click())")
    page.wait_for_timeout(300)
    assert page.evaluate(HACKED) is None
    assert ATTACK in page.locator("[data-mc-chips]").inner_text(), "a provider's name"


def test_cards_drawn_by_the_script_show_text_as_text(hostile: Site, window) -> None:
    page = window("about:blank")
    page.route("**/catalog/?sort=name", without_cards)
    page.goto(hostile.url("catalog/?sort=name"))
    expect(page.locator("[data-mc-list] > li")).to_have_count(len(hostile.catalog))
    assert ATTACK in page.locator("[data-mc-list]").inner_text()
    assert page.evaluate(HACKED) is None


def test_search_shows_text_as_text(hostile: Site, window) -> None:
    page = window(hostile.url(""))
    page.keyboard.press("/")
    page.keyboard.type("script window hacked")
    page.locator("[data-mc-results] a").first.wait_for()
    assert page.evaluate(HACKED) is None
    assert page.locator("[data-mc-results] :is(script, img, svg)").count() == 0
    assert "<script>" in page.locator("[data-mc-results]").inner_text()


def test_an_address_cannot_attack(site: Site, window) -> None:
    for address in (
        f'catalog/?area=<script>{MARK}</script>&sort="><img src=x onerror={MARK}>',
        f"no/<img src=x onerror={MARK}>",
        f"credentials/wait-time/#<img src=x onerror={MARK}>",
    ):
        page = window(site.url(address))
        page.wait_for_timeout(300)
        for button in page.locator("main [data-mc-search]").all():
            button.click()
            page.wait_for_timeout(300)
        assert page.evaluate(HACKED) is None, address


@pytest.mark.parametrize("name", ["mark.svg", "badge.svg"])
def test_a_badge_opened_by_itself_runs_nothing(hostile: Site, window, name: str) -> None:
    for file in Path(hostile.folder / "credentials").glob(f"*/{name}"):
        page = window(hostile.url(file.relative_to(hostile.folder).as_posix()))
        assert page.evaluate(HACKED) is None
        assert page.evaluate("document.querySelectorAll('script, [onload]').length") == 0


def test_the_feed_stays_xml(hostile: Site, window) -> None:
    for name in ("feed.xml", "sitemap.xml", "opensearch.xml"):
        text = (hostile.folder / name).read_text(encoding="utf-8")
        ET.fromstring(text)
        assert "<script" not in text
