"""What comes out on paper."""

import re
import zlib
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import Site
from tests.e2e.keys import tab_to
from tests.e2e.pages import PAGES

Window = Callable[..., Page]
A4 = {"width": 640, "height": 990}
SCREEN_ONLY = """() => [...document.querySelectorAll(
  "header.mc-header, .mc-banner, footer, button, .mc-button, .mc-crumbs, .mc-skip, .mc-trim, "
  + ".mc-onpage, .mc-docs__toc, .mc-filters, .mc-chips, dialog")]
  .filter((one) => one.checkVisibility()).map((one) => one.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("name", PAGES)
def test_paper_has_no_controls_and_no_dark_ground(site: Site, window: Window, name: str) -> None:
    page = window(site.url(name), viewport=A4, color_scheme="dark")
    page.emulate_media(media="print")
    assert page.evaluate(SCREEN_ONLY) == []
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("document.documentElement.scrollWidth") <= A4["width"]
    assert page.locator("h1").is_visible()


@pytest.mark.parametrize("name", ["credential", "release", "rubric"])
def test_a_rubric_stays_a_table_on_narrow_paper(site: Site, window: Window, name: str) -> None:
    page = window(site.url(name), viewport={"width": 420, "height": 700})
    table = page.locator("table.mc-rubric__table")
    assert table.evaluate("node => getComputedStyle(node).display") == "block"
    page.emulate_media(media="print")
    assert table.evaluate("node => getComputedStyle(node).display") == "table"
    rows = table.locator("tbody tr")
    assert rows.first.evaluate("node => getComputedStyle(node).display") == "table-row"
    assert rows.first.evaluate("node => getComputedStyle(node).breakInside") == "avoid"
    assert (
        table.locator("thead").evaluate("n => getComputedStyle(n).display") == "table-header-group"
    )


@pytest.mark.parametrize(("name", "most"), [("rubric", 2), ("credential", 12)])
def test_a_page_prints(site: Site, window: Window, name: str, most: int) -> None:
    pdf = window(site.url(name)).pdf(format="Letter", prefer_css_page_size=True)
    assert pdf.startswith(b"%PDF")
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", unpacked(pdf))) <= most


def unpacked(pdf: bytes) -> bytes:
    """Return a PDF with its compressed streams spelled out after it."""
    parts = [pdf]
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            parts.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"\n".join(parts)


def test_what_is_folded_away_is_printed_and_folded_again(site: Site, window: Window) -> None:
    page = window(site.url("credential"))
    page.evaluate(
        "addEventListener('beforeprint', () => window.open_ = document.querySelector"
        "('.mc-details').open)"
    )
    page.pdf()
    assert page.evaluate("window.open_") is True
    expect(page.locator(".mc-details")).not_to_have_attribute("open", "")


def test_the_print_button(site: Site, context: Callable[..., BrowserContext]) -> None:
    inside = context()
    inside.add_init_script("window.printed = 0; window.print = () => { window.printed += 1; }")
    page = inside.new_page()
    page.goto(site.url("rubric"))
    tab_to(page, "[data-mc-print]")
    page.keyboard.press("Enter")
    assert page.evaluate("window.printed") == 1
