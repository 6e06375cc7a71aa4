"""Award pages in a real browser: what is shared, copied, printed, embedded, and never shown."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from microcred import links
from tests import shown
from tests.e2e.attack import ATTACK
from tests.e2e.conftest import NARROW, PHONE, Site
from tests.e2e.keys import tab_to
from tests.e2e.pages import FRAMES
from tests.e2e.test_accessibility import COLOURS, EVERYTHING, faults, widest
from tests.e2e.test_hostile import HACKED
from tests.e2e.watch import Watch

Window = Callable[..., Page]
GREY = "rgb(74, 86, 79)"


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("name", FRAMES)
def test_what_others_embed_has_no_fault(
    site: Site, window: Window, axe: str, name: str, colours: str
) -> None:
    page = window(site.url(FRAMES[name]), color_scheme=colours, viewport=NARROW)
    assert not faults(page, axe, COLOURS if colours == "dark" else EVERYTHING)
    assert widest(page) <= NARROW["width"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("embed", "Good until 20 November 2031"),
        ("embed-expired", "Expired on 9 March 2026"),
        ("embed-revoked", "Revoked on 20 November 2026"),
    ],
)
def test_the_snippet_shows_how_it_stands_on_another_page(
    site: Site, context: Callable[..., BrowserContext], name: str, said: str
) -> None:
    inside = context(java_script_enabled=False)
    watch = Watch(site.address).follow(inside)
    page = inside.new_page()
    frame = 'width="360" height="136" style="border:0"'
    snippet = f'<!doctype html><iframe src="{site.url(FRAMES[name])}" {frame}></iframe>'
    page.route("**/elsewhere", lambda route: route.fulfill(body=snippet, content_type="text/html"))
    page.goto(f"{site.address}elsewhere")
    inner = page.frame_locator("iframe")
    expect(inner.locator("body")).to_contain_text(said)
    image = inner.locator("img")
    assert image.evaluate("node => node.complete && node.naturalWidth > 0")
    fits = inner.locator("html").evaluate("node => node.scrollHeight <= innerHeight")
    assert fits, "it fits its frame"
    assert watch.complaints == []


def test_the_snippet_in_the_page_is_that_of_the_frame(site: Site, window: Window) -> None:
    page = window(site.url("award"), permissions=["clipboard-read", "clipboard-write"])
    page.get_by_text("Show it on your own site").click()
    page.get_by_role("button", name="Copy the snippet").click()
    expect(page.locator("[data-mc-copied]")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    address = f"https://microcred.example/{links.embed(shown.VALID.award)}"
    assert copied.startswith(f'<iframe src="{address}" title="Wait Time badge"')


def test_copy_the_link_by_keyboard(site: Site, window: Window) -> None:
    page = window(site.url("award"), permissions=["clipboard-read", "clipboard-write"])
    tab_to(page, "[data-mc-copy=award-address]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-mc-copied]")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"https://microcred.example/{links.award(shown.VALID.award)}"
    expect(page.locator("[data-mc-copy=award-address]")).to_contain_text("Copied")
    page.wait_for_function("document.activeElement.textContent.includes('Copy link')")


def test_without_scripts_the_page_says_how_it_stood(site: Site, window: Window) -> None:
    page = window(site.url("award"), java_script_enabled=False, viewport=PHONE)
    said = page.locator("main").inner_text()
    assert "This award stood when this page was made" in said
    assert "Checking" not in said
    page.get_by_text("Download").click()
    assert page.get_by_role("link", name="Signed data, JSON").is_visible()
    assert not page.get_by_role("button", name="Badge, PNG").is_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_revoked_award_shows_its_scores_in_grey_and_nothing_to_share(
    site: Site, window: Window, scripts: bool
) -> None:
    page = window(site.url("award-revoked"), java_script_enabled=scripts)
    assert "Reason given by the issuer: The recording was of another class." in (
        page.locator("main").inner_text()
    )
    tags = page.locator(".mc-results .mc-tag")
    assert set(tags.evaluate_all("all => all.map((n) => getComputedStyle(n).color)")) == {GREY}
    for name in ("Download", "Copy link", "Add to LinkedIn", "Show it on your own site"):
        assert page.get_by_text(name, exact=True).count() == 0


@pytest.mark.parametrize(("name", "height"), [("award", 1), ("award-unnamed", 1)])
def test_an_award_prints_as_a_certificate(
    site: Site, window: Window, name: str, height: int
) -> None:
    page = window(site.url(name))
    expect(page.locator("[data-mc-qr] svg")).to_be_visible()
    page.emulate_media(media="print")
    page.evaluate("document.querySelectorAll('main details').forEach((one) => one.open = true)")
    millimetres: dict[str, Any] = page.evaluate("""() => Object.fromEntries(
      [".mc-award__badge", ".mc-qr"].map((name) => [name,
        document.querySelector(name).getBoundingClientRect().width * 25.4 / 96]))""")
    assert millimetres[".mc-award__badge"] == pytest.approx(50, abs=0.5)
    assert millimetres[".mc-qr"] == pytest.approx(30, abs=0.5)
    for part in (".mc-award__address", "[data-mc-verdict]", ".mc-results", ".mc-fold--small"):
        assert page.locator(part).is_visible(), part
    assert not page.get_by_text("Add to LinkedIn").is_visible()
    for paper in ("A4", "Letter"):
        assert page.pdf(format=paper, prefer_css_page_size=True).count(b"/Type /Page\n") == height


def test_printing_in_one_ink(site: Site, context: Callable[..., BrowserContext]) -> None:
    inside = context()
    inside.add_init_script(
        "window.print = () => { window.printed = document.querySelector('[data-mc-image]').src;"
        " dispatchEvent(new Event('afterprint')); }"
    )
    page = inside.new_page()
    page.goto(site.url("award"))
    page.locator("summary", has_text="Print").click()
    page.get_by_role("button", name="In one ink").click()
    page.wait_for_function("window.printed")
    assert page.evaluate("window.printed").endswith("/wait-time/1.0/badge-ink.svg")
    assert page.evaluate("document.querySelector('[data-mc-image]').src").endswith("/badge.svg")


def test_search_finds_no_award(site: Site, window: Window) -> None:
    page = window(site.url("home"))
    page.keyboard.press("/")
    page.locator("#mc-search-words").fill("Okafor")
    expect(page.locator("[data-mc-status]")).to_contain_text("Nothing")
    assert page.locator("[data-mc-results] a").count() == 0


@pytest.mark.parametrize("one", [shown.VALID, shown.EXPIRED, shown.REVOKED])
def test_a_hostile_award_stays_text(hostile: Site, window: Window, one: shown.Shown) -> None:
    for address in (links.award(one.award), links.embed(one.award), links.earner(shown.PAGE)):
        page = window(hostile.url(address))
        page.wait_for_load_state("networkidle")
        assert page.evaluate(HACKED) is None, address
        assert ATTACK[:40] in page.locator("main").inner_text(), address
        assert page.locator("main script:not([src]), main [onerror], main [onload]").count() == 0
