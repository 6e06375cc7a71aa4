"""Search, by keyboard: fetched when first opened, and from this site alone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e.conftest import PHONE, Site
from tests.e2e.keys import focused, tab_to
from tests.e2e.watch import Watch

Watched = Callable[..., tuple[Page, Watch]]
Window = Callable[..., Page]


def search(page: Page, words: str) -> None:
    page.keyboard.press("/")
    expect(page.locator("#mc-search-words")).to_be_focused()
    page.keyboard.type(words)


def found(page: Page, words: str) -> list[str]:
    """Return the addresses of what is found."""
    expect(page.locator("[data-mc-status]")).to_have_text(re.compile(f"for “{re.escape(words)}”"))
    links = page.locator("[data-mc-results] a")
    hrefs: list[str] = links.evaluate_all("links => links.map((link) => link.href)")
    return hrefs


@pytest.mark.parametrize("place", ["site", "district"])
def test_from_the_slash_to_the_page(
    request: pytest.FixtureRequest, watched: Watched, place: str
) -> None:
    site = request.getfixturevalue(place)
    page, watch = watched(site, "home")
    page.wait_for_load_state("networkidle")
    assert not watch.asked_for("pagefind"), "nothing of it before it is used"
    search(page, "phonics")
    hits = found(page, "phonics")
    assert site.url("credentials/phonics-blending/") in hits
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.href") == hits[0]
    page.keyboard.press("ArrowUp")
    expect(page.locator("#mc-search-words")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(hits[0])
    assert watch.complaints == []


def test_tab_goes_through_the_results_and_stays_in_the_dialog(site: Site, watched: Watched) -> None:
    page, _ = watched(site, "home")
    search(page, "phonics")
    hits = found(page, "phonics")
    tab_to(page, "[data-mc-results] li:nth-child(1) a")
    assert page.evaluate("document.activeElement.href") == hits[0]
    for _ in range(len(hits) + 8):
        page.keyboard.press("Tab")
        inside = page.evaluate("document.activeElement.closest('dialog, body').tagName")
        assert inside == "DIALOG" or "<body" in focused(page)


def test_escape_closes_and_gives_the_focus_back(site: Site, watched: Watched) -> None:
    page, _ = watched(site, "credential")
    tab_to(page, "[data-mc-search]")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Search")
    expect(dialog).to_be_visible()
    expect(page.locator("#mc-search-words")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert "data-mc-search" in focused(page)


def test_enter_in_the_field_goes_to_the_first_result(site: Site, watched: Watched) -> None:
    page, _ = watched(site, "home")
    search(page, "wait time")
    hits = found(page, "wait time")
    assert hits[0] == site.url("credentials/wait-time/")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.href") == hits[0]


def test_a_word_of_a_rubric_is_found(site: Site, watched: Watched) -> None:
    page, _ = watched(site, "home")
    words = "neither speaks nor calls on anyone"
    assert words in (site.folder / "credentials/wait-time/index.html").read_text(encoding="utf-8")
    search(page, words)
    assert site.url("credentials/wait-time/") in found(page, words)


@pytest.mark.parametrize("words", ["qxzvwkj", '"><qxzvwkj>'])
def test_nothing_found_is_said(site: Site, watched: Watched, words: str) -> None:
    page, watch = watched(site, "home")
    search(page, words)
    expect(page.locator("[data-mc-status]")).to_contain_text(f"Nothing found for “{words}”")
    assert page.locator("[data-mc-results] a").count() == 0
    assert watch.complaints == []


def test_the_other_spelling_is_tried(site: Site, watched: Watched) -> None:
    page, watch = watched(site, "home")
    search(page, "analyzing")
    assert site.url("credentials/analysing-student-data/") in found(page, "analysing")
    expect(page.locator("[data-mc-status]")).to_contain_text("Nothing found for “analyzing”.")
    assert watch.complaints == []


@pytest.mark.parametrize("path", ["rules/", "decisions/0004-direct-pages/"])
def test_what_is_about_the_program_is_not_searched(site: Site, path: str) -> None:
    assert "data-pagefind-body" in (site.folder / "about/index.html").read_text(encoding="utf-8")
    assert "data-pagefind-body" not in (site.folder / path / "index.html").read_text("utf-8")


def test_what_is_typed_at_once_is_kept(site: Site, watched: Watched) -> None:
    page, _ = watched(site, "home")
    held: list[Route] = []
    page.route("**/search.js", lambda route: held.append(route))
    page.keyboard.press("/")
    page.keyboard.type("wait")
    expect(page.locator("#mc-search-words")).to_have_value("wait")
    expect(page.locator("#mc-search-words")).to_be_focused()
    held[0].continue_()
    assert site.url("credentials/wait-time/") in found(page, "wait")


def test_each_page_is_found_once(site: Site, watched: Watched) -> None:
    page, _ = watched(site, "home")
    search(page, "wait time")
    hits = found(page, "wait time")
    assert len(hits) == len(set(hits))
    names = page.locator("[data-mc-results] strong").all_inner_texts()
    assert names.count("Wait Time") == 1, "not the frozen versions and rubric sheets besides"


def test_a_missing_page_searches_for_the_words_of_its_address(site: Site, watched: Watched) -> None:
    page, watch = watched(site, "old/phonics-blending.html")
    assert not watch.asked_for("pagefind")
    tab_to(page, "main [data-mc-search]")
    assert "phonics blending" in focused(page)
    page.keyboard.press("Enter")
    assert site.url("credentials/phonics-blending/") in found(page, "phonics blending")


def test_words_in_the_address_are_searched_for(site: Site, watched: Watched) -> None:
    page, _ = watched(site, "catalog/?q=phonics")
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.locator("#mc-search input.mc-field")).to_have_value("phonics")
    first = page.locator("[data-mc-results] a").first
    expect(first).to_have_attribute("href", re.compile("credentials/"))


def test_the_slash_key_can_be_turned_off(site: Site, watched: Watched) -> None:
    page, _ = watched(site, "home")
    page.keyboard.press("/")
    tab_to(page, "[data-mc-slash]")
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    page.goto(site.url("catalog"))
    page.keyboard.press("/")
    page.wait_for_timeout(200)
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_the_slash_is_typed_where_one_types(site: Site, watched: Watched) -> None:
    page, _ = watched(site, "home")
    search(page, "and/or")
    expect(page.locator("#mc-search-words")).to_have_value("and/or")


def test_without_its_index_search_says_so(site: Site, watched: Watched) -> None:
    page, _ = watched(site, "home", viewport=PHONE)
    page.route("**/pagefind/**", lambda route: route.abort())
    page.locator("[data-mc-search]").first.press("Enter")
    expect(page.locator("[data-mc-status]")).to_contain_text("Search is not available here")
