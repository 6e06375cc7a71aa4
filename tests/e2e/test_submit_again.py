"""A next attempt takes over the one before, marks what is unmet, and goes on the same branch."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from microcred.bot.packing import pack
from tests.e2e.conftest import Site
from tests.e2e.filling import Files, Filling, checked, facts, wait
from tests.handed import CONTEXT, REFLECTION, complete

Window = Callable[..., Page]
PLACE = "credentials/wait-time/submit/"
TEXT = complete("wait-time@1.0", earner="github:583231", status="ready")
ASKED: dict[str, Any] = {
    "submission": "k3f9q2m7",
    "attempt": 2,
    "repository": "ada/microcred",
    "branch": "patch-1",
    "unmet": ["question-choice"],
    "text": TEXT,
}


def link(**changes: Any) -> str:
    return f"{PLACE}#again={pack(ASKED | changes)}"


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


def opened_at(page: Page) -> Filling:
    """Return the form once it is there."""
    page.locator("[data-mc-form]:visible").wait_for()
    return Filling(page)


def test_the_links_own_text_is_filled_in_and_checked_anew(
    opened: Site, window: Window, tmp_path: Path
) -> None:
    page = window(opened.url(link()))
    filling = opened_at(page)
    assert page.locator("h1").inner_text() == "Send your Wait Time evidence, attempt 2"
    assert page.url == opened.url(PLACE), "the text does not stay in the address"
    assert page.locator("#written-context").input_value() == CONTEXT.strip()
    assert page.locator("#written-reflection").input_value() == REFLECTION.strip()
    assert filling.field("topic", 1).input_value() == "What slope tells us"
    assert page.locator("#account").input_value() == "583231"
    (only,) = filling.left()
    assert only.startswith("It is not stated that this is your own work"), "of this attempt"
    page.check("#integrity-own_work")
    wait(page)
    assert filling.left() == [], "it is the clean attempt that it was"
    page.fill("#written-reflection", f"{REFLECTION}\nThis is what changed since.")
    filling.press()
    asked = urlsplit(page.get_by_role("link", name="Open GitHub").get_attribute("href") or "")
    assert f"{asked.netloc}{asked.path}" == "github.com/ada/microcred/new/patch-1"
    (name,) = parse_qs(asked.query)["filename"]
    assert name == "submissions/wait-time/k3f9q2m7/attempt-2.md"
    assert page.get_by_text("then “Commit changes”. Your pull request").is_visible()
    file = tmp_path / "attempt-2.md"
    file.write_text(filling.whole(), encoding="utf-8")
    assert "5 of 5 items in" in checked(file, opened.folder.parent)
    assert facts(filling.whole(), "credential") == ["wait-time@1.0"], "what it began under"
    assert facts(filling.whole(), "sha256") == facts(TEXT, "sha256")


def test_what_is_not_met_is_marked_and_the_rest_kept(opened: Site, window: Window) -> None:
    page = window(opened.url(link()))
    opened_at(page)
    clips = page.locator("#piece-clips")
    assert "Not met yet: “Choosing questions that deserve a pause”." in clips.inner_text()
    assert "mc-piece--unmet" in (clips.get_attribute("class") or "")
    tally = page.locator("#piece-tally")
    assert "is met, and stays met. You may leave it as it is." in tally.inner_text()
    assert "mc-piece--unmet" not in (tally.get_attribute("class") or "")


def test_it_asks_for_what_its_own_version_asked_for(opened: Site, window: Window) -> None:
    page = window(opened.url(link()))
    opened_at(page)
    assert "250–500 words" in page.locator("#piece-reflection").inner_text()
    now = window(opened.url(PLACE))
    assert "100–500 words" in now.locator("#piece-reflection").inner_text()


def test_the_same_link_opened_again_keeps_what_was_changed_since(
    opened: Site, window: Window
) -> None:
    page = window(opened.url(link()))
    opened_at(page)
    page.fill("#written-context", "Changed since")
    Filling(page).kept()
    page.goto("about:blank")
    page.goto(opened.url(link()))
    opened_at(page)
    assert page.locator("#written-context").input_value() == "Changed since"
    assert len(Filling(page).drafts()) == 1


def test_after_the_last_attempt_it_says_so(opened: Site, window: Window) -> None:
    page = window(opened.url(link(attempt=4)))
    filling = opened_at(page)
    page.check("#integrity-own_work")
    wait(page)
    assert filling.left() == ["This is attempt 4; the release allows 3."]


@pytest.mark.parametrize(
    "fragment",
    [
        "again=",
        "again=AAAA",
        "again=%%%",
        f"again={pack('text')}",
        f"again={pack(ASKED | {'submission': '../../x'})}",
        f"again={pack(ASKED | {'attempt': 1})}",
        f"again={pack(ASKED | {'text': 7})}",
        f"again={pack(ASKED)[:-40]}",
        f"again={pack(ASKED | {'text': 'no front matter'})}",
        f"again={pack(ASKED | {'text': TEXT.replace('wait-time@1.0', 'other@1.0')})}",
        f"again={pack(ASKED | {'text': TEXT.replace('wait-time@1.0', 'wait-time@9.0')})}",
        f"again={pack(ASKED | {'text': TEXT.replace('status:', 'status: [')})}",
    ],
)
def test_a_link_that_is_damaged_leaves_an_empty_form(
    opened: Site, window: Window, fragment: str
) -> None:
    page = window(f"{opened.url(PLACE)}#{fragment}")
    opened_at(page)
    assert page.locator("#written-context").input_value() == ""
    if fragment not in ("again=", "again=%%%"):
        assert page.locator("#earlier-trouble").is_visible()


def test_a_text_too_long_for_a_link_is_asked_for_and_the_rest_kept(
    opened: Site, window: Window, tmp_path: Path
) -> None:
    known = {name: value for name, value in ASKED.items() if name != "text"}
    page = window(f"{opened.url(PLACE)}#again={pack(known)}")
    file = page.get_by_role("link", name="attempt-1.md")
    assert file.get_attribute("href") == (
        "https://github.com/ada/microcred/blob/patch-1/submissions/wait-time/k3f9q2m7/attempt-1.md"
    )
    assert not page.locator("[data-mc-form]").is_visible(), "no first attempt by mistake"
    saved = tmp_path / "attempt-1.md"
    saved.write_text(TEXT, encoding="utf-8")
    page.locator("#earlier").set_input_files(saved)
    filling = opened_at(page)
    assert "Not met yet" in page.locator("#piece-clips").inner_text()
    page.check("#integrity-own_work")
    filling.press()
    assert "It goes to ada/microcred." in page.locator(".mc-ready").inner_text()
    link = page.get_by_role("link", name="Open GitHub").get_attribute("href") or ""
    assert "/ada/microcred/new/patch-1?filename=submissions/wait-time/k3f9q2m7/attempt-2.md" in link


ATTACK = '"><img src=x onerror=alert(1)><script>alert(1)</script>'


def test_a_text_that_attacks_stays_text(opened: Site, watched: Callable[..., Any]) -> None:
    text = complete(
        "wait-time@1.0",
        earner="github:583231",
        context=ATTACK,
        reflection=ATTACK,
        **{"evidence.0.topic": ATTACK, "evidence.0.class": ATTACK, "evidence.0.slot": "clips"},
    )
    hostile = {"branch": "../../evil", "repository": "evil/../b", "unmet": [ATTACK]}
    page, watch = watched(opened, link(text=text, **hostile))
    filling = opened_at(page)
    assert page.locator("#written-context").input_value() == ATTACK
    assert page.locator("main img[src=x], main script:not([src]):not([type])").count() == 0
    filling.press()
    assert "evil" not in page.locator("main").inner_html()
    assert watch.complaints == []


def test_a_file_of_ones_own_is_opened_and_asks_where_it_was(
    opened: Site, window: Window, tmp_path: Path
) -> None:
    file = tmp_path / "attempt-1.md"
    file.write_text(TEXT, encoding="utf-8")
    page = window(opened.url(PLACE))
    page.locator("#earlier").set_input_files(file)
    page.get_by_role("heading", name="attempt 2").wait_for()
    page.check("#integrity-own_work")
    filling = Filling(page)
    filling.press()
    assert not page.get_by_role("link", name="Open GitHub").is_visible()
    where = page.get_by_label("Address of your last attempt on GitHub")
    where.fill("https://github.com/ada/microcred/pull/12")
    assert "This is not the address of an attempt" in page.locator("#where-trouble").inner_text()
    wait(page)
    assert page.locator("#where-trouble").is_visible(), "also once the form has looked again"
    base = "https://github.com/ada/microcred/blob/ada-patch-1/submissions/wait-time"
    where.fill(f"{base}/k3f9q2m7/attempt-2.md")
    href = page.get_by_role("link", name="Open GitHub").get_attribute("href") or ""
    asked = urlsplit(href)
    assert asked.path == "/ada/microcred/new/ada-patch-1"
    (name,) = parse_qs(asked.query)["filename"]
    assert name == "submissions/wait-time/k3f9q2m7/attempt-3.md"


def test_in_private_mode_the_next_file_is_saved_under_its_number(
    site: Site, window: Window, tmp_path: Path
) -> None:
    text = complete("wait-time@1.0", earner="set-at-intake")
    file = tmp_path / "wait-time-attempt-1.md"
    file.write_text(text, encoding="utf-8")
    page = window(site.url(PLACE))
    page.locator("#earlier").set_input_files(file)
    page.get_by_role("heading", name="attempt 2").wait_for()
    page.check("#integrity-own_work")
    Filling(page).press()
    with page.expect_download() as got:
        page.get_by_role("button", name="Save the file").click()
    assert got.value.suggested_filename == "wait-time-attempt-2.md"
    got.value.save_as(tmp_path / "next.md")
    assert "5 of 5 items in" in checked(tmp_path / "next.md", site.folder.parent)


@pytest.mark.parametrize("text", ["", "---\n", "# Words", "---\na: &x 1\n---\n", "\x00\x01"])
def test_another_file_is_told_to_be_none(
    site: Site, window: Window, tmp_path: Path, text: str
) -> None:
    file = tmp_path / "notes.md"
    file.write_text(text, encoding="utf-8")
    page = window(site.url(PLACE))
    page.locator("#earlier").set_input_files(file)
    page.get_by_text("“notes.md”: This").wait_for()
    assert page.locator("[data-mc-form]").is_visible()


def test_the_guided_starter_is_opened_as_a_draft(
    site: Site, window: Window, tmp_path: Path
) -> None:
    text = complete("wait-time@1.0", earner="set-at-intake", status="draft")
    file = tmp_path / "mine.md"
    file.write_text(text, encoding="utf-8")
    page = window(site.url(PLACE))
    page.locator("#earlier").set_input_files(file)
    page.wait_for_function("document.querySelector('#written-context').value !== ''")
    assert "attempt" not in page.locator("h1").inner_text()


def test_a_retired_one_takes_next_attempts_alone(
    site: Site, window: Window, tmp_path: Path
) -> None:
    page = window(site.url("credentials/reading-test-reports/submit/"))
    assert page.get_by_text("Closed to new submissions.").is_visible()
    assert page.get_by_text("Open my last attempt").is_visible()
    assert not page.locator("[data-mc-form]").is_visible()
    text = TEXT.replace("wait-time@1.0", "reading-test-reports@1.0")
    file = tmp_path / "attempt-1.md"
    file.write_text(text.replace("github:583231", "k7m2p4"), encoding="utf-8")
    page.locator("#earlier").set_input_files(file)
    page.get_by_role("heading", name="attempt 2").wait_for()
    assert page.locator("[data-mc-form]").is_visible()


def test_a_planned_one_has_no_form_and_says_where_to_go(site: Site, window: Window) -> None:
    page = window(site.url("credentials/project-based-learning/submit/"))
    assert page.get_by_text("Not open yet.").is_visible()
    assert page.locator("form[data-mc-form]").count() == 0
    page.get_by_role("link", name="Read about").click()
    assert page.url == site.url("credentials/project-based-learning/")


def test_the_micro_credentials_own_page_leads_here(opened: Site, window: Window) -> None:
    page = window(opened.url("credentials/wait-time/"))
    page.get_by_role("link", name="Send your evidence").first.click()
    assert page.url == opened.url(PLACE)
