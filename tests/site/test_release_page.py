"""The pages of a release: permanent, and the rubric's print view."""

import pytest

from microcred.model.credential import Credential
from microcred.model.program import Issuer, Program
from microcred.model.rubric import Rubric
from microcred.site.release_page import release_page, rubric_sheet
from microcred.site.render import render
from tests.site import example
from tests.site.markup import between, elements, structure, words

HASH = "3f" * 32
CURRENT = "https://badges.example.org/credentials/wait-time/"


def permanent(current="1.1", of=None, program=None, issuer=None):
    of = of or example.definition()
    program, issuer = program or example.program(), issuer or example.issuer()
    return release_page(example.release(of), HASH, current, program, issuer, example.TODAY)


def sheet(frozen=True, of=None, program=None, issuer=None):
    of = of or example.definition()
    program, issuer = program or example.program(), issuer or example.issuer()
    return rubric_sheet(example.release(of), HASH, frozen, program, issuer)


BANNERS = {
    "current": ("1.1", None, CURRENT),
    "superseded": ("1.2", "A newer version, 1.2, is current.", f"{CURRENT}1.1/"),
    "ten comes after nine": ("1.10", "A newer version, 1.10, is current.", f"{CURRENT}1.1/"),
    "gone back": ("1.0", "Another version, 1.0, is current.", f"{CURRENT}1.1/"),
    "no longer there": (None, "No longer in the catalog.", f"{CURRENT}1.1/"),
}


@pytest.mark.parametrize(("current", "title", "canonical"), BANNERS.values(), ids=BANNERS)
def test_an_old_version_says_so_and_stands_for_itself(current, title, canonical):
    data = permanent(current)
    html = render("release.html", data, "../../..")
    assert (data["banner"]["title"] if data["banner"] else None) == title
    assert data["head"]["canonical"] == canonical
    assert title is None or title in words(html)
    linked = "../../../credentials/wait-time/" in [a["href"] for a in elements(html, "a")]
    assert linked == (current is not None)


def test_the_permanent_page_says_what_was_frozen():
    html = render("release.html", permanent(), "../../..")
    shown = words(html)
    for text in (
        "Version 1.1, frozen", "It never changes", HASH, "Hold two pauses.", "Answers grew longer.",
        "Two stretches.", "Long and used.", "15 school days", "Free for members.",
        "(2026). Wait Time (Version 1.1)",
    ):  # fmt: skip
        assert text in shown, text
    assert 'href="../../../credentials/wait-time/1.1/release.json"' in html
    # What may change without a new version is not part of it.
    for text in ("A colleague can count.", "The team", "A short bar is not a fault."):
        assert text not in shown, text


def test_the_rubric_is_the_same_everywhere():
    shown = [
        render("release.html", permanent(), "../../.."),
        render("rubric.html", sheet(), "../../.."),
        example.engine_html(example.page()),
    ]
    tables = {between(html, "<table", "</table>") for html in shown}
    assert len(tables) == 1


def test_the_print_view_is_stamped():
    html = render("rubric.html", sheet(), "../../..")
    assert f"Version 1.1, frozen. Fingerprint (SHA-256): {HASH}" in words(html)
    assert f"Example Schools · {CURRENT}1.1/" in words(html)
    assert sheet()["head"]["canonical"] == CURRENT


def test_the_print_view_of_a_draft_is_stamped_as_such():
    html = render("rubric.html", sheet(frozen=False), "../../..")
    assert f"Version 1.1, not frozen yet. Fingerprint as it stands (SHA-256): {HASH}" in words(html)
    assert f"{CURRENT}1.1/" not in html


def test_without_a_rubric_there_is_no_print_view():
    assert sheet(of=example.definition(example.credential(rubric=None))) is None


def test_the_head_of_a_direct_page_names_its_address():
    html = render("credential_head.html", permanent("2.0"), "../../..")
    assert {"rel": "canonical", "href": f"{CURRENT}1.1/"} in elements(html, "link")
    tags = {attrs["property"]: attrs["content"] for attrs in elements(html, "meta")}
    assert tags == {
        "og:url": f"{CURRENT}1.1/",
        "og:image": f"{CURRENT}badge.svg",
        "og:image:alt": "A badge",
    }


def hostile(text):
    of = example.definition(
        example.spoiled(Credential, example.CREDENTIAL, text),
        example.spoiled(Rubric, example.RUBRIC, text),
    )
    program = example.spoiled(Program, example.PROGRAM, text)
    issuer = example.spoiled(Issuer, example.ISSUER, text)
    for template, data in (
        ("release.html", permanent("2.0", of, program, issuer)),
        ("rubric.html", sheet(True, of, program, issuer)),
        ("credential_head.html", permanent("2.0", of, program, issuer)),
    ):
        yield render(template, data, "../../..")


def test_hostile_text_changes_no_element():
    payload = "<script>alert(1)</script>\"'&"
    for tame, wild in zip(hostile("harmless"), hostile(payload), strict=True):
        assert structure(wild) == structure(tame)
        assert "<script>alert" not in wild
        assert "&amp;lt;" not in wild
