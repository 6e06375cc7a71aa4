"""Filters, sort order and addresses of the catalog, against counts worked out from catalog.json."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e.conftest import PHONE, Site
from tests.e2e.keys import focused, stops, tab_to
from tests.e2e.programmes import MANY

Window = Callable[..., Page]
Choice = Mapping[str, Iterable[str]]
SCREEN = 60


def hours(entry: dict[str, Any]) -> list[str]:
    if not entry["hours"]:
        return ["not-stated"]
    most = entry["hours"]["max"]
    return [next((f for f, top in BUCKETS.items() if most <= top), "over-20")]


BUCKETS = {"up-to-10": 10, "11-15": 15, "16-20": 20}
# What catalog.json says of a facet, apart from how the site itself works it out.
VALUES: dict[str, Callable[[dict[str, Any]], list[str]]] = {
    "area": lambda entry: [entry["area"]],
    "depth": lambda entry: [entry["depth"]],
    "stage": lambda entry: entry["stages"],
    "hours": hours,
    "evidence": lambda entry: entry["evidence"],
    "subject": lambda entry: entry["subjects"],
    "grades": lambda entry: entry["grades"],
    "role": lambda entry: entry["roles"],
    "purpose": lambda entry: entry["purposes"],
    "tier": lambda entry: [str(entry["tier"] or "none")],
    "origin": lambda entry: [entry["origin"]],
    "status": lambda entry: [entry["status"]],
}


def fitting(site: Site, choice: Choice) -> list[str]:
    """Return the names that fit: any value inside a facet, every facet with a choice."""
    return [
        entry["name"]
        for entry in site.catalog
        if all(set(VALUES[facet](entry)) & set(values) for facet, values in choice.items())
    ]


def expected_count(site: Site, choice: Choice, facet: str, value: str) -> int:
    """Return how many there would be with `value` the only choice in its facet."""
    return len(fitting(site, {**choice, facet: [value]}))


def shown(page: Page) -> list[str]:
    return page.locator("[data-mc-list] h3").all_inner_texts()


def expect_cards(page: Page, names: Iterable[str]) -> None:
    """Wait until the cards are those of the names, in any order."""
    wanted = sorted(names)
    for _ in range(50):
        if sorted(shown(page)) == wanted:
            return
        page.wait_for_timeout(100)
    assert sorted(shown(page)) == wanted


def address(site: Site, choice: Choice) -> str:
    pairs = [(facet, value) for facet, values in choice.items() for value in values]
    return site.url("catalog/") + (f"?{urlencode(pairs)}" if pairs else "")


def check(page: Page, facet: str, value: str) -> None:
    """Tick one filter with the keyboard."""
    box = f"input[name='{facet}'][value='{value}']"
    if not page.locator(box).is_visible():
        tab_to(page, "[data-mc-filters] summary")
        page.keyboard.press("Enter")
    page.locator("body").evaluate("() => document.activeElement.blur()")
    tab_to(page, box)
    page.keyboard.press("Space")


CHOICES: dict[str, Choice] = {
    "one": {"area": ["literacy"]},
    "two of a group": {"area": ["literacy", "talk"]},
    "two groups": {"area": ["literacy", "assessment"], "depth": ["foundation"]},
    "three groups": {"stage": ["early"], "evidence": ["video", "audio"], "hours": ["up-to-10"]},
    "tucked away": {"grades": ["9-12"], "role": ["coach"], "purpose": ["career-pathway"]},
    "origin": {"origin": ["external"]},
    "planned or retired": {"status": ["planned", "retired"]},
    "subject and tier": {"subject": ["any"], "tier": ["4"]},
    "nothing": {"status": ["planned"], "area": ["coaching"]},
}


@pytest.mark.parametrize("choice", CHOICES.values(), ids=CHOICES)
def test_filters_from_the_address(site: Site, window: Window, choice: Choice) -> None:
    page = window(address(site, choice))
    names = fitting(site, choice)
    total = len(site.catalog)
    expect(page.locator("[data-mc-count]")).to_have_text(
        f"{len(names)} of {total} micro-credentials"
    )
    expect_cards(page, names)
    assert page.locator("[data-mc-empty]").is_visible() == (not names)
    for facet, value, checked, said in page.evaluate(BOXES):
        if facet in VALUES:
            assert int(said) == expected_count(site, choice, facet, value), (facet, value)
        assert checked == (value in choice.get(facet, ())), (facet, value)


BOXES = """() => [...document.querySelectorAll("[data-mc-filters] input")].map((box) =>
  [box.name, box.value, box.checked, box.parentElement.lastElementChild.textContent])"""


@pytest.mark.parametrize("name", ["two groups", "tucked away"])
def test_filters_by_keyboard(site: Site, window: Window, name: str) -> None:
    page = window(site.url("catalog"))
    choice = CHOICES[name]
    for facet, values in choice.items():
        for value in values:
            check(page, facet, value)
            assert f'value="{value}"' in focused(page), "the focus stays on the filter"
    expect(page).to_have_url(address(site, choice))
    expect_cards(page, fitting(site, choice))
    page.reload()
    expect(page.locator("[data-mc-chips]")).to_be_visible()
    expect_cards(page, fitting(site, choice))


def test_the_count_is_told_to_who_cannot_see_it(site: Site, window: Window) -> None:
    page = window(site.url("catalog"))
    count = page.locator("[data-mc-count]")
    assert count.get_attribute("role") == "status"
    check(page, "area", "literacy")
    wanted = len(fitting(site, {"area": ["literacy"]}))
    expect(count).to_have_text(f"{wanted} of {len(site.catalog)} micro-credentials")


def test_taking_a_filter_off_moves_the_focus_to_the_count(site: Site, window: Window) -> None:
    page = window(address(site, {"area": ["literacy", "talk"], "depth": ["foundation"]}))
    page.locator("[data-mc-chips] button").first.wait_for()
    tab_to(page, "[aria-label='Remove filter Literacy']")
    page.keyboard.press("Enter")
    expect(page.locator("[data-mc-count]")).to_be_focused()
    expect(page).to_have_url(address(site, {"area": ["talk"], "depth": ["foundation"]}))
    expect_cards(page, fitting(site, {"area": ["talk"], "depth": ["foundation"]}))
    tab_to(page, "[aria-label='Remove all filters']")
    page.keyboard.press("Space")
    expect(page.locator("[data-mc-count]")).to_be_focused()
    expect(page).to_have_url(site.url("catalog"))
    assert len(shown(page)) == len(site.catalog)
    expect(page.locator("[data-mc-chips]")).to_be_hidden()


def test_back_and_forward_go_through_the_choices(site: Site, window: Window) -> None:
    page = window(site.url("catalog"))
    check(page, "area", "literacy")
    check(page, "depth", "foundation")
    both = {"area": ["literacy"], "depth": ["foundation"]}
    expect(page).to_have_url(address(site, both))
    page.go_back()
    expect(page.locator("[data-mc-chips] li")).to_have_count(1)
    expect_cards(page, fitting(site, {"area": ["literacy"]}))
    page.go_back()
    expect(page.locator("[data-mc-chips]")).to_be_hidden()
    assert len(shown(page)) == len(site.catalog)
    page.go_forward()
    page.go_forward()
    expect(page.locator("[data-mc-chips] li")).to_have_count(3)
    expect_cards(page, fitting(site, both))


def test_back_from_a_micro_credential_finds_the_filters_as_they_were(
    site: Site, window: Window
) -> None:
    page = window(site.url("catalog"))
    check(page, "area", "literacy")
    expect(page.locator("[data-mc-chips]")).to_be_visible()
    tab_to(page, "[data-mc-list] a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/credentials/*/")
    page.go_back()
    expect(page.locator("[data-mc-chips]")).to_be_visible()
    expect_cards(page, fitting(site, {"area": ["literacy"]}))


def test_an_address_with_unknown_filters_shows_everything(site: Site, window: Window) -> None:
    page = window(site.url("catalog/?area=alchemy&utm_source=mail&sort=luck&__proto__=x"))
    page.wait_for_load_state("networkidle")
    assert len(shown(page)) == len(site.catalog)
    expect(page.locator("[data-mc-count]")).to_have_text(f"{len(site.catalog)} micro-credentials")
    expect(page.locator("[data-mc-chips]")).to_be_hidden()


def test_what_is_unknown_in_an_address_leaves_the_rest_in_force(site: Site, window: Window) -> None:
    page = window(site.url("catalog/?__proto__=x&constructor=y&area=literacy&area=alchemy"))
    expect_cards(page, fitting(site, {"area": ["literacy"]}))
    expect(page.locator("[data-mc-chips] li")).to_have_count(1)


def test_without_its_data_the_list_stays_and_plain_links_appear(site: Site, window: Window) -> None:
    page = window("about:blank")
    page.route("**/catalog/parts/*", lambda route: route.abort())
    page.goto(site.url("catalog/?area=literacy"))
    expect(page.locator("[data-mc-plain]")).to_be_visible()
    expect(page.locator("[data-mc-filters]")).to_be_hidden()
    expect(page.locator("[data-mc-count]")).to_contain_text("could not be loaded")
    assert len(shown(page)) == len(site.catalog)


def retired(entry: dict[str, Any]) -> bool:
    """Tell what goes last in every order."""
    return bool(entry["status"] == "retired")


ORDERS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "name": lambda entry: entry["name"].casefold(),
    "hours": lambda entry: entry["hours"]["max"] if entry["hours"] else 10_000,
}


@pytest.mark.parametrize("order", ORDERS)
def test_sorting_by_keyboard(site: Site, window: Window, order: str) -> None:
    page = window(site.url("catalog"))
    tab_to(page, "[data-mc-sort]")
    select = page.locator("[data-mc-sort]")
    for _ in range(6):
        if select.input_value() == order:
            break
        page.keyboard.press("ArrowDown")
    expect(page).to_have_url(site.url(f"catalog/?sort={order}"))
    by_name = {entry["name"]: (retired(entry), ORDERS[order](entry)) for entry in site.catalog}
    for _ in range(2):
        expect(page.locator("[data-mc-list] h3").first).to_have_text(
            min(by_name, key=by_name.__getitem__)
        )
        assert [by_name[name] for name in shown(page)] == sorted(by_name.values())
        page.reload()
        expect(select).to_have_value(order)


def test_the_newest_review_comes_first(site: Site, window: Window) -> None:
    page = window(site.url("catalog/?sort=reviewed"))
    page.wait_for_load_state("networkidle")
    reviewed = {
        entry["name"]: (not retired(entry), entry["reviewed"] or "") for entry in site.catalog
    }
    days = [reviewed[name] for name in shown(page)]
    assert days == sorted(days, reverse=True)


def test_filters_on_a_phone_are_behind_a_button(site: Site, window: Window) -> None:
    page = window(site.url("catalog"), viewport=PHONE)
    toggle = page.locator("[data-mc-toggle]")
    expect(page.locator("[data-mc-filters]")).to_be_hidden()
    tab_to(page, "[data-mc-toggle]")
    page.keyboard.press("Enter")
    expect(toggle).to_have_attribute("aria-expanded", "true")
    check(page, "area", "literacy")
    check(page, "depth", "foundation")
    expect(toggle).to_have_text("Filter (2 on)")
    tab_to(page, "[data-mc-toggle]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-mc-filters]")).to_be_hidden()


def test_the_cards_drawn_by_the_script_are_those_of_the_page(site: Site, window: Window) -> None:
    page = window(site.url("catalog"))
    cards = page.locator("[data-mc-list] > li")
    before = sorted(cards.evaluate_all(TELLING))
    page.route("**/catalog/?sort=name", without_cards)
    page.goto(site.url("catalog/?sort=name"))
    expect(cards).to_have_count(len(before))
    assert sorted(cards.evaluate_all(TELLING)) == before


def without_cards(route: Route) -> None:
    """Answer with the catalog's page, its cards taken out."""
    answer = route.fetch()
    parts = re.split("(?s)(<ul[^>]* data-mc-list>).*(</ul>\\s*<p class=.mc-more)", answer.text())
    assert len(parts) == 4
    route.fulfill(response=answer, body="".join(parts))


