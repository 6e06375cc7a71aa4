"""An award's page in a real browser: its live check, the images it makes, its QR code."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from microcred import links
from microcred.baking import taken_out
from tests import ledgers, qr
from tests.checking.core import keys, revocations
from tests.checking.test_check import EXPIRING, FORGED
from tests.e2e.checking import GENUINE, REVOKED, text_of, verdict, words
from tests.e2e.conftest import Site
from tests.e2e.test_verify_ways import NOTE_TONES
from tests.e2e.watch import Watch

ADDRESS = f"{ledgers.program().url}{links.award(GENUINE)}"
MENU = "details.mc-pick:has([data-mc-bake])"
STUB = "export const available = false;"
Watched = Callable[..., tuple[Page, Watch]]


@pytest.fixture
def start(awarded: Site, watched: Watched) -> Callable[..., tuple[Page, Watch]]:
    """Return what opens the page of an award, with some of its files replaced."""

    def opened(award: str = GENUINE, now: str = "", **replaced: str) -> tuple[Page, Watch]:
        page, watch = watched(awarded, "about")
        page.wait_for_load_state("networkidle")
        watch.requests.clear()
        for name, body in replaced.items():
            place = {"award": f"{award}.json", "list": "status/1.json", "keys": "did.json"}
            page.route(f"**/{place.get(name, name + '.js')}", _answer(body))
        if now:
            page.clock.set_fixed_time(now)
        page.add_init_script(f"addEventListener('DOMContentLoaded', {NOTE_TONES})")
        page.goto(awarded.url(links.award(award)))
        page.wait_for_load_state("networkidle")
        return page, watch

    return opened


def _answer(body: str):
    kind = "text/javascript" if body.startswith("export") else "application/json"
    if not body:
        return lambda route: route.abort()
    return lambda route: route.fulfill(body=body, content_type=kind)


def state(page: Page) -> str | None:
    return page.locator("[data-mc-award]").get_attribute("data-mc-state")


def test_an_award_is_checked_as_its_page_opens(start):
    page, watch = start()
    assert verdict(page) == ("ok", "This award is genuine and still stands")
    assert re.search(
        r"Checked in your browser on \d+ \w+ \d{4} at \d\d:\d\d, .* Good example", words(page)
    )
    assert watch.complaints == []
    assert page.evaluate("document.activeElement === document.body"), "nobody asked for the focus"


def test_it_is_never_green_before_it_is_known(start):
    page, _ = start()
    assert page.evaluate("window.tones") == ["mc-verdict mc-verdict--ok"]
    page, _ = start(list=revocations(ledgers.status().index))
    assert page.evaluate("window.tones") == ["mc-verdict mc-verdict--bad"]


def test_the_check_asks_for_the_award_the_keys_and_the_list_alone(start, awarded):
    _, watch = start()
    asked = {url.removeprefix(awarded.address) for url in watch.requests if url.endswith(".json")}
    assert asked == {links.award_data(GENUINE), ".well-known/did.json", links.status_list(1)}
    assert not watch.asked_for("image.js"), "what makes images waits until somebody wants one"


def test_what_is_withdrawn_after_the_page_was_made_is_shown_as_withdrawn(start):
    page, _ = start(list=revocations(ledgers.status().index))
    assert verdict(page) == ("bad", "This award was revoked")
    assert state(page) == "revoked"
    assert (page.locator("[data-mc-image]").get_attribute("src") or "").endswith(
        "badge-revoked.svg"
    )
    for shared in page.locator("[data-mc-share]").all():
        expect(shared).to_be_hidden()


def test_what_was_withdrawn_before_needs_no_check_and_keeps_its_reason(start):
    page, watch = start(REVOKED)
    assert verdict(page)[0] == "bad"
    assert ledgers.REASON in words(page)
    assert not watch.asked_for("did.json")
    assert page.locator("[data-mc-bake]").count() == 0
    expect(page.locator("[data-mc-qr] svg")).to_be_visible()


def test_a_changed_award_is_not_called_genuine_by_its_own_page(start, awarded):
    page, _ = start()
    changed = text_of(awarded, GENUINE).replace("Think", "Thinc")
    page.route(f"**/{GENUINE}.json", _answer(changed))
    page.reload()
    expect(page.locator("[data-mc-verdict-title]")).to_have_text(
        "Not genuine: it was changed after it was signed"
    )


def test_keys_that_are_not_the_issuers_any_more_are_told(start):
    page, _ = start(keys=keys(FORGED))
    assert verdict(page) == ("bad", "Not genuine: its issuer does not stand by this signature")


@pytest.mark.parametrize("lost", ["keys", "list"])
def test_what_cannot_be_looked_up_is_neither_good_nor_bad(start, lost):
    page, _ = start(**{lost: ""})
    assert verdict(page)[0] == "mute"
    assert "Cannot tell" in verdict(page)[1]


def test_an_award_that_expired_since_is_amber(start, awarded):
    page, _ = start(now="2032-01-01T00:00:00Z")
    page.route(f"**/{GENUINE}.json", _answer(json.dumps(EXPIRING)))
    page.reload()
    expect(page.locator("[data-mc-verdict-title]")).to_have_text("Expired: it was genuine")
    assert verdict(page)[0] == "warn"


@pytest.mark.parametrize("live", [STUB, ""], ids=["built without", "not loaded"])
def test_without_what_checks_it_the_page_says_how_it_stood_when_it_was_made(start, live):
    page, _ = start(live=live)
    expect(page.locator("[data-mc-static]")).to_be_visible()
    expect(page.locator("[data-mc-static]")).to_contain_text("when this page was made")
    expect(page.locator("[data-mc-verdict]")).to_be_hidden()
    expect(page.locator("[data-mc-check]")).to_be_hidden()
    for button in page.locator("[data-mc-bake]").all():
        expect(button).to_be_hidden()


def test_check_it_again_reads_out_the_answer(start):
    page, _ = start()
    page.get_by_role("button", name="Check it again").click()
    expect(page.locator("[data-mc-verdict]")).to_be_focused()
    assert verdict(page)[0] == "ok"


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_the_image_it_makes_carries_the_award(start, awarded, tmp_path: Path, kind: str) -> None:
    page, watch = start()
    page.locator(f"{MENU} summary").click()
    with page.expect_download() as loading:
        page.locator(f"[data-mc-bake={kind}]").click()
    assert loading.value.suggested_filename == f"think-time-{GENUINE}.{kind}"
    loading.value.save_as(tmp_path / f"badge.{kind}")
    image = (tmp_path / f"badge.{kind}").read_bytes()
    carried = taken_out(image).credential
    assert carried is not None
    assert json.loads(carried) == json.loads(text_of(awarded, GENUINE))
    expect(page.locator("[data-mc-said]")).to_contain_text(f"think-time-{GENUINE}.{kind}")
    assert watch.complaints == []
    assert page.locator(MENU).get_attribute("open") is None
    assert verified(tmp_path / f"badge.{kind}", awarded)


def verified(file: Path, site: Site) -> bool:
    """Return whether the command line, too, takes a badge for genuine."""
    command = ["verify", "--offline", str(site.folder), str(file), "--format", "json"]
    done = subprocess.run(
        [sys.executable, "-m", "microcred", *command], capture_output=True, check=False
    )
    found: bool = json.loads(done.stdout)["verified"]
    return found


def test_the_picture_it_makes_is_the_badge(start, tmp_path: Path) -> None:
    page, _ = start()
    page.locator(f"{MENU} summary").click()
    with page.expect_download() as loading:
        page.locator("[data-mc-bake=png]").click()
    loading.value.save_as(tmp_path / "badge.png")
    data = (tmp_path / "badge.png").read_bytes()
    assert (int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) == (1024, 1024)
    assert len(data) > 20_000, "an empty picture would be smaller"


def test_its_qr_code_holds_its_address(start):
    page, _ = start()
    code = page.locator("[data-mc-qr] svg")
    size = int((code.get_attribute("viewBox") or "").split()[-1])
    dark = {
        (int(y), int(x))
        for x, y in re.findall(
            r"M(\d+) (\d+)h1v1", code.locator("path").last.get_attribute("d") or ""
        )
    }
    quiet = 4
    inner = range(quiet, size - quiet)
    assert dark <= {(y, x) for y in inner for x in inner}, "white all around"
    assert qr.text([[(y, x) in dark for x in inner] for y in inner]) == ADDRESS
    assert code.get_attribute("role") == "img"
    assert code.get_attribute("aria-label")


def test_each_fact_has_a_button_that_copies_it(start):
    page, _ = start()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_text("Add to LinkedIn").click()
    page.get_by_role("button", name="Copy Issuing organisation").click()
    expect(page.locator("[data-mc-copied]").first).to_contain_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == "Good example"


@pytest.mark.parametrize("way", ["Escape", "elsewhere"])
def test_the_menu_closes_by_itself(start, way):
    page, _ = start()
    menu = page.locator(MENU)
    menu.locator("summary").click()
    assert menu.get_attribute("open") is not None
    if way == "Escape":
        page.keyboard.press("Escape")
        expect(menu.locator("summary")).to_be_focused()
    else:
        page.locator("h1").click()
    assert menu.get_attribute("open") is None
