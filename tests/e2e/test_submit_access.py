"""The form can be used by anybody: by keyboard alone, in each way to see it, and on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import DESKTOP, NARROW, PHONE, Site
from tests.e2e.filling import Files, Filling, checked, wait
from tests.e2e.keys import tab_to
from tests.e2e.test_accessibility import WAYS, faults, widest

Window = Callable[..., Page]
PLACE = "credentials/wait-time/submit/"
FORCED = {"forced_colors": "active", "color_scheme": "dark"}


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


def empty(page: Page, files: Files) -> None:
    """Leave the form as it is."""


def wrong(page: Page, files: Files) -> None:
    """Get everything wrong that can be."""
    filling = Filling(page)
    filling.choose(0, files.document("before.zip"))
    filling.field("url").fill("https://dropbox.com/x")
    page.fill("#written-reflection", "Maria got a B+. Call 555-010-4477.")
    page.locator("#piece-tally summary").click()
    page.locator("#piece-tally [data-mc-input=sha256]").fill("abc")
    page.check("[name=students_visible][value=no]")
    filling.press()


def reading(page: Page, files: Files) -> None:
    """Have a large file read."""
    film = files.folder / "lesson.mp4"
    with film.open("wb") as file:
        file.truncate(2_000_000_000)
    page.locator("[data-mc-file]").first.set_input_files(film)


def done(page: Page, files: Files) -> None:
    """Fill in everything, and look at what is sent."""
    filling = Filling(page)
    filling.fill(files)
    filling.press()
    page.get_by_text("See what you send").click()
    wait(page)


STATES = {"empty": empty, "wrong": wrong, "reading": reading, "done": done}


@pytest.mark.parametrize("state", ["wrong", "reading", "done"])
@pytest.mark.parametrize("way", WAYS)
def test_no_state_of_it_has_a_fault_that_axe_can_find(
    opened: Site, window: Window, axe: str, files: Files, way: str, state: str
) -> None:
    page = window(opened.url(PLACE), **WAYS[way])
    STATES[state](page, files)
    assert faults(page, axe) == []
    if way == "narrow":
        assert widest(page) <= NARROW["width"], "the page scrolls sideways"


EDGES = """() => [
  ".mc-piece", ".mc-look", ".mc-drop", ".mc-left", ".mc-tag", ".mc-field", ".mc-button"]
  .map((name) => [name, document.querySelector(`.mc-form ${name}`)])
  .filter(([, one]) => parseFloat(getComputedStyle(one).borderTopWidth) < 1
    || getComputedStyle(one).borderTopStyle === "none").map(([name]) => name)"""


def test_in_forced_colours_everything_keeps_an_edge(
    opened: Site, window: Window, files: Files
) -> None:
    page = window(opened.url(PLACE), **FORCED)
    wrong(page, files)
    assert page.evaluate(EDGES) == []


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_what_can_be_pressed_is_large_enough(
    opened: Site, window: Window, files: Files, viewport: dict[str, int]
) -> None:
    phone = viewport is PHONE
    page = window(opened.url(PLACE), viewport=viewport, has_touch=phone, is_mobile=phone)
    sizes = page.evaluate(
        """() => [...document.querySelectorAll(".mc-form :is(button, .mc-button, .mc-check)")]
          .filter((one) => one.checkVisibility())
          .map((one) => one.getBoundingClientRect().height)"""
    )
    assert len(sizes) > 10
    assert min(sizes) >= (44 if phone else 36)


def test_it_is_filled_in_by_keyboard_alone(
    site: Site, window: Window, files: Files, tmp_path: Path
) -> None:
    page = window(site.url(PLACE))
    filling = Filling(page)
    filling.words()
    filling.evidence(files)
    page.locator("#consent-title").scroll_into_view_if_needed()
    tab_to(page, "[name=students_visible]")
    page.keyboard.press("Space")
    for one in ("#consent-forms_on_file", "#consent-redacted", "#integrity-own_work"):
        tab_to(page, one)
        page.keyboard.press("Space")
    tab_to(page, "button[type=submit]")
    page.keyboard.press("Enter")
    page.locator("#ready-title").wait_for()
    assert page.evaluate("document.activeElement.id") == "ready-title"
    page.keyboard.press("Tab")
    with page.expect_download() as got:
        page.keyboard.press("Enter")
    got.value.save_as(tmp_path / "mine.md")
    checked(tmp_path / "mine.md", site.folder.parent)


def test_a_file_button_shows_the_focus_on_its_label(site: Site, window: Window) -> None:
    page = window(site.url(PLACE))
    tab_to(page, "#file-e1")
    ring = page.locator("label[for=file-e1]").evaluate("one => getComputedStyle(one).outlineWidth")
    assert ring == "3px"


def test_on_paper_there_is_a_list_to_tick_off(site: Site, window: Window) -> None:
    page = window(site.url(PLACE))
    page.fill("#written-context", "Not for paper")
    page.emulate_media(media="print")
    assert not page.locator("[data-mc-form]").is_visible()
    assert page.get_by_role("heading", name="What to gather").is_visible()
    assert page.locator(".mc-boxes li:visible").count() > 6
    assert page.locator(".mc-rubric__table").is_visible()


def test_without_scripts_there_is_the_list_and_where_to_send_it(site: Site, window: Window) -> None:
    page = window(site.url(PLACE), java_script_enabled=False)
    assert page.get_by_role("heading", name="For each file").is_visible()
    assert page.get_by_role("link", name="catalog@microcred.example").is_visible()
    assert page.get_by_text("The form on this page needs scripts.").is_visible()


OLD = """const Plain = RegExp; globalThis.RegExp = function (source, flags) {
  if (flags?.includes("v")) throw new SyntaxError("Invalid flags"); return new Plain(source, flags);
}"""


def test_a_browser_that_is_too_old_shows_the_list(site: Site, context: Callable[..., Any]) -> None:
    inside = context()
    inside.add_init_script(OLD)
    page = inside.new_page()
    page.goto(site.url(PLACE))
    page.wait_for_load_state("networkidle")
    assert page.get_by_text("this browser is too old for them").is_visible()
    assert not page.locator("[data-mc-form]").is_visible()


def test_where_the_script_does_not_come_the_list_does(
    site: Site, context: Callable[..., Any]
) -> None:
    inside = context(reduced_motion="no-preference")
    inside.route("**/submit.js", lambda route: route.abort())
    page = inside.new_page()
    page.goto(site.url(PLACE))
    note = page.get_by_text("The form on this page needs scripts.")
    note.wait_for(timeout=8000)
    assert not page.locator("[data-mc-form]").is_visible()
