"""No page complains, fails to load something, or asks another host for anything."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import PHONE, Site
from tests.e2e.pages import PAGES
from tests.e2e.watch import Watch

Watched = Callable[..., tuple[Page, Watch]]
LOADED = """() => {
  for (const image of document.images) image.loading = "eager";
  return [...document.images].every((image) => image.complete);
}"""


def read_to_the_end(page: Page) -> None:
    """Scroll to the end of a page, and have all load that would only load when seen."""
    page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)")
    page.wait_for_function(LOADED)


@pytest.mark.parametrize("place", ["site", "district"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_quiet(
    request: pytest.FixtureRequest, watched: Watched, name: str, place: str
) -> None:
    page, watch = watched(request.getfixturevalue(place), name)
    read_to_the_end(page)
    assert watch.complaints == []
    assert page.evaluate(BROKEN_PICTURES) == []


BROKEN_PICTURES = """() => [...document.images]
  .filter((image) => image.complete && !image.naturalWidth).map((image) => image.src)"""


@pytest.mark.parametrize("name", PAGES)
def test_a_page_can_be_read_without_scripts(site: Site, watched: Watched, name: str) -> None:
    page, watch = watched(site, name, java_script_enabled=False, viewport=PHONE)
    assert watch.complaints == []
    assert not watch.asked_for(".js")
    assert page.locator("h1").is_visible()
    assert len(page.locator("main").inner_text()) > 100
    for control in page.locator(".mc-script").all():
        assert not control.is_visible(), control.evaluate("node => node.outerHTML")


def test_without_scripts_links_take_the_place_of_filters(site: Site, watched: Watched) -> None:
    page, watch = watched(site, "catalog", java_script_enabled=False)
    page.get_by_role("link", name="Literacy", exact=True).click()
    assert page.url == site.url("catalog/area/literacy/")
    literacy = [entry["name"] for entry in site.catalog if entry["area"] == "literacy"]
    assert sorted(page.locator("main h2").all_inner_texts()) == sorted(literacy)
    page.get_by_role("link", name=literacy[0]).click()
    assert page.locator("h1").inner_text() == literacy[0]
    assert watch.complaints == []


def test_without_scripts_the_menu_opens_on_a_phone(site: Site, watched: Watched) -> None:
    page, _ = watched(site, "home", java_script_enabled=False, viewport=PHONE)
    page.locator("details.mc-menu summary").click()
    page.locator(".mc-menu__panel").get_by_role("link", name="Catalog").click()
    assert page.url == site.url("catalog")


def test_a_wrong_address_below_the_root_still_gets_our_page(
    district: Site, watched: Watched
) -> None:
    page, watch = watched(district, "credentials/no/such/page/")
    assert page.locator("h1").inner_text() == "We cannot find that page"
    asked = [url for url in watch.complaints if "no/such/page" not in url]
    assert [one for one in asked if "status of 404" not in one] == []
    page.get_by_role("link", name="Browse the catalog").click()
    assert page.url == district.url("catalog")


def test_the_watch_would_notice(site: Site, watched: Watched) -> None:
    page, watch = watched(site, "about")
    page.evaluate("console.warn('heard'); fetch('http://127.0.0.2:9/').catch(() => 0)")
    page.evaluate("fetch('/nothing-here')")
    page.wait_for_timeout(200)
    heard: dict[str, Any] = {word: [c for c in watch.complaints if word in c] for word in WORDS}
    assert all(heard.values()), heard


WORDS = ("heard", "off the origin", "404")
