"""The queue in a browser: drawn without scripts, on a phone, in forced colours and on paper."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import NARROW, PHONE, Site
from tests.e2e.test_accessibility import faults

WIDE, SMALL = ".mc-chart--wide", ".mc-chart--narrow"
SMALLEST = 12.5
"""Pixels of the smallest label on the narrowest phone."""


def test_it_needs_no_script(site: Site, window: Callable[..., Page]) -> None:
    page = window(site.url("queue"), java_script_enabled=False)
    assert page.locator("h1").inner_text() == "31 submissions wait for an answer"
    assert page.locator(f"{WIDE}:visible").count() == 2
    page.locator("summary", has_text="Show the numbers").click()
    assert page.locator("details table").is_visible()


def test_the_first_page_leads_there(site: Site, window: Callable[..., Page]) -> None:
    page = window(site.url("home"))
    page.get_by_role("link", name="See the queue").click()
    assert page.url == site.url("queue")


@pytest.mark.parametrize("viewport", [PHONE, NARROW], ids=["phone", "narrow"])
def test_on_a_phone_bars_are_drawn_so_that_labels_can_be_read(
    site: Site, window: Callable[..., Page], viewport: dict[str, int]
) -> None:
    page = window(site.url("queue"), viewport=viewport, is_mobile=True, has_touch=True)
    assert page.locator(f"{WIDE}:visible").count() == 0
    assert page.locator(f"{SMALL}:visible").count() == 2
    sizes = page.locator(f"{SMALL} text").evaluate_all(
        "all => all.map(one => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a)"
    )
    assert min(sizes) >= SMALLEST
    overlaps = page.locator(f"{SMALL} g").evaluate_all(
        """all => all.filter(one => {
          const [label, value] = [...one.querySelectorAll("text")];
          return label.getBoundingClientRect().right > value.getBoundingClientRect().left;
        }).length"""
    )
    assert overlaps == 0


def test_late_answers_are_hatched_and_not_only_of_another_colour(
    site: Site, window: Callable[..., Page]
) -> None:
    page = window(site.url("queue"))
    late = page.locator(f"{WIDE} .mc-chart__late")
    assert late.count() == 3
    fills = late.evaluate_all("all => all.map(one => one.getAttribute('fill'))")
    assert set(fills) == {"url(#mc-months-wide-late)"}
    assert page.locator("#mc-months-wide-late").count() == 1


def test_in_forced_colours_bars_are_as_dark_as_text(
    site: Site, window: Callable[..., Page]
) -> None:
    page = window(site.url("queue"), forced_colors="active")
    colours = page.locator(f"{WIDE} .mc-chart__bar, h1").evaluate_all(
        "all => all.map(one => { const s = getComputedStyle(one);"
        " return one.localName === 'h1' ? s.color : s.fill })"
    )
    assert len(set(colours)) == 1


def test_on_paper_all_numbers_are_shown(site: Site, window: Callable[..., Page]) -> None:
    page = window(site.url("queue"))
    assert not page.locator("details table").is_visible()
    page.emulate_media(media="print")
    assert page.locator("details table").is_visible()
    assert page.locator(f"{WIDE}:visible").count() == 2


def test_a_screen_reader_is_told_each_chart_once(site: Site, window: Callable[..., Page]) -> None:
    page = window(site.url("queue"))
    assert page.get_by_role("img", name="How many wait, by micro-credential").count() == 1
    assert page.get_by_role("img", name="Answers in time, by month").count() == 1


def test_axe_finds_nothing_once_the_numbers_are_open(
    site: Site, window: Callable[..., Page], axe: str
) -> None:
    page = window(site.url("queue"), color_scheme="dark")
    page.locator("summary", has_text="Show the numbers").click()
    assert not faults(page, axe)


def test_nobody_is_named(site: Site) -> None:
    for name in ("queue/index.html", "queue.json"):
        text = Path(site.folder / name).read_text(encoding="utf-8")
        assert not [who for who in ("ada", "ben", "chi", "github:") if f'"{who}' in text]
