"""Evidence on the page for scoring: shown, compared, played; nothing of it leaves."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from microcred.bot.commands import written
from tests.e2e.conftest import Site
from tests.e2e.scoring import (
    DRIVE,
    ROWS,
    SUBMISSION,
    begin,
    choose,
    evidence,
    fill_in,
    find_all,
    handed_over,
    link,
    lock,
    recording,
    text,
)
from tests.e2e.watch import Watch

Window = Callable[..., Page]
DROP = """([place, bytes, name]) => {
  const data = new DataTransfer();
  data.items.add(new File([new Uint8Array(bytes)], name));
  const drop = document.querySelector(`${place} .mc-drop`);
  const given = { dataTransfer: data, bubbles: true, cancelable: true };
  const events = ["dragenter", "dragover", "drop"].map((kind) => new DragEvent(kind, given));
  for (const event of events) drop.dispatchEvent(event);
}"""


@pytest.fixture
def sheet(opened: Site, window: Window, tmp_path: Path) -> tuple[Page, Path]:
    """Return a page that is scoring, and the first recording that was handed in."""
    file = recording(tmp_path)
    page = window("about:blank")
    begin(page, link(opened, file))
    return page, file


def found(page: Page, item: str) -> str | None:
    """Return what is chosen for an item."""
    chosen = page.locator(f"#item-{item} .mc-found input:checked")
    return chosen.get_attribute("value") if chosen.count() else None


def test_what_was_handed_in_stands_beside_the_rubric(sheet: tuple[Page, Path]) -> None:
    page, _ = sheet
    first = page.locator("#item-clips-1")
    opens = first.get_by_role("link", name="Open on drive.google.com")
    expect(opens).to_have_attribute("href", DRIVE)
    expect(opens).to_have_attribute("rel", "noopener noreferrer nofollow")
    expect(first).to_contain_text("720 KB · audio/wav · fingerprint")
    page.get_by_text("What was asked for").first.click()
    expect(page.get_by_text("Two unedited stretches")).to_be_visible()
    evidence = page.locator(".mc-score__evidence")
    expect(evidence).to_contain_text("I teach mathematics to a class of twenty-six students")
    expect(evidence).to_contain_text("The clearest change is in who speaks.")
    assert "## " not in page.locator("[data-mc-written]").inner_text()


def test_the_file_that_was_handed_in_matches(sheet: tuple[Page, Path]) -> None:
    page, file = sheet
    page.set_input_files("#file-clips-1", file)
    told = page.locator("#item-clips-1 [data-mc-compared]")
    expect(told).to_have_text(
        "period-3.wav is the file that was handed in: the fingerprint matches."
    )
    assert found(page, "clips-1") == "matched"
    expect(page.locator("[data-mc-said]")).to_contain_text("the fingerprint matches")


def test_another_file_differs_wherever_it_is_dropped(sheet: tuple[Page, Path]) -> None:
    page, _ = sheet
    page.evaluate(DROP, ["#item-tally-1", [1, 2, 3], "tally.pdf"])
    told = page.locator("#item-tally-1 [data-mc-compared]")
    expect(told).to_contain_text("tally.pdf is another file than the one handed in")
    expect(told).to_contain_text("Download it once more")
    assert found(page, "tally-1") == "differs"
    expect(page.locator("#item-tally-1 [data-mc-help]")).to_contain_text("the clock stops")
    assert page.url.endswith("#" + page.url.partition("#")[2]), "the file did not open"


def test_a_file_dropped_beside_its_place_does_not_take_the_page_away(
    sheet: tuple[Page, Path],
) -> None:
    page, _ = sheet
    prevented = page.evaluate("""() => {
      const given = { dataTransfer: new DataTransfer(), bubbles: true, cancelable: true };
      const event = new DragEvent("drop", given);
      document.querySelector("h1").dispatchEvent(event);
      return event.defaultPrevented;
    }""")
    assert prevented


def test_reading_a_file_can_be_stopped(sheet: tuple[Page, Path], tmp_path: Path) -> None:
    page, _ = sheet
    large = tmp_path / "large.mp4"
    with large.open("wb") as out:
        out.truncate(2_000_000_000)
    page.set_input_files("#file-clips-2", large)
    stop = page.locator("#item-clips-2").get_by_role("button", name="Stop")
    stop.click()
    expect(page.locator("#item-clips-2 [data-mc-compared]")).to_have_text("Stopped.")
    expect(stop).to_be_hidden()
    assert found(page, "clips-2") is None


def test_nothing_of_a_file_leaves_the_device(
    opened: Site, context: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    file = recording(tmp_path)
    inside = context()
    watch = Watch(opened.address).follow(inside)
    page = inside.new_page()
    begin(page, link(opened, file))
    page.wait_for_load_state("networkidle")
    before = len(watch.requests)
    page.set_input_files("#file-clips-1", file)
    expect(page.locator("#item-clips-1 [data-mc-compared]")).to_contain_text("matches")
    fill_in(page, dict.fromkeys(ROWS, 2))
    lock(page)
    asked = {url.removeprefix(opened.address) for url in watch.requests[before:]}
    here = {url for url in asked if not url.startswith("blob:")}
    assert here <= {"assets/mc/fingerprint-worker.js", "assets/mc/icons.svg"}
    assert watch.complaints == []


def test_a_recording_plays_in_the_page_and_its_time_is_added_by_a_key(
    sheet: tuple[Page, Path],
) -> None:
    page, file = sheet
    assert page.locator(".mc-player").is_hidden()
    page.set_input_files("#file-clips-1", file)
    expect(page.locator(".mc-player")).to_contain_text("Two lesson recordings, item 1")
    to(page, 67.4)
    expect(page.locator("#row-voices").get_by_role("button", name="Add 01:07")).to_be_visible()
    page.locator("#row-first-pause-level-2").check()
    page.keyboard.press("n")
    where = page.locator("#row-first-pause-where")
    expect(where).to_have_value("item 1, 01:07")
    to(page, 72)
    page.locator(".mc-player").get_by_role("button", name="Add 01:12 to row 2").click()
    expect(where).to_have_value("item 1, 01:07, 01:12")
    page.locator("#row-voices").get_by_role("button", name="Add 01:12").click()
    expect(page.locator("#row-voices-where")).to_have_value("item 1, 01:12")


def to(page: Page, seconds: float) -> None:
    """Put the player at a moment."""
    page.evaluate(
        """(at) => new Promise((done, lost) => {
          const player = document.querySelector("video");
          setTimeout(() => lost(new Error("it does not play")), 9000);
          const go = () => { player.onseeked = done; player.currentTime = at; };
          player.readyState ? go() : (player.onloadedmetadata = go);
        })""",
        seconds,
    )


def test_what_cannot_be_played_is_still_compared(sheet: tuple[Page, Path], tmp_path: Path) -> None:
    page, _ = sheet
    file = tmp_path / "clip.mp4"
    file.write_bytes(b"no recording")
    page.set_input_files("#file-clips-2", file)
    expect(page.locator(".mc-player")).to_contain_text("cannot be played in this browser")
    expect(page.locator("video")).to_be_hidden()
    assert page.locator("[data-mc-stamp]:visible").count() == 0
    assert found(page, "clips-2") == "differs"


def test_what_does_not_open_stops_the_clock_and_tells_which_setting_to_change(
    sheet: tuple[Page, Path],
) -> None:
    page, _ = sheet
    page.locator("#item-clips-2").get_by_label("I could not open it").check()
    help_ = page.locator("#item-clips-2 [data-mc-help]")
    expect(help_).to_contain_text("OneDrive or SharePoint: Press Share")
    page.locator("#note-clips-2").fill("It asks for a *login*")
    help_.get_by_role("button", name="Stop the clock now").click()
    expect(page.locator("#result-title")).to_have_text("Stop the clock")
    (command,) = written(handed_over(page))
    assert command.name == "hold"
    assert "“Two lesson recordings”, item 2, could not be opened (It asks for a *login*)." in (
        command.rest
    )
    assert "choose “Specific people”" in command.rest
    assert page.locator("[data-mc-verdict]").is_hidden(), "it is a comment, not a review"
    page.get_by_text("Without GitHub").last.click()
    line = page.locator("[data-mc-command]").inner_text()
    assert line.startswith(f"microcred score {SUBMISSION} --evaluator YOU --hold '“Two")
    choose(page, "voices", 1)
    expect(page.locator("#row-voices-level-1")).to_be_checked()


def test_a_shell_takes_a_reason_as_one_word(sheet: tuple[Page, Path]) -> None:
    page, _ = sheet
    page.locator("#item-clips-2").get_by_label("I could not open it").check()
    page.locator("#note-clips-2").fill('it\'s $(rm -rf ~) `x` "y"')
    page.get_by_role("button", name="Stop the clock now").click()
    line = page.locator("[data-mc-command]").text_content() or ""
    assert "(it'\\''s $(rm -rf ~) `x` \"y\")" in line
    assert line.endswith("'")


def test_a_whole_scorecard_with_an_item_that_does_not_open_goes_as_a_comment(
    sheet: tuple[Page, Path],
) -> None:
    page, _ = sheet
    fill_in(page, dict.fromkeys(ROWS, 2))
    page.locator("#item-clips-2").get_by_label("I could not open it").check()
    lock(page)
    expect(page.locator("[data-mc-verdict]")).to_have_text("Comment")
    assert "item 2: could not open" in handed_over(page)


def test_with_rows_left_the_clock_can_be_stopped_in_their_place(sheet: tuple[Page, Path]) -> None:
    page, _ = sheet
    find_all(page)
    page.locator("#item-tally-1").get_by_label("It differs").check()
    lock(page)
    page.get_by_role("button", name="stop the clock now", exact=True).last.click()
    assert "its fingerprint differs" in handed_over(page)


HOSTILE_TEXT = """---
credential: wait-time@1.1
---