# What a card says and where it leads, apart from how its HTML is written.
TELLING = """cards => cards.map((card) => [card.innerText, card.querySelector("a").href,
  card.querySelector("img").src, [...card.querySelectorAll("use")].map((use) =>
  new URL(use.getAttribute("href"), location.href).hash).join(" ")].join(" | "))"""


def test_more_is_shown_on_request_and_the_focus_goes_on_from_there(
    many: Site, window: Window
) -> None:
    page = window(many.url("catalog"))
    first = shown(page)
    assert len(first) == SCREEN
    tab_to(page, "[data-mc-more] button")
    page.keyboard.press("Enter")
    expect(page.locator("[data-mc-list] > li")).to_have_count(2 * SCREEN)
    assert shown(page)[:SCREEN] == first
    assert page.evaluate("document.activeElement.textContent") == shown(page)[SCREEN]
    page.keyboard.press("Enter")
    page.wait_for_url("**/credentials/*/")
    page.go_back()
    expect(page.locator("[data-mc-list] > li")).to_have_count(2 * SCREEN)
    tab_to(page, "[data-mc-more] button")
    page.keyboard.press("Enter")
    expect(page.locator("[data-mc-list] > li")).to_have_count(MANY)
    expect(page.locator("[data-mc-more]")).to_be_hidden()
    assert sorted(shown(page)) == sorted(entry["name"] for entry in many.catalog)


