"""Light or dark: the reader's choice, else the system's."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.e2e.conftest import Site
from tests.e2e.pages import PAGES

Colours = Literal["dark", "light"]
DARK, LIGHT = "rgb(16, 33, 26)", "rgb(245, 247, 242)"
GROUND = {"dark": DARK, "light": LIGHT}
# Notes whether there was a body, which can be painted, when the theme was set.
WHEN = """new MutationObserver(() => {
  if (document.documentElement?.dataset.theme) window.mcWhen ??= document.body ? "late" : "in time";
}).observe(document, {attributes: true, subtree: true, childList: true});"""


def ground(page: Page) -> str:
    colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return colour


@pytest.mark.parametrize("name", PAGES)
def test_without_a_choice_the_system_decides(
    site: Site, window: Callable[..., Page], name: str
) -> None:
    page = window(site.url(name), color_scheme="dark")
    assert ground(page) == DARK
    page.emulate_media(color_scheme="light")
    assert ground(page) == LIGHT


SYSTEMS: tuple[Colours, ...] = ("light", "dark")


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("name", ["home", "guide", "release"])
def test_a_choice_is_kept_and_wins(
    site: Site, context: Callable[..., BrowserContext], name: str, system: Colours
) -> None:
    inside = context(color_scheme=system)
    inside.add_init_script(WHEN)
    page = inside.new_page()
    page.goto(site.url("home"))
    switch = page.get_by_role("button", name="Dark theme")
    assert switch.get_attribute("aria-pressed") == str(system == "dark").lower()
    switch.press("Space")
    other: Colours = "light" if system == "dark" else "dark"
    assert ground(page) == GROUND[other]
    assert switch.get_attribute("aria-pressed") == str(other == "dark").lower()
    page.goto(site.url(name))
    assert ground(page) == GROUND[other]
    assert page.evaluate("window.mcWhen") == "in time"
    page.emulate_media(color_scheme=other)
    page.emulate_media(color_scheme=system)
    assert ground(page) == GROUND[other]


def test_the_switch_works_where_nothing_may_be_stored(
    site: Site, context: Callable[..., BrowserContext]
) -> None:
    inside = context()
    inside.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('denied'); }})"
    )
    page = inside.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(site.url("home"))
    page.get_by_role("button", name="Dark theme").click()
    assert ground(page) == DARK
    assert errors == []
