"""All that can be done, done with the keyboard alone; the focus is always seen and never caught."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import PHONE, Site
from tests.e2e.keys import REACHABLE, focused, stops, tab_to
from tests.e2e.pages import PAGES

Window = Callable[..., Page]


@pytest.mark.parametrize("name", PAGES)
def test_tab_reaches_everything_in_order_and_the_focus_is_seen(
    site: Site, window: Window, name: str
) -> None:
    page = window(site.url(name))
    page.wait_for_load_state("networkidle")  # an award's page gains buttons once it was checked
    walked = list(stops(page))
    assert [stop.what for stop in walked if not stop.ringed] == [], "no ring"
    assert [stop.what for stop in walked if not stop.visible] == [], "covered"
    assert [stop.place for stop in walked] == page.evaluate(REACHABLE)


@pytest.mark.parametrize("name", ["catalog", "credential"])
def test_tab_finds_its_way_back(site: Site, window: Window, name: str) -> None:
    page = window(site.url(name))
    there = [stop.place for stop in stops(page)]
    back = [stop.place for stop in stops(page, back=True)]
    assert back == there[::-1]


@pytest.mark.parametrize("name", ["home", "catalog", "credential", "guide", "rubric"])
def test_the_skip_link_leads_past_the_header(site: Site, window: Window, name: str) -> None:
    page = window(site.url(name))
    page.keyboard.press("Tab")
    skip = page.locator(".mc-skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null"), focused(page)


def test_the_menu_of_a_phone(site: Site, window: Window) -> None:
    page = window(site.url("home"), viewport=PHONE)
    tab_to(page, ".mc-menu summary")
    page.keyboard.press("Enter")
    panel = page.locator(".mc-menu__panel")
    expect(panel).to_be_visible()
    page.keyboard.press("Tab")
    assert "Catalog" in focused(page)
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(page.locator(".mc-menu summary")).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, "main *")
    expect(panel).to_be_hidden()


def test_the_menu_leads_to_the_catalog(site: Site, window: Window) -> None:
    page = window(site.url("credential"), viewport=PHONE)
    tab_to(page, ".mc-menu summary")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(site.url("catalog"))
    assert page.locator(".mc-menu__panel [aria-current=page]").count() == 1


@pytest.mark.parametrize(
    ("button", "source"), [("address", "#cite-address"), ("reference", "#cite-text")]
)
def test_copying(site: Site, window: Window, button: str, source: str) -> None:
    page = window(site.url("credential"), permissions=["clipboard-read", "clipboard-write"])
    copy = page.get_by_role("button", name=f"Copy the {button}")
    tab_to(page, f"[data-mc-copy={source[1:]}]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-mc-copied]")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator(source).inner_text()
    expect(page.locator(f"[data-mc-copy={source[1:]}]")).to_be_focused()
    expect(copy).to_be_visible()


def test_copying_where_the_clipboard_is_closed_selects_the_text(site: Site, window: Window) -> None:
    page = window(site.url("credential"))
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    tab_to(page, "[data-mc-copy=cite-address]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-mc-copied]")).to_contain_text("Press Ctrl and C")
    assert page.evaluate("getSelection().toString()") == page.locator("#cite-address").inner_text()


def test_the_bibtex_entry_unfolds(site: Site, window: Window) -> None:
    page = window(site.url("credential"))
    tab_to(page, ".mc-details summary")
    page.keyboard.press("Enter")
    expect(page.locator("#cite-bibtex")).to_be_visible()
    page.keyboard.press("Tab")
    assert "BibTeX" in focused(page)


def test_on_this_page_leads_to_a_section_and_marks_it(site: Site, window: Window) -> None:
    page = window(site.url("credential"))
    tab_to(page, ".mc-onpage a[href='#rubric']")
    page.keyboard.press("Enter")
    expect(page.locator("#rubric-title")).to_be_in_viewport()
    expect(page.locator(".mc-onpage [aria-current]")).to_have_attribute("href", "#rubric")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#rubric, #rubric ~ *') !== null")


def test_a_wide_table_scrolls_by_keyboard(site: Site, window: Window) -> None:
    page = window(site.url("credential"), viewport={"width": 800, "height": 700})
    tab_to(page, ".mc-rubric")
    region = page.locator(".mc-rubric")
    if not region.evaluate("node => node.scrollWidth > node.clientWidth"):
        page.set_viewport_size({"width": 765, "height": 700})
    page.evaluate("document.documentElement.style.setProperty('font-size', '160%', 'important')")
    assert region.evaluate("node => node.scrollWidth > node.clientWidth")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.mc-rubric').scrollLeft > 0")