## Context

<img src=x onerror="window.hacked=1"><script>window.hacked=1</script> [x](javascript:alert(1))
"""


def test_what_the_teacher_wrote_is_text_and_nothing_else(opened: Site, window: Window) -> None:
    page = window("about:blank")
    begin(page, link(opened, text=HOSTILE_TEXT))
    shown = page.locator("[data-mc-written]")
    expect(shown).to_contain_text('<img src=x onerror="window.hacked=1">')
    assert shown.locator("img, script, a").count() == 0
    page.wait_for_timeout(200)
    assert page.evaluate("window.hacked") is None


@pytest.mark.parametrize(
    "url",
    [
        "javascript:window.hacked=1//https://drive.google.com/",
        "https://drive.google.com@evil.example/",
        "https://evil.example/?x=drive.google.com",
        'https://drive.google.com"onmouseover="window.hacked=1',
    ],
)
def test_a_link_to_elsewhere_is_text(opened: Site, window: Window, url: str) -> None:
    items = [{**evidence()[0], "url": url}, *evidence()[1:]]
    page = window("about:blank")
    begin(page, link(opened, evidence=items, text=text()))
    first = page.locator("#item-clips-1")
    assert first.locator("a:visible").count() == 0
    expect(first).to_contain_text(url)
    expect(first).to_contain_text("keeps no evidence")
