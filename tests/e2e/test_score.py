"""An evaluator scores a submission in the page; what it gives to paste is read as just that."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from microcred.bot.commands import written
from microcred.bot.visible import visible
from microcred.model.scorecard import Comparison
from microcred.scorecards import received
from tests.e2e.conftest import PHONE, Site
from tests.e2e.scoring import (
    PAGE,
    ROWS,
    SUBMISSION,
    begin,
    choose,
    fill_in,
    find_all,
    handed_over,
    link,
    lock,
    recording,
    task,
)
from tests.e2e.watch import Watch
from tests.site.score.drafts import NASTY, seen

Window = Callable[..., Page]
Watched = Callable[..., tuple[Page, Watch]]
COPYING = {"permissions": ["clipboard-read", "clipboard-write"]}
MEETS = dict.fromkeys(ROWS, 2)


@pytest.mark.parametrize("device", [{}, {"viewport": PHONE, "is_mobile": True, "has_touch": True}],
                         ids=["desk", "phone"])  # fmt: skip
def test_from_the_bots_link_to_a_scorecard_that_is_read_as_it_was_filled_in(
    opened: Site, window: Window, tmp_path: Path, device: dict[str, object]
) -> None:
    file = recording(tmp_path)
    page = window("about:blank", **COPYING, **device)
    begin(page, link(opened, file))
    expect(page.locator("h1")).to_have_text(f"Score Wait Time, {SUBMISSION}")
    page.set_input_files("#file-clips-1", file)
    expect(page.locator("#item-clips-1 [data-mc-compared]")).to_contain_text("matches")
    page.locator("#item-clips-2").get_by_label("I could not compare it").check()
    page.locator("#note-clips-2").fill("No download there")
    page.locator("#item-tally-1").get_by_label("It matches").check()
    for row, text in zip(ROWS, NASTY, strict=False):
        choose(page, row, 2, where=text.replace("\n", " ")[:200], why=text, feedback=text)
    choose(page, "voices", 1, why="The same two answer.", feedback=NASTY[6])
    page.locator("#whole").fill(NASTY[9])
    expect(page.locator("[data-mc-count]")).to_have_text("5 of 5 rows scored")
    expect(page.locator("[data-mc-sofar]")).to_contain_text("4 met, 1 not yet")
    expect(page.locator("[data-mc-sofar]")).to_contain_text("another attempt")
    lock(page)
    expect(page.locator("[data-mc-verdict]")).to_have_text("Request changes")
    page.locator("[data-mc-take=block]").click()
    expect(page.locator(".mc-score__result [data-mc-taken]")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == handed_over(page)

    shown = visible(copied)
    assert shown.hidden == ()
    reading = received("review.md", shown.text, task(opened))
    assert reading.document, reading.problems
    card = reading.document.model
    assert [one.level for one in card.scores] == ["meets", "meets", "meets", "not-yet", "meets"]
    assert card.scores[0].why == " ".join(seen(NASTY[0]).split())
    assert card.scores[1].why == NASTY[1]
    assert card.scores[3].feedback == NASTY[6]
    assert card.feedback == NASTY[9]
    found = [(one.slot, one.item, one.result) for one in card.checks]
    results = (Comparison.MATCHED, Comparison.NOT_COMPARED, Comparison.MATCHED)
    assert found == list(zip(("clips", "clips", "tally"), (1, 2, 1), results, strict=True))
    assert card.checks[1].note == "No download there"


def test_the_same_as_a_file_for_the_command_line(opened: Site, window: Window) -> None:
    page = window("about:blank")
    begin(page, link(opened))
    fill_in(page, MEETS)
    lock(page)
    page.get_by_text("Without GitHub").last.click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save the file").click()
    assert saved.value.suggested_filename == f"scorecard-{SUBMISSION}-1.yml"
    command = page.locator("[data-mc-command]").inner_text()
    assert command == f"microcred score {SUBMISSION} --evaluator YOU scorecard-{SUBMISSION}-1.yml"
    text = Path(saved.value.path()).read_text(encoding="utf-8")
    by_file = received("card.yml", text, task(opened)).document
    by_block = received("card.md", handed_over(page), task(opened)).document
    assert by_file and by_block
    assert by_file.model == by_block.model


@pytest.mark.parametrize(
    ("levels", "verdict"),
    [
        (MEETS, "Approve"),
        (MEETS | {"voices": 1}, "Request changes"),
        (MEETS | {"first-pause": 3}, "Approve"),
    ],
)
def test_the_verdict_agrees_with_the_levels(
    opened: Site, window: Window, levels: dict[str, int], verdict: str
) -> None:
    page = window("about:blank")
    begin(page, link(opened))
    fill_in(page, levels)
    lock(page)
    expect(page.locator("[data-mc-verdict]")).to_have_text(verdict)
    pull = page.locator(".mc-score__result").get_by_role("link", name="the pull request")
    expect(pull).to_have_attribute(
        "href", f"https://github.com/riverbend/microcred/pulls?q=is%3Apr%20{SUBMISSION}"
    )


def test_not_yet_cannot_be_locked_without_a_reason_and_feedback(
    opened: Site, window: Window
) -> None:
    page = window("about:blank")
    begin(page, link(opened))
    fill_in(page, MEETS)
    choose(page, "voices", 1, where="", why="", feedback="")
    lock(page)
    left = page.locator("[data-mc-left]")
    expect(left).to_be_focused()
    expect(left).to_contain_text("Two things left before you can lock")
    assert page.locator(".mc-score__result").is_hidden()
    address = page.url
    left.get_by_role("link", name="feedback is missing").click()
    expect(page.locator("#row-voices-feedback")).to_be_focused()
    expect(page.locator("#row-voices-feedback")).to_have_attribute("aria-invalid", "true")
    assert page.url == address, "what stands behind # is the task"
    page.keyboard.type("Call on two who have not spoken.")
    lock(page)
    expect(left).to_contain_text("One thing left")
    page.locator("#row-voices-why").fill("The same two answer.")
    lock(page)
    expect(page.locator("#result-title")).to_be_focused()


def test_every_item_is_to_be_opened_or_said_why_not(opened: Site, window: Window) -> None:
    page = window("about:blank")
    begin(page, link(opened))
    fill_in(page, MEETS)
    page.reload()
    page.evaluate("localStorage.clear()")
    page.reload()
    page.get_by_role("button", name="Nothing could").click()
    for row in ROWS:
        choose(page, row, 2, where="p. 1", why="Seen.")
    lock(page)
    lines = page.locator("[data-mc-lines] li").all_inner_texts()
    assert [line.partition(":")[0] for line in lines] == [
        "Two lesson recordings, item 1",
        "Two lesson recordings, item 2",
        "A tally of pauses and voices",
    ]
    page.locator("[data-mc-lines] a").first.click()
    assert page.evaluate("document.activeElement.closest('#item-clips-1') !== null")


def test_what_is_locked_cannot_be_changed_until_it_is_unlocked(
    opened: Site, window: Window
) -> None:
    page = window("about:blank")
    begin(page, link(opened))
    fill_in(page, MEETS)
    lock(page)
    expect(page.locator("#row-voices-level-1")).to_be_disabled()
    expect(page.locator("#row-voices-why")).to_have_attribute("readonly", "")
    expect(page.locator("#row-voices").get_by_text("Locked")).to_be_visible()
    page.reload()
    expect(page.locator("#result-title")).to_be_visible()
    page.get_by_role("button", name="Unlock and change").click()
    expect(page.locator(".mc-score__result")).to_be_hidden()
    choose(page, "voices", 3)
    expect(page.locator("#row-voices").get_by_text("Locked")).to_be_hidden()


def test_whoever_knows_the_teacher_leaves_without_a_score(opened: Site, window: Window) -> None:
    page = window("about:blank")
    begin(page, link(opened))
    choose(page, "voices", 2, why="Seen.")
    page.locator(".mc-score__top").get_by_role("button", name="I know this teacher").click()
    expect(page.locator("#leave-title")).to_be_focused()
    (command,) = written(page.locator("#recuse").input_value())
    assert (command.name, command.rest) == ("recuse", "because I know this teacher")
    assert "--recuse 'I know this teacher'" in page.locator("[data-mc-recuse]").inner_text()
    for gone in (".mc-score__work", ".mc-bar", ".mc-score__result"):
        assert page.locator(gone).is_hidden()
    assert page.evaluate("JSON.stringify({...localStorage})").count(SUBMISSION) == 0
    page.reload()
    expect(page.locator("#statement-title")).to_be_visible()


def test_nothing_is_shown_before_the_word_on_conflicts_of_interest(
    opened: Site, window: Window
) -> None:
    page = window(link(opened))
    expect(page.get_by_role("button", name="Nothing could")).to_be_visible()
    for part in (".mc-score__evidence", ".mc-score__grid", ".mc-bar"):
        assert page.locator(part).is_hidden()
    page.get_by_role("button", name="I know this teacher").last.click()
    expect(page.locator("#leave-title")).to_be_visible()


def test_what_was_met_before_is_not_scored_again(opened: Site, window: Window) -> None:
    page = window("about:blank")
    begin(page, link(opened, attempt=2, open=["voices", "learning"]))
    for row in ROWS[:3]:
        expect(page.locator(f"#row-{row}").get_by_text("Met in an earlier attempt")).to_be_visible()
        assert page.locator(f"#row-{row} input").count() == 0
    expect(page.locator("[data-mc-count]")).to_have_text("0 of 2 rows scored")
    fill_in(page, {"voices": 2, "learning": 3})
    expect(page.locator("[data-mc-sofar]")).to_contain_text("an award")
    lock(page)
    still = task(opened, attempt=2, open_criteria=("voices", "learning"))
    reading = received("review.md", handed_over(page), still)
    assert reading.problems == ()


def test_a_draft_outlives_the_page(opened: Site, window: Window) -> None:
    page = window("about:blank")
    begin(page, link(opened))
    find_all(page, "not-compared")
    page.locator("#note-tally-1").fill("A photo of a table")
    choose(page, "voices", 1, where="tally", why="The same two.", feedback=NASTY[4])
    page.locator("#whole").fill("Nearly there.")
    expect(page.locator("[data-mc-saved]")).to_contain_text("Draft saved on this device")
    page.reload()
    expect(page.locator("#row-voices-level-1")).to_be_checked()
    expect(page.locator("#row-voices-feedback")).to_have_value(NASTY[4])
    expect(page.locator("#note-tally-1")).to_have_value("A photo of a table")
    expect(page.locator("#whole")).to_have_value("Nearly there.")
    page.goto(opened.url(PAGE))
    page.reload()
    expect(page.locator("h1")).to_contain_text(SUBMISSION)
    expect(page.locator("#row-voices-level-1")).to_be_checked()


def test_a_draft_is_deleted_once_it_is_handed_in(opened: Site, window: Window) -> None:
    page = window("about:blank")
    begin(page, link(opened))
    fill_in(page, MEETS)
    lock(page)
    page.get_by_role("button", name="It is handed in").click()
    expect(page.locator("[data-mc-saved]")).to_contain_text("deleted from this device")
    assert page.evaluate("JSON.stringify({...localStorage})").count(SUBMISSION) == 0


def test_an_attempt_that_was_changed_is_to_be_looked_at_again(opened: Site, window: Window) -> None:
    page = window("about:blank")
    begin(page, link(opened))
    fill_in(page, MEETS)
    page.goto("about:blank")
    page.goto(link(opened, commit="5" * 40))
    expect(page.get_by_text("This attempt was changed after you had begun")).to_be_visible()
    page.get_by_role("button", name="Nothing could").click()
    expect(page.locator("#row-voices-level-2")).to_be_checked()
    assert page.locator("[data-mc-slots] input:checked").count() == 0
    find_all(page)
    lock(page)
    assert f"Commit: {'5' * 40}" in handed_over(page)
