"""An issue with the form, from the first word to the pull request."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred import places
from microcred.attempt import read_attempt
from microcred.bot import marker
from microcred.bot.actions import Close, Keep, Propose
from microcred.bot.form.fields import LABEL, Tick
from microcred.bot.issues import (
    is_form,
    issue_of,
    plan_issue,
    proposal,
)
from microcred.bot.pull import Account, Comment
from microcred.model.identity import ALPHABET
from tests import ledgers
from tests.bot.form.answered import EVIDENCE, PARTS, TICKED, issue_text
from tests.bot.issued import (
    AT,
    BOT,
    GOLDEN,
    REPOSITORY,
    SUBMISSION,
    TEACHER,
    issue,
    kept,
    matter,
    proposed,
)
from tests.handed import complete

# --- a first attempt ---


def test_a_first_attempt_becomes_a_pull_request():
    made = proposed(plan_issue(issue(), matter()))
    assert made == Propose(
        branch=f"submission/{SUBMISSION}",
        path=f"submissions/think-time/{SUBMISSION}/attempt-1.md",
        text=made.text,
        title=f"Hand in {SUBMISSION}, attempt 1: Think Time",
        body='<!-- microcred:issue {"issue":7} -->\n@ana-teaches hands in attempt 1 for “Think '
        "Time” (<code>think-time\\@&#8203;1.0</code>). It was made from the form in #7, and is "
        "theirs.",
        issue=7,
        onto=None,
    )
    document = read_attempt(made.path, made.text).document
    wanted = read_attempt("", complete("think-time@1.0", "github:1234567")).document
    assert document
    assert wanted
    assert document.model.model_copy(update={"narrative": ""}) == wanted.model.model_copy(
        update={"narrative": ""}
    )
    assert document.model.narrative == PARTS.strip()


def test_what_was_chosen_for_the_public_is_in_it():
    answers = {"name": "Ana Ruiz", "publish": {Tick.PAGE}}
    made = proposed(plan_issue(issue(answers=answers), matter()))
    document = read_attempt(made.path, made.text).document
    assert document
    assert document.model.publish.model_dump() == {
        "name": "Ana Ruiz",
        "evidence": False,
        "page": True,
    }


@pytest.mark.parametrize("earner", ["set-at-intake", "github:1234567"])
def test_the_file_that_the_site_made_is_enough(earner):
    file = complete("think-time@1.0", earner)
    answers = {"file": file, "evidence": "", "parts": "", "consent": (), "integrity": (), "ai": ""}
    made = proposed(plan_issue(issue(answers=answers), matter()))
    expected = complete("think-time@1.0", "github:1234567")
    assert made.text.replace('"', "").strip() == expected.replace('"', "").strip()


def test_the_same_issue_always_makes_the_same():
    assert plan_issue(issue(), matter()) == plan_issue(issue(), matter())
    assert proposal("District/Badges", 7) == SUBMISSION != proposal(REPOSITORY, 8)


@given(st.integers(1, 10**9), st.from_regex(r"\A[a-z]{1,9}/[a-z]{1,9}\Z"))
def test_an_id_tells_nothing_but_is_one(number, repository):
    made = proposal(repository, number)
    assert places.is_submission(made)
    assert len(made) == 10
    assert set(made) <= set(ALPHABET)


def test_once_the_pull_request_is_there_the_issue_links_to_it_and_is_closed():
    found = plan_issue(issue(), matter(proposed=12))
    assert found[1:] == (Close(7),)
    said = kept(found)
    assert f"This is handed in as submission `{SUBMISSION}`: **#12**." in said
    assert "This issue is closed" in said


def test_then_nothing_is_done_again():
    (keep, close) = plan_issue(issue(), matter(proposed=12))
    assert isinstance(keep, Keep)
    ours = Comment(99, Account(BOT, "github-actions[bot]", bot=True), AT, keep.body)
    assert plan_issue(issue(comments=(ours,)), matter(proposed=12)) == (close,)
    assert plan_issue(issue(comments=(ours,), open=False), matter(proposed=12)) == ()


def test_an_edit_after_that_changes_nothing():
    edited = issue(body="### Evidence\n\n### Students\n\n### AI tools")
    assert plan_issue(edited, matter(proposed=12)) == plan_issue(issue(), matter(proposed=12))


# --- what is missing ---


def test_what_is_missing_is_told_where_it_was_asked_for_and_how_to_mend_it():
    answers = {
        "evidence": EVIDENCE.replace("bytes: 73400320", "bytes: 70 MB").replace(
            "tally |", "tall |"
        ),
        "parts": PARTS.replace("I teach mathematics", "I teach at Hill School mathematics"),
        "consent": TICKED - {Tick.FORMS_ON_FILE},
        "integrity": (),
    }
    said = kept(plan_issue(issue(answers=answers), matter()))
    assert said == GOLDEN.read_text(encoding="utf-8").rstrip("\n")


LENGTH = (
    "12:** item 1 (“Two recordings”) is 0:30 long; the slot asks for 5 to 10 minutes. Choose a "
    "stretch of that length"
)


def test_a_file_from_the_site_is_told_of_by_its_lines():
    file = complete("think-time@1.0", "github:9", status="draft", **{"evidence.0.duration": 30})
    said = kept(plan_issue(issue(answers={"file": file}), matter()))
    lines = [line.removeprefix("- **File from the site, line ") for line in said.splitlines()]
    assert [line.partition(",")[0] for line in lines if line[0:1].isdigit()] == [
        "1:** there is a file from the site here",
        "4:** this file names github:9 as the one who hands in",
        "5:** this file is still a draft",
        "5:** this is a draft: 5 of 5 items in. Set <code>status: ready</code> when all is in.",
        LENGTH,
    ]


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({"parts": PARTS.replace("six students", "six, see user-attachments/a")}, "a file was att"),
        ({"parts": PARTS + "\nWrite to ana@hill.example\n"}, "there is an e-mail address here"),
    ],
)
def test_what_must_not_be_public_is_to_be_removed_from_the_old_versions_too(answers, code):
    said = kept(plan_issue(issue(answers=answers), matter()))
    assert code in said
    assert "can still be read behind “edited”" in said


def test_a_warning_keeps_nothing_from_going_on():
    answers = {"parts": PARTS + "\nMs. Ortiz counted too.\n"}
    assert proposed(plan_issue(issue(answers=answers), matter())).issue == 7
    both = {**answers, "integrity": ()}
    said = kept(plan_issue(issue(answers=both), matter()))
    assert "Look at this too; it keeps nothing from going on:" in said
    assert "seems to name a person" in said


def test_the_one_answer_changes_with_each_edit_until_nothing_is_missing():
    first = plan_issue(issue(answers={"integrity": ()}), matter())
    (keep,) = first
    assert isinstance(keep, Keep)
    assert keep.comment is None
    ours = Comment(99, Account(BOT, "github-actions[bot]", bot=True), AT, keep.body)
    again = issue(answers={"integrity": ()}, comments=(ours,))
    assert plan_issue(again, matter()) == ()
    other = plan_issue(issue(answers={"parts": ""}, comments=(ours,)), matter())
    assert [one.comment for one in other if isinstance(one, Keep)] == [99]
    assert proposed(plan_issue(issue(comments=(ours,)), matter())).issue == 7
    done = plan_issue(issue(comments=(ours,)), matter(proposed=12))
    assert [type(one).__name__ for one in done] == ["Keep", "Close"]
    assert isinstance(done[0], Keep)
    assert done[0].comment == 99


def test_nobody_elses_comment_is_taken_for_our_answer():
    (keep,) = plan_issue(issue(answers={"integrity": ()}), matter())
    assert isinstance(keep, Keep)
    forged = Comment(98, TEACHER, AT, keep.body)
    (anew,) = plan_issue(issue(answers={"integrity": ()}, comments=(forged,)), matter())
    assert isinstance(anew, Keep)
    assert anew.comment is None


def test_a_thousand_issues_of_one_account_make_no_thousand_pull_requests():
    said = kept(plan_issue(issue(), matter(open_now=10)))
    assert "you have 10 submissions open, and at most 10 are taken" in said
    assert proposed(plan_issue(issue(), matter(open_now=9))).issue == 7


def test_what_takes_no_submissions():
    text = issue().body.replace("think-time@1.0", "other@1.0")
    said = kept(plan_issue(issue(body=text), matter()))
    assert "is no micro-credential that takes submissions here" in said


def test_nothing_that_was_written_is_more_than_a_word_in_our_answer():
    bad = "@everyone <!-- x --> [a](https://evil.example) ![b](c) #1"
    text = issue().body.replace("Think Time (think-time@1.0)", bad)
    for body in (text, issue_text(evidence=f"{bad} | https://evil.example")):
        said = kept(plan_issue(issue(body=body), matter()))
        assert "@everyone" not in said
        assert "<!--" not in said
        assert "](" not in said.replace("\\]", "")
        assert "https://" not in said


# --- whose, and where ---


@pytest.mark.parametrize(
    "changes",
    [
        {"open": False},
        {"author": Account(BOT, "github-actions[bot]", bot=True)},
        {"author": Account(77, "some-app[bot]", bot=True)},
        {"author": Account(0, "ghost")},
        {"body": "Your site is slow.", "labels": ()},
    ],
)
def test_what_is_left_alone(changes):
    assert plan_issue(issue(**changes), matter()) == ()


def test_an_issue_without_its_label_is_known_by_its_headings():
    assert is_form(issue(labels=()))
    assert is_form(issue(body="", labels=(LABEL,)))
    assert not is_form(issue(body="", labels=("bug",)))


def test_in_private_mode_nobody_hands_in_here():
    found = plan_issue(issue(), matter(program=ledgers.program()))
    assert found[1:] == (Close(7),)
    assert "Ask your coordinator to delete this issue" in kept(found)


def test_which_issue_a_pull_request_was_made_from():
    made = proposed(plan_issue(issue(), matter()))
    assert issue_of(made.body) == 7
    assert issue_of(f"Hello\n{made.body}") is None
    for odd in ('{"issue":"7"}', '{"issue":0}', '{"issue":true}', "{}"):
        assert issue_of(f"<!-- microcred:issue {odd} -->\n") is None
    assert issue_of(marker.marked(marker.KEPT, {"issue": 7}, "")) is None


def test_a_login_is_only_mentioned_where_it_is_one():
    odd = replace(TEACHER, login="a] @all <b>")
    assert "@" not in proposed(plan_issue(issue(author=odd), matter())).body.replace("\\@", "")
