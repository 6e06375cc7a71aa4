"""The page that checks badges, in a real browser, with real awards of a built site."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from microcred import links, places
from microcred.baking import png, svg
from tests import ledgers
from tests.checking.test_check import EXPIRING, FORGED, FORGER
from tests.checking.test_png import picture
from tests.e2e.checking import (
    GENUINE,
    HOME,
    REVOKED,
    concluded,
    give,
    paste,
    steps,
    stored,
    text_of,
    verdict,
    words,
)
from tests.e2e.conftest import Site
from tests.e2e.watch import Watch

Watched = Callable[..., tuple[Page, Watch]]
PLAIN = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>'
)


@pytest.fixture
def start(awarded: Site, watched: Watched) -> Callable[..., tuple[Page, Watch]]:
    """Return what opens the page."""
    return lambda **options: watched(awarded, "verify", **options)


def test_a_pasted_link_of_an_award_is_checked_step_by_step(start):
    page, watch = start()
    paste(page, stored(GENUINE))
    assert verdict(page) == ("ok", "Genuine, and it still stands")
    assert words(page) == "Think Time, awarded by Good example (good.example) on 21 November 2026."
    assert steps(page) == ["Passed"] * 5
    assert watch.complaints == []


def test_nothing_is_asked_but_the_award_the_keys_and_the_list(start, awarded):
    page, watch = start()
    page.wait_for_load_state("networkidle")
    before = len(watch.requests)
    paste(page, stored(GENUINE))
    asked = {url.removeprefix(awarded.address) for url in watch.requests[before:]}
    assert asked - {"assets/mc/icons.svg"} == {
        links.award_data(GENUINE), ".well-known/did.json", links.status_list(1)
    }  # fmt: skip


@pytest.mark.parametrize("tail", ["", "/"], ids=["without a slash", "with one"])
def test_the_link_of_an_awards_page_will_do(start, tail):
    page, watch = start()
    paste(page, f"{HOME}{links.award(GENUINE).rstrip('/')}{tail}")
    assert verdict(page)[0] == "ok"
    assert watch.complaints == []


def test_a_link_as_the_browser_shows_it_will_do(start, awarded):
    page, _ = start()
    paste(page, awarded.address + links.award(GENUINE))
    assert verdict(page)[0] == "ok"


def test_the_text_of_a_badge_will_do(start, awarded):
    page, _ = start()
    paste(page, json.dumps(json.loads(text_of(awarded, GENUINE)), indent=2))
    assert verdict(page)[0] == "ok"


def test_an_award_page_hands_its_address_over(awarded, watched):
    page, watch = watched(awarded, f"verify/#{stored(GENUINE)}")
    concluded(page)
    assert verdict(page)[0] == "ok"
    assert watch.complaints == []


def test_an_address_of_others_behind_the_hash_waits_for_a_press(awarded, watched):
    page, watch = watched(awarded, "verify/#https://other.example/award.json")
    page.wait_for_load_state("networkidle")
    assert (
        page.get_by_label("Paste the badge link").input_value()
        == "https://other.example/award.json"
    )
    assert not watch.asked_for("https://other.example")


def test_a_revoked_award_is_red_and_leads_to_the_page_that_says_why(start, awarded):
    page, _ = start()
    paste(page, stored(REVOKED))
    assert verdict(page) == ("bad", "Revoked: do not rely on it")
    assert steps(page) == [*["Passed"] * 4, "Revoked"]
    link = page.get_by_role("link", name="Open the award page")
    assert link.evaluate("node => node.href") == awarded.address + links.award(REVOKED)


def test_one_changed_letter_is_proven(start, awarded):
    page, _ = start()
    give(page, "badge.json", text_of(awarded, GENUINE).replace("Think", "Thinc").encode())
    assert verdict(page) == ("bad", "Not genuine: it was changed after it was signed")
    assert steps(page) == ["Passed", "Not passed", *["Not run"] * 3]
    assert page.get_by_role("link", name="Open the award page").count() == 0


def test_a_signature_of_somebody_else_is_proven(start):
    forged = ledgers.sign(
        ledgers.document(),
        sign=FORGER.sign,
        method=f"{ledgers.document()['issuer']['id']}#{FORGED}",
    )
    page, _ = start()
    give(page, "badge.json", json.dumps(forged).encode())
    assert verdict(page) == ("bad", "Not genuine: its issuer does not stand by this signature")
    assert steps(page) == ["Passed", "Passed", "Not passed", *["Not run"] * 2]


@pytest.mark.parametrize(
    ("now", "tone"), [("2031-11-21T20:47:00Z", "ok"), ("2032-01-01T00:00:00Z", "warn")]
)
def test_an_award_expires(start, now, tone):
    page, _ = start()
    page.clock.set_fixed_time(now)
    paste(page, json.dumps(EXPIRING))
    assert verdict(page)[0] == tone
    if tone == "warn":
        assert steps(page) == ["Passed", "Passed", "Passed", "Expired", "Passed"]
        assert "It was good until 21 November 2031." in words(page)


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_a_baked_image_is_read(start, awarded, kind):
    text = text_of(awarded, GENUINE)
    image = png.baked(picture(), text) if kind == "png" else svg.baked(PLAIN, text)
    page, watch = start()
    give(page, f"badge.{kind}", image)
    assert verdict(page)[0] == "ok"
    assert watch.complaints == []


DROP = """([name, text]) => {
  const held = new DataTransfer();
  if (name) held.items.add(new File([text], name));
  else held.setData("text/plain", text);
  for (const kind of ["dragenter", "dragover", "drop"]) document.querySelector("h1").dispatchEvent(
    new DragEvent(kind, {dataTransfer: held, bubbles: true, cancelable: true}));
}"""


@pytest.mark.parametrize("name", ["whatever.bin", ""], ids=["a file", "a link"])
def test_what_is_dropped_is_checked_even_if_it_misses_the_frame(start, awarded, name):
    page, _ = start()
    page.evaluate(DROP, [name, text_of(awarded, GENUINE) if name else stored(GENUINE)])
    concluded(page)
    assert verdict(page)[0] == "ok"
    assert page.url == awarded.url("verify")


def test_whose_badge_it_is_is_worked_out_in_the_browser(start):
    page, watch = start()
    expect(page.locator("[data-mc-owner]")).to_be_hidden()
    paste(page, stored(GENUINE))
    before = len(watch.requests)
    said = page.locator("[data-mc-theirs]")
    page.get_by_label("The e-mail address of whoever").fill(ledgers.EMAIL.upper())
    page.get_by_role("button", name="Compare").click()
    expect(said).to_have_text("Yes. It was issued to this e-mail address.")
    page.get_by_label("The e-mail address of whoever").fill("bea@school.example")
    page.get_by_role("button", name="Compare").click()
    expect(said).to_contain_text("No. It was issued to another e-mail address.")
    assert watch.requests[before:] == [], "the address is told to nobody"
    paste(page, stored(REVOKED))
    expect(said).to_be_empty()


def test_no_address_is_asked_for_where_a_badge_names_none(start):
    page, _ = start()
    give(page, "badge.json", json.dumps(ledgers.signed(mode="open")).encode())
    assert verdict(page)[0] == "ok"
    expect(page.locator("[data-mc-owner]")).to_be_hidden()


def test_the_last_check_counts_whichever_ends_first(start, awarded):
    page, _ = start()
    late: list[Route] = []
    page.route(f"**/{REVOKED}.json", lambda route: late.append(route))
    field = page.get_by_label("Paste the badge link")
    field.fill(stored(REVOKED))
    field.press("Enter")
    expect(page.locator("[data-mc-verdict-title]")).to_have_text("Checking…")
    paste(page, text_of(awarded, GENUINE))
    late[0].continue_()
    page.wait_for_load_state("networkidle")
    assert verdict(page)[0] == "ok"


def test_a_second_check_begins_from_nothing(start, awarded):
    page, _ = start()
    paste(page, stored(REVOKED))
    give(page, "none.json", b"{}")
    assert verdict(page) == ("mute", "Cannot tell")
    assert steps(page) == ["Cannot tell", *["Not run"] * 4]
    expect(page.locator("[data-mc-owner]")).to_be_hidden()
    expect(page.get_by_role("link", name="Open the award page")).to_have_count(0)


def test_a_browser_that_cannot_check_signatures_says_so_and_judges_nothing(
    awarded: Site, context: Callable[..., BrowserContext]
):
    inside = context()
    inside.add_init_script(
        "crypto.subtle.importKey = async () => { throw new DOMException('', 'NotSupportedError'); }"
    )
    page = inside.new_page()
    page.goto(awarded.url("verify"))
    paste(page, stored(GENUINE))
    assert verdict(page) == ("mute", "Cannot tell")
    assert "This browser cannot check signatures" in words(page)


def test_an_empty_question_is_not_asked(start):
    page, _ = start()
    page.get_by_role("button", name="Check this link").click()
    expect(page.get_by_label("Paste the badge link")).to_be_focused()
    expect(page.locator("[data-mc-verdict]")).to_be_hidden()


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("award", "This is not a whole address"),
        ("http://other.example/award.json", "Only addresses that start with https:// are asked"),
        (f"{HOME}awards/none.json", "has nothing there (it answered 404)"),
        ("javascript:alert(1)", "Only addresses that start with https:// are asked"),
        ("eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJhIn0.c2ln", "packed as a token (JWT)"),
    ],
)
def test_what_cannot_be_looked_up_says_why(start, said, why):
    page, watch = start()
    paste(page, said)
    assert verdict(page) == ("mute", "Cannot tell")
    assert why in words(page)
    assert not [line for line in watch.complaints if "404" not in line]


def test_the_result_can_be_printed_with_its_date(start):
    page, _ = start()
    paste(page, stored(GENUINE))
    page.emulate_media(media="print")
    expect(page.locator("[data-mc-verdict]")).to_be_visible()
    expect(page.locator("[data-mc-when]")).to_contain_text("Checked on ")
    for hidden in (".mc-header", "[data-mc-drop]", "[data-mc-paste]", "[data-mc-print]"):
        expect(page.locator(hidden)).to_be_hidden()


def test_without_scripts_it_says_how_to_check_otherwise(awarded: Site, watched: Watched) -> None:
    page, watch = watched(awarded, "verify", java_script_enabled=False)
    expect(page.locator("main")).to_contain_text("microcred verify")
    expect(page.locator("[data-mc-drop]")).to_be_hidden()
    assert watch.complaints == []


def test_the_ledger_of_the_site_is_the_one_in_the_repository(awarded: Site) -> None:
    assert (awarded.folder.parent / places.award(GENUINE)).read_text("utf-8") == text_of(
        awarded, GENUINE
    )