@pytest.mark.parametrize("choice", [{"area": ["talk", "digital"], "grades": ["k-2"]}, {}])
def test_cards_that_were_not_in_the_page_are_drawn_like_those_that_were(
    many: Site, window: Window, choice: Choice
) -> None:
    page = window(f"{address(many, choice)}{'&' if choice else '?'}sort=name")
    names = sorted(fitting(many, choice))
    expect(page.locator("[data-mc-list] h3")).to_have_text(names[:SCREEN])
    for card in page.locator("[data-mc-list] > li").all()[-3:]:
        entry = next(e for e in many.catalog if e["name"] == card.locator("h3").inner_text())
        assert card.locator("a").evaluate("a => a.href").endswith(f"/credentials/{entry['id']}/")
        assert entry["description"] in card.inner_text()
        assert f"{entry['hours']['min']}–{entry['hours']['max']} hours" in card.inner_text()


def test_a_long_plain_list_goes_on_a_second_page(many: Site, window: Window) -> None:
    page = window(many.url("catalog/role/teacher/"))
    names = page.locator("main h2").all_inner_texts()
    page.get_by_role("link", name="Next page").press("Enter")
    page.wait_for_url("**/catalog/role/teacher/2/")
    names += page.locator("main h2").all_inner_texts()
    assert sorted(names) == sorted(entry["name"] for entry in many.catalog)
    assert page.get_by_role("link", name="Next page").count() == 0


def test_a_plain_list_leads_back_to_the_filters(site: Site, window: Window) -> None:
    page = window(site.url("facet"))
    page.get_by_role("link", name="Add more filters in the catalog").press("Enter")
    expect(page).to_have_url(site.url("catalog/?area=literacy"))
    expect(page.locator("[data-mc-chips]")).to_be_visible()


def test_filters_work_below_the_root_of_a_host(district: Site, window: Window) -> None:
    page = window(district.url("catalog"))
    check(page, "area", "literacy")
    expect(page.locator("[data-mc-chips]")).to_be_visible()
    expect_cards(page, fitting(district, {"area": ["literacy"]}))


def test_the_whole_catalog_with_filters_on_is_no_trap(site: Site, window: Window) -> None:
    page = window(address(site, {"area": ["literacy"], "grades": ["k-2"]}))
    page.locator("[data-mc-chips] button").first.wait_for()
    walked = list(stops(page))
    assert [stop.what for stop in walked if not (stop.ringed and stop.visible)] == []
