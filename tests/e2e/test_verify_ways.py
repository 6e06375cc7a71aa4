"""Checking a badge by keyboard alone, by ear, in every light and on every width."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import FileChooser, Page, expect

from tests import ledgers
from tests.e2e.checking import GENUINE, REVOKED, concluded, give, paste, stored, text_of, verdict
from tests.e2e.conftest import NARROW, PHONE, Site
from tests.e2e.keys import tab_to
from tests.e2e.test_accessibility import SMALL, WAYS, WITHOUT_EDGE, faults, widest

STATES: dict[str, Callable[[Page, Site], None]] = {
    "genuine": lambda page, _: paste(page, stored(GENUINE)),
    "revoked": lambda page, _: paste(page, stored(REVOKED)),
    "changed": lambda page, site: paste(page, text_of(site, GENUINE).replace("Think", "Thinc")),
    "cannot tell": lambda page, _: paste(page, "https://localhost:9/none.json"),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("state", STATES)
def test_no_answer_has_a_fault_that_axe_can_find(
    awarded: Site, window: Callable[..., Page], axe: str, state: str, way: str
) -> None:
    page = window(awarded.url("verify"), **WAYS[way])
    STATES[state](page, awarded)
    assert not faults(page, axe)
    if way == "narrow":
        assert widest(page) <= NARROW["width"], "the page scrolls sideways"


def test_a_badge_is_checked_by_keyboard_alone(awarded: Site, window: Callable[..., Page]) -> None:
    page = window(awarded.url("verify"))
    choosers: list[FileChooser] = []
    page.on("filechooser", lambda one: choosers.append(one))  # a browser begins to listen later
    tab_to(page, "#mc-file")
    ring = page.locator("label[for=mc-file]").evaluate(
        "node => getComputedStyle(node).outlineStyle"
    )
    assert ring == "solid", "the button shows the focus of the field behind it"
    page.keyboard.press("Enter")
    while not choosers:
        page.wait_for_timeout(50)
    badge = text_of(awarded, GENUINE).encode()
    choosers[0].set_files({"name": "badge.json", "mimeType": "", "buffer": badge})
    concluded(page)
    tab_to(page, "#mc-email")
    page.keyboard.type(ledgers.EMAIL)
    page.keyboard.press("Enter")
    expect(page.locator("[data-mc-theirs]")).to_contain_text("Yes.")
    tab_to(page, "[data-mc-page]")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/awards/{GENUINE}/")


def test_the_verdict_is_reached_once_and_then_left_alone(
    awarded: Site, window: Callable[..., Page]
) -> None:
    page = window(awarded.url("verify"))
    page.evaluate(
        "() => { window.focused = 0; document.querySelector('[data-mc-verdict]')"
        ".addEventListener('focus', () => { window.focused += 1; }); }"
    )
    paste(page, stored(GENUINE))
    page.keyboard.press("Tab")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.focused") == 1
    assert page.evaluate("document.activeElement.closest('[data-mc-verdict]')") is None


def test_each_step_is_told_as_a_whole_by_a_live_region(
    awarded: Site, window: Callable[..., Page]
) -> None:
    page = window(awarded.url("verify"))
    region = page.locator("ol.mc-checks")
    assert region.get_attribute("aria-live") == "polite"
    assert {step.get_attribute("aria-atomic") for step in region.locator("li").all()} == {"true"}
    assert page.locator("[data-mc-theirs]").get_attribute("role") == "status"


def test_nothing_is_green_before_it_is_known(awarded: Site, window: Callable[..., Page]) -> None:
    page = window(awarded.url("verify"))
    page.evaluate(NOTE_TONES)
    paste(page, stored(REVOKED))
    assert page.evaluate("window.tones") == [
        "mc-verdict mc-verdict--mute",
        "mc-verdict mc-verdict--bad",
    ]


NOTE_TONES = """() => {
  const block = document.querySelector("[data-mc-verdict]");
  window.tones = [];
  new MutationObserver(() => {
    if (window.tones.at(-1) !== block.className) window.tones.push(block.className);
  }).observe(block, {attributes: true});
}"""


def test_a_finger_hits_every_control(awarded: Site, window: Callable[..., Page]) -> None:
    page = window(awarded.url("verify"), viewport=PHONE, has_touch=True, is_mobile=True)
    paste(page, stored(GENUINE))
    assert page.evaluate(SMALL) == []


def test_forced_colours_leave_every_state_an_edge(
    awarded: Site, window: Callable[..., Page]
) -> None:
    page = window(awarded.url("verify"), forced_colors="active", color_scheme="dark")
    paste(page, stored(GENUINE))
    page.locator("#mc-file").evaluate("node => node.remove()")  # its button stands for it
    assert page.evaluate(WITHOUT_EDGE) == []
    edge = page.locator("[data-mc-verdict]").evaluate(
        "node => getComputedStyle(node).borderTopStyle"
    )
    assert edge == "solid"


def test_on_a_phone_the_verdict_comes_into_view(awarded: Site, window: Callable[..., Page]) -> None:
    options: dict[str, Any] = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
    page = window(awarded.url("verify"), **options)
    give(page, "badge.json", text_of(awarded, GENUINE).encode())
    assert verdict(page)[0] == "ok"
    expect(page.locator("[data-mc-verdict]")).to_be_in_viewport()
