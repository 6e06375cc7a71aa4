"""Every kind of page against WCAG 2.2 AA, as far as a machine can tell, in each way to see it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import DESKTOP, NARROW, PHONE, Site
from tests.e2e.pages import FRAMES, PAGES, kind

EVERYTHING = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["cat.color"]  # all that can differ in the dark: the markup is the same
WAYS: dict[str, dict[str, Any]] = {
    "light": {"viewport": DESKTOP, "color_scheme": "light"},
    "dark": {"viewport": DESKTOP, "color_scheme": "dark"},
    "narrow": {"viewport": NARROW, "color_scheme": "light", "has_touch": True, "is_mobile": True},
}
# WCAG 1.4.12: what a reader may set, and nothing may be lost.
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important; } p { margin-bottom: 2em !important; }"""


def faults(page: Page, axe: str, tags: list[str] = EVERYTHING, but: str | None = None) -> list[str]:
    """Return what axe finds wrong with a page as it is now; `but` names a rule to leave out."""
    page.evaluate(axe)
    rules = {but: {"enabled": False}} if but else {}
    options = {"runOnly": {"type": "tag", "values": tags}, "rules": rules}
    found = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{fault['id']}: {node['target']}: {node['failureSummary']}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]


def widest(page: Page) -> int:
    width: int = page.evaluate("document.documentElement.scrollWidth")
    return width


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_fault_that_axe_can_find(
    site: Site, window: Callable[..., Page], axe: str, name: str, way: str
) -> None:
    page = window(site.url(name), **WAYS[way])
    assert not faults(page, axe, COLOURS if way == "dark" else EVERYTHING)
    if way == "narrow":
        assert widest(page) <= NARROW["width"], "the page scrolls sideways"


@pytest.mark.parametrize("name", PAGES)
def test_wider_spacing_of_text_makes_no_page_scroll_sideways(
    site: Site, window: Callable[..., Page], name: str
) -> None:
    page = window(site.url(name), viewport=NARROW)
    page.add_style_tag(content=SPACED)
    assert widest(page) <= NARROW["width"]


@pytest.mark.parametrize("name", PAGES)
def test_text_of_twice_the_size_makes_no_page_scroll_sideways(
    site: Site, window: Callable[..., Page], name: str
) -> None:
    page = window("about:blank")
    page.context.new_cdp_session(page).send("Page.setFontSizes", TWICE)
    page.goto(site.url(name))
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "40px"
    assert widest(page) <= DESKTOP["width"]


TWICE = {"fontSizes": {"standard": 32, "fixed": 26}}  # a browser's own setting; usual are 16 and 13


def open_search(page: Page) -> None:
    page.locator("[data-mc-search]").first.click()
    page.locator("#mc-search-words").fill("phonics")
    page.locator("[data-mc-results] a").first.wait_for()


def open_menu(page: Page) -> None:
    page.locator("details.mc-menu summary").click()
    page.locator(".mc-menu__panel a").first.wait_for()


def open_filters(page: Page) -> None:
    page.locator("[data-mc-toggle]").click()
    page.locator("[data-mc-filters] summary").click()
    page.locator("[data-mc-filters] details input").first.wait_for()


def open_bibtex(page: Page) -> None:
    page.locator(".mc-details summary").click()


STATES: dict[str, tuple[str, Callable[[Page], None], tuple[str, ...]]] = {
    "search": ("home", open_search, ("light", "dark", "narrow")),
    "menu": ("home", open_menu, ("narrow",)),
    "filters": ("catalog-filtered", open_filters, ("narrow",)),
    "bibtex": ("credential", open_bibtex, ("light", "narrow")),
}
OPENED = [(name, way) for name, (_, _, ways) in STATES.items() for way in ways]


@pytest.mark.parametrize(("name", "way"), OPENED)
def test_what_opens_has_no_fault_that_axe_can_find(
    site: Site, window: Callable[..., Page], axe: str, name: str, way: str
) -> None:
    start, act, _ = STATES[name]
    page = window(site.url(start), **WAYS[way])
    act(page)
    assert not faults(page, axe)
    assert widest(page) <= page.viewport_size["width"]  # type: ignore[index]


@pytest.mark.parametrize("name", ["home", "catalog-filtered", "credential", "guide"])
def test_forced_colours_leave_every_control_an_edge(
    site: Site, window: Callable[..., Page], axe: str, name: str
) -> None:
    page = window(site.url(name), forced_colors="active", color_scheme="dark")
    assert not faults(page, axe, but="color-contrast"), "the colours are the reader's own"
    assert page.evaluate(WITHOUT_EDGE) == []


WITHOUT_EDGE = """() => [...document.querySelectorAll(
  ".mc-tag, .mc-card, .mc-button, input, select")]
  .filter((one) => one.checkVisibility())
  .filter((one) => getComputedStyle(one).borderTopStyle === "none"
    && getComputedStyle(one).appearance === "none")
  .map((one) => one.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("name", ["home", "catalog", "credential"])
def test_nothing_moves_for_who_asked_for_less_motion(
    site: Site, window: Callable[..., Page], name: str
) -> None:
    page = window(site.url(name), reduced_motion="reduce")
    assert page.evaluate(MOVING) == []


MOVING = """() => [...document.querySelectorAll("*")].filter((one) => {
  const style = getComputedStyle(one);
  return parseFloat(style.transitionDuration) > 0 && style.transitionProperty !== "none"
    || style.animationName !== "none" || style.scrollBehavior === "smooth";
}).map((one) => one.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("name", ["home", "catalog-filtered", "credential", "rubric", "rules"])
def test_a_finger_hits_every_control(site: Site, window: Callable[..., Page], name: str) -> None:
    page = window(site.url(name), viewport=PHONE, has_touch=True, is_mobile=True)
    if name == "catalog-filtered":
        open_filters(page)
    assert page.evaluate(SMALL) == []


# Visual language: 44 px on touch. A link in running text is exempt (WCAG 2.5.8).
SMALL = """() => [...document.querySelectorAll(
  "button, select, summary, .mc-button, label.mc-check")]
  .filter((one) => one.checkVisibility())
  .map((one) => [one.getBoundingClientRect(), one])
  .filter(([box]) => box.width > 1 && box.height < 44)
  .map(([box, one]) => `${Math.round(box.height)} px: ${one.outerHTML.slice(0, 80)}`)"""


def test_the_axe_in_use_would_find_a_fault(
    site: Site, window: Callable[..., Page], axe: str
) -> None:
    page = window(site.url("about"))
    page.evaluate("document.querySelector('h1').innerHTML = '<img src=x>'")
    page.evaluate("document.querySelector('main p').style.color = '#ccc'")
    assert any("image-alt" in fault for fault in faults(page, axe))
    assert "color-contrast" in {fault.partition(":")[0] for fault in faults(page, axe, COLOURS)}


def test_every_kind_of_page_in_the_site_is_visited(site: Site) -> None:
    files = [path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*.html")]
    assert [path for path in files if kind(path) not in PAGES | FRAMES] == []
    missing = [name for name, path in PAGES.items() if not _file(site, path).exists()]
    assert missing == []


def _file(site: Site, address: str) -> Path:
    path = address.partition("?")[0]
    return site.folder / (path if path.endswith(".html") else f"{path}index.html")
