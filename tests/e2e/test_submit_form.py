"""The form says what `check` would, where it can be mended, and while one is still at it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import Site
from tests.e2e.filling import SPEAK, Files, Filling, wait

Window = Callable[..., Page]
PLACE = "credentials/wait-time/submit/"


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


@pytest.fixture
def filling(site: Site, window: Window) -> Filling:
    """Return the empty form of a programme in private mode."""
    return Filling(window(site.url(PLACE)))


@pytest.fixture
def publicly(opened: Site, window: Window) -> Filling:
    """Return the empty form of a programme in open mode."""
    return Filling(window(opened.url(PLACE)))


# --- what is left ---

ALL = [
    (
        "The written part “Your class and your questions” is missing; “Choosing questions that "
        "deserve a pause” cannot be scored without."
    ),
    (
        "“Two lesson recordings” needs 2 items, and none is in; “Choosing questions that deserve "
        "a pause” and 3 more cannot be scored without."
    ),
    (
        "Nothing is in for “A tally of pauses and voices”; “Pausing after the question” and 3 more "
        "cannot be scored without."
    ),
    (
        "The written part “What changed” is missing; “Learning from the evidence” cannot be scored "
        "without."
    ),
    "It is not stated that this is your own work, so it cannot be scored as yours.",
]


def test_all_that_is_asked_for_is_left_at_first_and_nothing_is_marked(filling):
    assert filling.left() == ALL
    assert filling.page.locator(".mc-trouble:visible").count() == 0
    assert filling.page.get_by_text("Five things left before you can send").is_visible()
    assert filling.page.get_by_text("0 of 5 items in.").is_visible()


def test_the_button_is_never_disabled_and_leads_to_what_is_left(filling):
    button = filling.page.get_by_role("button", name="Check my submission")
    assert button.is_enabled()
    filling.press()
    assert filling.page.evaluate("document.activeElement.matches('[data-mc-left]')")
    assert filling.page.locator(".mc-trouble:visible").count() == 5


@pytest.mark.parametrize(
    ("words", "control"),
    [
        ("The written part “What changed”", "#written-reflection"),
        ("“Two lesson recordings” needs 2 items", "[data-mc-file]"),
        ("It is not stated that this is your own work", "#integrity-own_work"),
    ],
)
def test_each_leads_to_where_it_is_mended(filling, words, control):
    filling.page.get_by_role("link", name=words).click()
    assert filling.page.evaluate(
        "control => document.activeElement === document.querySelector(control)", control
    )


NO_DATA = (
    "Item 1 (“A tally of pauses and voices”) is application/zip, which is no data. It takes: a "
    "photo, a table or a spreadsheet."
)
DROPBOX = (
    "The link of item 1 leads to dropbox.com, which is not where this programme keeps evidence."
)


def test_it_follows_the_page_down(filling, files):
    filling.words()
    filling.choose(2, files.document("tally.zip"))
    filling.field("url", 2).fill("https://dropbox.com/tally")
    filling.press()
    assert [one.partition(";")[0] for one in filling.left()] == [
        "“Two lesson recordings” needs 2 items, and none is in",
        NO_DATA,
        DROPBOX,
        "It is not stated that this is your own work, so it cannot be scored as yours.",
    ]


# --- while typing ---


def test_a_link_is_spoken_of_once_typing_pauses(filling):
    link = filling.field("url")
    link.press_sequentially("https://evil.example/")
    assert filling.trouble(link) == ""
    wait(filling.page, SPEAK)
    assert "leads to evil.example" in filling.trouble(link)
    assert link.get_attribute("aria-invalid") == "true"
    link.fill("https://drive.google.com/a")
    wait(filling.page)
    assert filling.trouble(link) == ""
    assert link.get_attribute("aria-invalid") is None


def test_a_link_is_met_with_how_to_share_it_there(filling):
    filling.field("url").fill("https://drive.google.com/a")
    hint = filling.page.locator("[data-mc-ask=url] .mc-ask__hint").first
    assert "leave “General access” on “Restricted”" in hint.inner_text()
    filling.field("url").fill("https://onedrive.live.com/a")
    assert "Specific people" in hint.inner_text()


def test_words_are_counted_as_they_are_written(filling):
    count = filling.page.locator("#written-reflection-count")
    assert count.inner_text() == "0 words. 250 more to reach the minimum of 250."
    filling.page.fill("#written-reflection", "In my <!-- not this --> lesson https://a.example")
    assert count.inner_text() == "3 words. 247 more to reach the minimum of 250."
    wait(filling.page, SPEAK)
    said = filling.page.locator("[data-mc-say]").inner_text()
    assert said == "3 words. 247 more to reach the minimum of 250."
    filling.page.fill("#written-reflection", "word " * 300)
    assert count.inner_text() == "300 words, of 250 to 500."
    filling.page.fill("#written-reflection", "word " * 1500)
    assert count.inner_text() == "1,500 words. 1,000 more than the maximum of 500."


def test_what_is_too_short_is_no_fault_while_one_writes(filling):
    text = filling.page.locator("#written-reflection")
    text.fill("A beginning.")
    wait(filling.page, SPEAK)
    assert filling.trouble(text) == ""
    text.blur()
    wait(filling.page)
    assert "so it has 248 too few" in filling.trouble(text)
    assert "Too short" in filling.page.locator("#piece-reflection").inner_text()


def test_what_names_somebody_is_spoken_of_and_hidden(filling):
    text = filling.page.locator("#written-reflection")
    text.fill("Maria got a B+. Write to m.ortiz@school.example.")
    wait(filling.page, SPEAK)
    assert "There is an e-mail address here (m.o····@s·····.e······)." in filling.trouble(text)
    assert "A student's name seems to stand beside a grade" in "".join(filling.looked_at())
    assert "Maria" not in "".join(filling.looked_at())


def test_what_must_differ_is_compared(filling, files):
    filling.evidence(files)
    filling.field("captured", 1).fill("2026-10-02")
    wait(filling.page, SPEAK)
    assert filling.trouble(filling.field("captured", 1)) == (
        "Both items of “Two lesson recordings” are from the same day (2026-10-02): not varied."
    )


def test_consent_is_asked_for_once_students_are_shown(filling, files):
    filling.words()
    filling.evidence(files)
    filling.page.check("#integrity-own_work")
    filling.press()
    (only,) = filling.left()
    assert only.startswith("“Two lesson recordings” can show students, and nothing is said")
    filling.page.check("[name=students_visible][value=no]")
    wait(filling.page)
    assert filling.left() == []
    assert filling.looked_at() == [
        "You state that no student can be seen or heard in “Two lesson recordings”."
    ]


# --- the rubric, and who hands in ---


def test_the_rubric_stands_beside_what_it_scores(filling):
    look = filling.page.locator("#piece-tally + div details")
    assert "What evaluators look for here (4 rows)" in look.inner_text()
    assert look.get_attribute("open") is not None
    assert look.locator(".mc-look__level--pass").count() == 4


def test_on_a_phone_the_rubric_is_folded(site, window):
    page = window(site.url(PLACE), viewport={"width": 390, "height": 844})
    assert page.locator("#piece-tally + div details").get_attribute("open") is None


@pytest.mark.parametrize(
    "pasted",
    [
        "583231",
        "github:583231",
        '{"login": "octocat", "id": 583231, "node_id": "MDQ6VXNlcjU4MzIzMQ=="}',
        "https://avatars.githubusercontent.com/u/583231?v=4",
        "583231+octocat@users.noreply.github.com",
        'login\t"octocat"\nid\t583231\nnode_id\t"MDQ6"',
    ],
)
def test_the_number_of_an_account_is_picked_out_of_what_is_pasted(publicly, pasted):
    account = publicly.page.locator("#account")
    account.fill(pasted.replace("\n", " "))
    account.blur()
    assert account.input_value() == "583231"
    wait(publicly.page)
    assert not any("account" in one for one in publicly.left())


def test_what_holds_no_number_is_told(publicly):
    account = publicly.page.locator("#account")
    account.fill("octocat")
    account.blur()
    wait(publicly.page)
    assert "no number of an account is to be found here" in publicly.trouble(account).lower()


def test_a_name_makes_the_link_to_its_number_and_is_not_kept(publicly):
    link = publicly.page.locator("[data-mc-number]")
    assert link.get_attribute("href") is None
    publicly.page.fill("#login", "not a name")
    assert link.get_attribute("href") is None
    publicly.page.fill("#login", "octocat")
    assert link.get_attribute("href") == "https://api.github.com/users/octocat"
    publicly.account()
    publicly.kept()
    assert "octocat" not in str(publicly.page.evaluate("JSON.stringify(localStorage)"))


def test_a_number_is_remembered_for_the_next_one(opened, context):
    inside = context()
    page = inside.new_page()
    page.goto(opened.url(PLACE))
    page.fill("#account", "583231")
    page.locator("#account").blur()
    page.goto(opened.url("credentials/exit-tickets/submit/"))
    assert page.locator("#account").input_value() == "583231"


# --- sending it on ---


SHARE = """navigator.canShare = ({files}) => files[0].type === "text/plain";
navigator.share = async ({files}) => {
  window.shared = [files[0].name, await files[0].text()];
};"""


def test_a_phone_shares_the_file(site, context, files):
    inside = context(viewport={"width": 390, "height": 844})
    inside.add_init_script(SHARE)
    page = inside.new_page()
    page.goto(site.url(PLACE))
    filling = Filling(page)
    filling.fill(files)
    filling.press()
    page.get_by_role("button", name="Share it").click()
    wait(page)
    assert page.evaluate("window.shared") == ["wait-time-attempt-1.txt", filling.whole()]
    assert "Nothing has been sent" not in filling.saved()


def test_where_nothing_is_shared_there_is_no_button_for_it(filling, files):
    filling.page.evaluate("() => { navigator.canShare = undefined; }")
    filling.fill(files)
    filling.press()
    assert not filling.page.get_by_role("button", name="Share it").is_visible()
