"""The ways to the page for scoring: a link, a typed number, a draft; keys; and no script at all."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from microcred.bot.packing import pack
from microcred.scorecards import received
from tests.e2e.attack import ATTACK, MARK
from tests.e2e.conftest import Site
from tests.e2e.keys import tab_to
from tests.e2e.scoring import (
    PAGE,
    ROWS,
    SUBMISSION,
    begin,
    choose,
    fill_in,
    handed_over,
    link,
    lock,
    release,
    task,
    text,
)
from tests.e2e.watch import Watch

Window = Callable[..., Page]
Watched = Callable[..., tuple[Page, Watch]]


@pytest.fixture
def start(opened: Site, window: Window) -> Page:
    """Return the page without a link of the bot."""
    return window(opened.url(PAGE))


def test_a_submission_can_be_typed_in(opened: Site, start: Page) -> None:
    page = start
    page.get_by_label("Number of the submission").fill(" K3F9Q2M7 ")
    page.get_by_label("Attempt", exact=True).fill("2")
    page.get_by_role("button", name="Begin", exact=True).click()
    page.get_by_role("button", name="Nothing could").click()
    expect(page.locator("h1")).to_have_text(f"Score Wait Time, {SUBMISSION}, attempt 2")
    expect(page.locator("#item-clips-2")).to_contain_text("is not known here")
    fill_in(page, dict.fromkeys(ROWS, 2))
    lock(page)
    typed = task(opened, attempt=2, head=None, items=None)
    reading = received("review.md", handed_over(page), typed)
    assert reading.problems == ()
    assert reading.document
    assert reading.document.model.commit is None


def test_the_text_of_the_attempt_brings_its_items_and_words(opened: Site, start: Page) -> None:
    page = start
    page.get_by_label("Number of the submission").fill(SUBMISSION)
    page.get_by_label("Text of the attempt").fill(text())
    page.get_by_role("button", name="Begin", exact=True).click()
    page.get_by_role("button", name="Nothing could").click()
    expect(page.locator(".mc-item")).to_have_count(3)
    expect(page.get_by_role("link", name="Open on onedrive.live.com")).to_be_visible()
    expect(page.locator("[data-mc-written]")).to_contain_text("The clearest change")


WRONG = {
    "no number": ({"submission": ""}, "submission", "8 to 16 letters and digits"),
    "a login": ({"submission": "maria"}, "submission", "8 to 16 letters and digits"),
    "attempt 0": ({"attempt": "0"}, "attempt", "from 1 to 99"),
    "no attempt": ({"attempt": ""}, "attempt", "from 1 to 99"),
    "another text": ({"text": "Dear Maria,"}, "text", "cannot be read"),
    "a broken text": ({"text": "---\ncredential: [\n---\n"}, "text", "cannot be read"),
}


@pytest.mark.parametrize(("typed", "field", "said"), WRONG.values(), ids=WRONG)
def test_what_was_typed_wrong_is_told(
    start: Page, typed: dict[str, str], field: str, said: str
) -> None:
    for name, value in ({"submission": SUBMISSION} | typed).items():
        start.locator(f"#{name}").fill(value)
    start.get_by_role("button", name="Begin", exact=True).click()
    expect(start.locator(f"#{field}-trouble")).to_contain_text(said)
    expect(start.locator(f"#{field}")).to_be_focused()


def test_drafts_of_this_device_can_be_gone_on_with_or_deleted(opened: Site, window: Window) -> None:
    page = window("about:blank")
    begin(page, link(opened))
    choose(page, "voices", 2)
    page.evaluate("sessionStorage.clear()")
    page.goto("about:blank")
    page.goto(opened.url(PAGE))
    line = page.locator("[data-mc-drafts] li")
    expect(line).to_contain_text(f"{SUBMISSION}, attempt 1")
    line.get_by_role("button", name="Go on").click()
    expect(page.locator("#row-voices-level-2")).to_be_checked()
    page.evaluate("sessionStorage.clear()")
    page.goto("about:blank")
    page.goto(opened.url(PAGE))
    line.get_by_role("button", name="Delete").click()
    expect(line).to_have_count(0)


def test_another_version_is_said_and_led_to(opened: Site, window: Window) -> None:
    older = release(opened, "1.0")[1]
    page = window(link(opened, release=older))
    expect(page.get_by_text("scored by another version")).to_be_visible()
    assert page.get_by_role("button", name="Nothing could").is_hidden()
    page.get_by_role("link", name="Open the page for that version").click()
    assert page.url.startswith(opened.url("credentials/wait-time/1.0/score/#task="))
    page.get_by_role("button", name="Nothing could").click()
    fill_in(page, dict.fromkeys(ROWS, 2))
    lock(page)
    by, mark = release(opened, "1.0")
    reading = received("review.md", handed_over(page), task(opened, release=by, release_hash=mark))
    assert reading.problems == ()


def test_a_version_that_nobody_knows_is_not_scored_here(opened: Site, window: Window) -> None:
    page = window(link(opened, release="f" * 64))
    expect(page.get_by_text("a version that this site does not have")).to_be_visible()
    assert page.get_by_role("link", name="Open the page for that version").count() == 0


HOSTILE = {
    "cut off": lambda site: link(site)[:-20],
    "not packed": lambda site: f"{site.url(PAGE)}#task=<img src=x onerror={MARK}>",
    "a script for a number": lambda site: link(site, submission=ATTACK),
    "a page of nothing": lambda site: f"{site.url(PAGE)}#task={pack([])}",
    "a script for a criterion": lambda site: link(site, open=[ATTACK]),
    "empty": lambda site: f"{site.url(PAGE)}#task=",
}


@pytest.mark.parametrize("address", HOSTILE.values(), ids=HOSTILE)
def test_a_link_that_is_none_is_refused_kindly(
    opened: Site, window: Window, address: Callable[[Site], str]
) -> None:
    page = window(address(opened))
    expect(page.get_by_text("This link cannot be read.")).to_be_visible()
    expect(page.get_by_label("Number of the submission")).to_be_visible()
    page.wait_for_timeout(200)
    assert page.evaluate("window.hacked") is None


def test_a_link_pasted_over_another_is_followed(opened: Site, window: Window) -> None:
    page = window(link(opened))
    expect(page.locator("h1")).to_contain_text(SUBMISSION)
    page.evaluate("(address) => { location.href = address; }", link(opened, submission="m7q2f9k3"))
    expect(page.locator("h1")).to_contain_text("m7q2f9k3")


def test_keys_score_a_row_and_go_from_row_to_row(opened: Site, window: Window) -> None:
    page = window("about:blank")
    begin(page, link(opened))
    tab_to(page, "#row-question-choice-level-1")
    page.keyboard.press("2")
    expect(page.locator("#row-question-choice-level-2")).to_be_checked()
    expect(page.locator("#row-question-choice-level-2")).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("1")
    expect(page.locator("#row-first-pause-level-1")).to_be_checked()
    page.keyboard.press("J")
    page.keyboard.press("3")
    page.keyboard.press("k")
    expect(page.locator("#row-first-pause-level-1")).to_be_focused()
    page.keyboard.press("9")
    expect(page.locator("[data-mc-count]")).to_have_text("3 of 5 rows scored")
    expect(page.locator("#row-second-pause-level-3")).to_be_checked()


def test_keys_are_letters_in_a_text_field_and_nothing_outside_of_the_grid(
    opened: Site, window: Window
) -> None:
    page = window("about:blank")
    begin(page, link(opened))
    page.locator("#row-voices-why").press_sequentially("1 jkn 3")
    expect(page.locator("#row-voices-why")).to_have_value("1 jkn 3")
    page.locator("#item-clips-1").get_by_label("It matches").check()
    page.keyboard.press("2")
    page.get_by_role("button", name="Review and lock scores").focus()
    page.keyboard.press("3")
    expect(page.locator("[data-mc-count]")).to_have_text("0 of 5 rows scored")


def test_keys_can_be_turned_off_for_good(opened: Site, window: Window) -> None:
    page = window("about:blank")
    begin(page, link(opened))
    page.get_by_label("Keys, while a level has the focus").uncheck()
    page.locator("#row-voices-level-1").focus()
    page.keyboard.press("2")
    expect(page.locator("#row-voices-level-2")).not_to_be_checked()
    page.reload()
    expect(page.get_by_label("Keys, while a level has the focus")).not_to_be_checked()


def test_without_scripts_there_is_an_empty_scorecard(opened: Site, watched: Watched) -> None:
    page, watch = watched(opened, PAGE, java_script_enabled=False)
    blank = page.locator(".mc-score__blank").inner_text()
    assert "#### Pausing after the question" in blank
    assert "End of scorecard" in blank
    for control in page.locator(".mc-score input, .mc-score button").all():
        assert not control.is_visible()
    found = received("review.md", blank, task(opened)).problems
    assert {one.code for one in found} == {"K07", "K08", "K13", "K16"}, (
        "all that is to be filled in"
    )
    assert watch.complaints == []


def test_where_the_script_could_not_be_made_it_is_the_same(opened: Site, window: Window) -> None:
    page = window("about:blank")
    page.route("**/assets/mc/score.js", without_script)
    page.goto(opened.url(PAGE))
    expect(page.locator(".mc-score__blank")).to_be_visible()
    assert page.locator("[data-mc-start]").is_hidden()


def without_script(route: Route) -> None:
    route.fulfill(body="export const available = false;\n", content_type="text/javascript")
