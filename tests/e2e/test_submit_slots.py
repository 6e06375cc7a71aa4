"""What is put into a slot: files, the facts beside them, and slots of every kind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import Site
from tests.e2e.filling import SPEAK, Files, Filling, wait

Window = Callable[..., Page]
PLACE = "credentials/wait-time/submit/"


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


@pytest.fixture
def filling(site: Site, window: Window) -> Filling:
    """Return the empty form of a programme in private mode."""
    return Filling(window(site.url(PLACE)))


# --- files ---


def test_a_file_that_is_read_shows_what_is_known_of_it(filling, files):
    filling.choose(0, files.recording("fractions.wav", 412))
    item = filling.page.locator(".mc-entry").first
    text = item.inner_text()
    assert "fractions.wav" in text
    assert "1 MB, 6 min 52 s" in text
    assert item.locator("[data-mc-print]").inner_text().startswith("Fingerprint ")
    assert item.get_by_text("Replace").is_visible()
    assert filling.field("duration").input_value() == "6:52"


def test_a_recording_of_the_wrong_length_is_told(filling, files):
    filling.choose(0, files.recording("short.wav", 200))
    filling.press()
    assert filling.trouble(filling.field("duration")) == (
        "Item 1 (“Two lesson recordings”) is 3:20 long; the slot asks for 6 to 12 minutes."
    )
    filling.field("duration").fill("7:00")
    wait(filling.page, SPEAK)
    assert filling.trouble(filling.field("duration")) == ""


@pytest.mark.parametrize("typed", ["25", " 25 ", "25:00", "0:25:00"])
def test_whole_minutes_are_a_length_too(filling, typed):
    length = filling.field("duration")
    filling.page.locator("#piece-clips").get_by_text("The file is not on this device").first.click()
    length.fill(typed)
    length.blur()
    filling.kept()
    assert filling.drafts()[0]["entries"][0]["duration"] == 1500


def test_the_same_file_twice_is_told(filling, files):
    file = files.recording("fractions.wav", 412)
    filling.choose(0, file)
    filling.choose(1, file)
    wait(filling.page)
    assert (
        "items 1 and 2 are the same file"
        in filling.page.locator("#piece-clips").inner_text().lower()
    )


def test_a_file_may_be_dropped(filling):
    filling.page.evaluate(
        """() => {
          const data = new DataTransfer();
          data.items.add(new File(["A tally"], "tally.csv", {type: "text/csv"}));
          const zone = document.querySelectorAll("[data-mc-drop]")[2];
          zone.dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true}));
        }"""
    )
    filling.page.get_by_text("tally.csv", exact=True).wait_for()
    filling.page.get_by_text("7 bytes").wait_for()


def test_a_file_that_misses_its_place_does_not_replace_the_page(filling):
    prevented = filling.page.evaluate(
        "!document.body.dispatchEvent(new DragEvent('drop', {bubbles: true, cancelable: true}))"
    )
    assert prevented


def test_reading_can_be_stopped(filling, tmp_path):
    film = tmp_path / "lesson.mp4"
    with film.open("wb") as file:
        file.truncate(900_000_000)
    filling.page.locator("[data-mc-file]").first.set_input_files(film)
    filling.page.get_by_role("button", name="Stop").click()
    filling.page.get_by_text("You stopped “lesson.mp4”. Nothing of it was kept.").wait_for()
    assert filling.page.locator("[data-mc-drop]").first.get_attribute("data-state") == "empty"


def test_an_item_may_be_given_by_hand(filling):
    """For what lies on another device: the facts are typed."""
    tally = filling.page.locator("#piece-tally")
    tally.get_by_text("The file is not on this device").click()
    tally.get_by_role("textbox", name="Fingerprint").fill("AB" * 32)
    tally.get_by_label("Size in bytes").fill("184320")
    tally.get_by_label("Media type").fill("application/pdf")
    tally.get_by_label("Link to the file").fill("https://drive.google.com/tally")
    filling.press()
    assert "Ready" in tally.inner_text()
    assert not any("tally" in one for one in filling.left())


def test_a_fingerprint_that_is_none_is_told_beside_it(filling):
    tally = filling.page.locator("#piece-tally")
    tally.get_by_text("The file is not on this device").click()
    tally.get_by_role("textbox", name="Fingerprint").fill("abc")
    filling.press()
    said = filling.trouble(tally.get_by_role("textbox", name="Fingerprint"))
    assert "write all 64 characters of the fingerprint" in said
    assert "its size is missing" in filling.trouble(tally.get_by_label("Size in bytes"))


def test_items_are_numbered_as_in_the_file_and_may_be_cleared(filling, files):
    legends = filling.page.locator(".mc-entry legend")
    assert legends.all_inner_texts() == ["Next item", "Next item", "Next item"]
    filling.choose(2, files.document("tally.pdf"))
    wait(filling.page)
    assert legends.all_inner_texts() == ["Next item", "Next item", "Item 1"]
    filling.choose(0, files.recording("fractions.wav", 412))
    wait(filling.page)
    assert legends.all_inner_texts() == ["Item 1", "Next item", "Item 2"]
    filling.page.get_by_role("button", name="Clear this item").first.click()
    wait(filling.page)
    assert legends.all_inner_texts() == ["Next item", "Next item", "Item 1"]


# --- slots of other kinds ---


def test_one_of_a_group_is_enough(site, window, files):
    page = window(site.url("credentials/analysing-student-data/submit/"))
    filling = Filling(page)
    talk, notes = page.locator("#piece-team-talk"), page.locator("#piece-partner-notes")
    assert "one of the two is enough" in notes.inner_text()
    assert ["To do" in one.inner_text() for one in (talk, notes)] == [True, True]
    notes.locator("[data-mc-file]").set_input_files(files.document("notes.pdf"))
    notes.get_by_label("Link to the file").fill("https://drive.google.com/notes")
    wait(page)
    assert "Ready" in notes.inner_text()
    assert "Optional" in talk.inner_text()
    assert not any("A team weighs" in one for one in filling.left())


def test_what_a_file_is_may_be_said(site, window, files):
    page = window(site.url("credentials/analysing-student-data/submit/"))
    talk = page.locator("#piece-team-talk")
    kind = talk.get_by_label("What it is")
    assert kind.locator("option").all_inner_texts() == [
        "As the file says",
        "Audio",
        "Video",
        "Observation",
    ]
    talk.locator("[data-mc-file]").set_input_files(files.document("minutes.pdf"))
    kind.select_option(label="Audio")
    wait(page, SPEAK)
    assert "is application/pdf, which is no audio" in talk.inner_text()
    kind.select_option(label="Observation")
    wait(page)
    assert "which is no" not in talk.inner_text()


def test_items_are_added_up_to_the_most_that_is_taken(site, window):
    page = window(site.url("credentials/differentiated-instruction/submit/"))
    part = page.locator("#piece-work")
    more = part.get_by_text("Add another item (up to 6)")
    before = part.locator(".mc-entry").count()
    for _ in range(6 - before):
        more.click()
    assert part.locator(".mc-entry").count() == 6
    assert more.is_hidden()
    assert page.evaluate("document.activeElement.type") == "file", "one goes on with the new item"
    part.get_by_role("button", name="Remove this item").first.click()
    assert part.locator(".mc-entry").count() == 5
