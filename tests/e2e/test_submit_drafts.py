"""What was put in stays on the device until it is sent, also where a browser keeps little."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.e2e.conftest import Site
from tests.e2e.filling import Files, Filling, fingerprint

PLACE = "credentials/wait-time/submit/"
FORBIDDEN = "Storage.prototype.setItem = () => { throw new DOMException('no', 'SecurityError'); };"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError'); };"


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


@pytest.fixture
def page(site: Site, context: Callable[..., BrowserContext]) -> Iterator[Page]:
    """Yield the form, in a browser that keeps what pages store."""
    page = context().new_page()
    page.goto(site.url(PLACE))
    yield page


def test_nothing_is_kept_of_a_form_that_was_only_read(page):
    filling = Filling(page)
    assert filling.saved() == "Nothing is written yet, and nothing has been sent."
    page.locator("#written-context").focus()
    page.reload()
    assert filling.drafts() == []


def test_everything_is_there_again_after_a_reload(page, files):
    filling = Filling(page)
    filling.fill(files)
    page.check("#publish-page")
    page.fill("#publish-name", "Ada Lovelace")
    page.fill("#integrity-ai_use", "none")
    filling.press()
    before = filling.whole()
    filling.kept()
    assert filling.saved().startswith("Draft saved on this device at ")
    assert filling.saved().endswith("Nothing has been sent.")
    page.reload()
    assert page.locator("[data-mc-drop][data-state=ready]").count() == 3
    filling.press()
    assert filling.whole() == before


def test_what_was_typed_last_is_kept_when_the_page_is_left_at_once(page):
    page.fill("#written-context", "Just now")
    page.reload()
    assert page.locator("#written-context").input_value() == "Just now"


def test_a_file_chosen_again_is_compared(page, files, tmp_path):
    filling = Filling(page)
    file = files.recording("fractions.wav", 412)
    filling.choose(0, file)
    filling.kept()
    page.reload()
    page.get_by_text(
        "We kept its fingerprint. Choose fractions.wav again to check that it is the same file."
    ).wait_for()
    filling.choose(0, file)
    page.get_by_text("It is the same file as before.", exact=True).wait_for()
    filling.kept()
    page.reload()
    filling.choose(0, files.recording("fractions.wav", 413))
    page.get_by_text("It is another file than before, and takes its place.", exact=True).wait_for()
    filling.kept()
    (draft,) = filling.drafts()
    assert draft["entries"][0]["sha256"] == fingerprint(tmp_path / "fractions.wav")


def test_a_file_that_was_still_being_read_is_asked_for_again(page, tmp_path):
    filling = Filling(page)
    film = tmp_path / "lesson.mp4"
    with film.open("wb") as file:
        file.truncate(900_000_000)
    page.locator("[data-mc-file]").first.set_input_files(film)
    page.wait_for_function("document.querySelector('progress').value > 1")
    page.reload()
    page.get_by_text(
        "Choose lesson.mp4 again: it was still being read when this page was closed."
    ).wait_for()
    filling.press()
    assert any("its file is missing" in one for one in filling.left())


def test_there_may_be_several_drafts(page):
    filling = Filling(page)
    page.fill("#written-context", "The first draft")
    filling.kept()
    page.get_by_text("This draft", exact=True).click()
    page.get_by_role("button", name="Begin another draft").click()
    assert page.locator("#written-context").input_value() == ""
    page.fill("#written-context", "The second draft")
    filling.kept()
    page.reload()
    assert page.locator("#written-context").input_value() == "The second draft"
    page.get_by_text("Your drafts on this device (2)").click()
    page.get_by_role("button", name="Open", exact=True).click()
    assert page.locator("#written-context").input_value() == "The first draft"
    assert len(filling.drafts()) == 2


def test_a_draft_is_deleted_on_the_second_press_alone(page):
    filling = Filling(page)
    page.fill("#written-context", "Not to be kept")
    filling.kept()
    page.get_by_text("This draft", exact=True).click()
    page.get_by_role("button", name="Delete this draft").click()
    assert len(filling.drafts()) == 1
    page.get_by_role("button", name="Press again to delete it for good").click()
    assert filling.drafts() == []
    assert page.locator("#written-context").input_value() == ""
    page.reload()
    assert filling.drafts() == []


@pytest.mark.parametrize(
    ("how", "why"),
    [(FORBIDDEN, "keeps no drafts for this page"), (FULL, "has no room left for drafts")],
    ids=["forbidden", "full"],
)
def test_where_nothing_is_kept_it_is_saved_as_a_file_and_opened_again(
    site, context, files, tmp_path, how, why
):
    inside = context()
    inside.add_init_script(how)
    page = inside.new_page()
    page.goto(site.url(PLACE))
    filling = Filling(page)
    page.fill("#written-context", "A beginning.")
    filling.choose(2, files.document("tally.pdf"))
    filling.kept()
    assert why in filling.saved()
    with page.expect_download() as got:
        page.get_by_role("button", name="Save what I have as a file").click()
    file = tmp_path / got.value.suggested_filename
    got.value.save_as(file)
    assert "status: draft" in file.read_text()
    page.reload()
    assert page.locator("#written-context").input_value() == ""
    page.locator("#earlier").set_input_files(file)
    page.wait_for_function("document.querySelector('#written-context').value !== ''")
    assert page.locator("#written-context").input_value() == "A beginning."
    assert "attempt" not in page.locator("h1").inner_text(), "it is still the first one"


def test_saving_for_later_says_where_it_is(page):
    filling = Filling(page)
    button = page.get_by_role("button", name="Save and come back later")
    button.click()
    page.get_by_text("There is nothing to save yet.").wait_for()
    page.fill("#written-context", "A beginning.")
    button.click()
    page.get_by_text("Saved. Come back to this page on this device, in this browser.").wait_for()
    assert len(filling.drafts()) == 1


def test_two_windows_do_not_overwrite_each_other(page, site):
    page.fill("#written-context", "In the first window")
    Filling(page).kept()
    other = page.context.new_page()
    other.goto(site.url(PLACE))
    other.fill("#written-context", "In the second window")
    Filling(other).kept()
    page.get_by_text("This draft was changed in another tab.").wait_for()
    page.fill("#written-context", "Lost otherwise")
    Filling(page).kept()
    (draft,) = Filling(other).drafts()
    assert draft["written"]["context"] == "In the second window"


ODD: list[object] = [
    {"format": 1, "entries": []},
    {"format": 1, "entries": [None], "saved": "2099", "attempt": 1, "key": "x", "written": {}},
    {"format": 1, "entries": [], "saved": 7, "attempt": 2, "key": "x", "credential": 5},
    [],
    None,
]


@pytest.mark.parametrize("odd", ODD)
def test_what_others_left_in_the_browser_is_no_draft(page, odd):
    key = "mc-draft:/:wait-time:x"
    page.evaluate("([key, odd]) => localStorage.setItem(key, JSON.stringify(odd))", [key, odd])
    page.reload()
    page.fill("#written-context", "Mine")
    Filling(page).kept()
    page.reload()
    assert page.locator("#written-context").input_value() == "Mine"


def test_drafts_of_other_sites_on_the_host_are_left_alone(page):
    filling = Filling(page)
    page.evaluate("localStorage.setItem('mc-draft:/other/:wait-time:x', '{\"format\": 1}')")
    page.evaluate("localStorage.setItem('mc-draft:/:wait-time:damaged', '{')")
    page.reload()
    assert page.locator("#written-context").input_value() == ""
    page.fill("#written-context", "Mine")
    filling.kept()
    assert page.evaluate("localStorage.getItem('mc-draft:/other/:wait-time:x')")


def test_what_was_taken_along_is_remembered(page, files):
    filling = Filling(page)
    filling.fill(files)
    filling.press()
    with page.expect_download():
        page.get_by_role("button", name="Save the file").click()
    assert "You saved it as a file at " in filling.saved()
    assert "Nothing has been sent" not in filling.saved()
