"""The page for scoring in each of its states: axe, keyboard, touch, forced colours, print."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import NARROW, PHONE, Site
from tests.e2e.keys import stops
from tests.e2e.scoring import ROWS, begin, choose, fill_in, link, lock
from tests.e2e.test_accessibility import (
    COLOURS,
    EVERYTHING,
    SMALL,
    SPACED,
    WAYS,
    WITHOUT_EDGE,
    faults,
    widest,
)
from tests.e2e.test_print import A4

Window = Callable[..., Page]


def statement(page: Page, site: Site) -> None:
    page.goto(link(site))
    expect(page.locator("#statement-title")).to_be_visible()


def leaving(page: Page, site: Site) -> None:
    statement(page, site)
    page.get_by_role("button", name="I know this teacher").last.click()


def half(page: Page, site: Site) -> None:
    """Score a part, with one row met before, an item that does not open, and things left."""
    begin(page, link(site, attempt=2, open=list(ROWS[1:])))
    page.locator("#item-clips-1").get_by_label("It differs").check()
    page.locator("#item-clips-2").get_by_label("I could not open it").check()
    choose(page, "first-pause", 3, why="Ms. Ortiz waits.")
    choose(page, "voices", 1)
    page.get_by_text("What was asked for").first.click()
    lock(page)


def locked(page: Page, site: Site) -> None:
    begin(page, link(site))
    fill_in(page, dict.fromkeys(ROWS, 2) | {"voices": 1})
    lock(page)
    page.get_by_text("Without GitHub").last.click()


STATES = {"statement": statement, "leaving": leaving, "half": half, "locked": locked}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("state", STATES)
def test_no_state_has_a_fault_that_axe_can_find(
    opened: Site, window: Window, axe: str, state: str, way: str
) -> None:
    page = window("about:blank", **WAYS[way])
    STATES[state](page, opened)
    assert not faults(page, axe, COLOURS if way == "dark" else EVERYTHING)
    if way == "narrow":
        assert widest(page) <= NARROW["width"], "the page scrolls sideways"
        page.add_style_tag(content=SPACED)
        assert widest(page) <= NARROW["width"], "with wider spacing it does"


@pytest.mark.parametrize("state", ["half", "locked"])
def test_forced_colours_leave_every_control_an_edge(
    opened: Site, window: Window, axe: str, state: str
) -> None:
    page = window("about:blank", forced_colors="active", color_scheme="dark")
    STATES[state](page, opened)
    assert not faults(page, axe, but="color-contrast"), "the colours are the reader's own"
    hidden = [one for one in page.evaluate(WITHOUT_EDGE) if 'type="file"' not in one]
    assert hidden == [], "a file is chosen by the button above its field"
    chosen = page.locator("#row-voices .mc-level:has(:checked)")
    other = page.locator("#row-voices .mc-level:not(:has(:checked))").first
    width = "node => getComputedStyle(node).borderTopWidth"
    assert chosen.evaluate(width) != other.evaluate(width), "told apart without any colour"


@pytest.mark.parametrize("state", ["half", "locked"])
def test_tab_reaches_everything_and_nothing_covers_the_focus(
    opened: Site, window: Window, state: str
) -> None:
    page = window("about:blank")
    STATES[state](page, opened)
    page.evaluate("document.body.tabIndex = -1; document.body.focus()")
    walked = list(stops(page))
    assert len(walked) > 30
    assert [one.what for one in walked if not one.ringed] == [], "no ring"
    assert [one.what for one in walked if not one.visible] == [], "covered"


@pytest.mark.parametrize("state", STATES)
def test_a_finger_hits_every_control(opened: Site, window: Window, state: str) -> None:
    page = window("about:blank", viewport=PHONE, has_touch=True, is_mobile=True)
    STATES[state](page, opened)
    assert page.evaluate(SMALL) == []


def test_each_level_has_the_same_green(opened: Site, window: Window) -> None:
    page = window("about:blank")
    begin(page, link(opened))
    colours = set()
    for level in (1, 2, 3):
        choose(page, "voices", level)
        card = page.locator("#row-voices .mc-level:has(:checked)")
        colours.add(card.evaluate("n => [n.style.cssText, getComputedStyle(n).backgroundColor]")[1])
    assert len(colours) == 1


def test_the_bar_stays_in_sight_and_the_evidence_beside_the_rubric(
    opened: Site, window: Window
) -> None:
    page = window("about:blank")
    begin(page, link(opened))
    for row in ROWS:
        page.locator(f"#row-{row}-why").scroll_into_view_if_needed()
        expect(page.locator(".mc-bar")).to_be_in_viewport(ratio=1)
        expect(page.locator(".mc-score__evidence")).to_be_in_viewport()


def test_it_prints_what_was_chosen_and_written(opened: Site, window: Window) -> None:
    page = window("about:blank", viewport=A4)
    half(page, opened)
    page.emulate_media(media="print")
    for shown in ("Pausing after the question", "The clearest change is in who speaks."):
        expect(page.get_by_text(shown).first).to_be_visible()
    expect(page.locator("#row-first-pause-why")).to_be_visible()
    for gone in (".mc-bar", ".mc-drop", ".mc-score__keys", ".mc-score__plain", "[data-mc-lock]"):
        assert not page.locator(gone).first.is_visible(), gone
    chosen, other = (
        page.locator(f"#row-voices .mc-level:{which}").first.evaluate(
            "node => parseFloat(getComputedStyle(node).borderTopWidth)"
        )
        for which in ("has(:checked)", "not(:has(:checked))")
    )
    assert chosen > other
    assert page.pdf().startswith(b"%PDF")
