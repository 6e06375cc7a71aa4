"""An issue with the form, from the first word to the pull request."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred import places
from microcred.attempt import Offered, read_attempt
from microcred.bot import marker
from microcred.bot.actions import Action, Close, Keep, Propose
from microcred.bot.form.fields import LABEL, Field, Tick
from microcred.bot.issues import (
    IssueMatter,
    is_form,
    issue_of,
    plan_issue,
    proposal,
    wanted,
)
from microcred.bot.matter import Matter, Turned
from microcred.bot.pull import Account, Comment, Issue, Pull
from microcred.model.decision import Outcome
from microcred.model.evaluators import Evaluators
from microcred.model.identity import ALPHABET
from microcred.model.vocabulary import Status
from microcred.review import Decision
from tests import ledgers
from tests.bot.form.answered import EVIDENCE, PARTS, PROGRAM, TICKED, issue_text
from tests.handed import complete

REPOSITORY = "district/badges"
BOT = 41_898_282
TEACHER = Account(1234567, "ana-teaches")
AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 21)
RELEASE = ledgers.release()
SUBMISSION = proposal(REPOSITORY, 7)


def issue(**changes: Any) -> Issue:
    """Return issue 7 with a clean first attempt; `answers={"again": …}` changes the form."""
    answers = changes.pop("answers", {})
    fields = {"number": 7, "author": TEACHER, "title": "Hand in", "body": issue_text(**answers)}
    return Issue(**{**fields, "labels": (LABEL,), **changes})


def matter(**changes: Any) -> IssueMatter:
    """Return what an issue is read against."""
    offered = {"think-time@1.0": Offered(RELEASE, ("1.0",), Status.ACTIVE)}
    none = Offered(None)
    fields: dict[str, Any] = {
        "repository": REPOSITORY,
        "program": PROGRAM,
        "offered": lambda name: offered.get(name, none),
        "today": TODAY,
        "bot": BOT,
    }
    return IssueMatter(**{**fields, **changes})


def proposed(found: tuple[Action, ...]) -> Propose:
    (action,) = found
    assert isinstance(action, Propose), action
    return action


def kept(found: tuple[Action, ...]) -> str:
    """Return what the one comment on the issue is to say."""
    action, *others = found
    assert isinstance(action, Keep)
    assert others in ([], [Close(7)])
    assert (action.number, action.body.partition("\n")[0]) == (
        7,
        '<!-- microcred:kept {"issue":7} -->',
    )
    return action.body.partition("\n")[2]


# --- a first attempt ---


def test_a_first_attempt_becomes_a_pull_request():
    made = proposed(plan_issue(issue(), matter()))
    assert made == Propose(
        branch=f"submission/{SUBMISSION}",
        path=f"submissions/think-time/{SUBMISSION}/attempt-1.md",
        text=made.text,
        title=f"Hand in {SUBMISSION}, attempt 1: Think Time",
        body='<!-- microcred:issue {"issue":7} -->\n@ana-teaches hands in attempt 1 for “Think '
        "Time” (think-time\\@&#8203;1.0). It was made from the form in #7, and is theirs.",
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
        "evidence": EVIDENCE.replace("sha256: ", "sha256: x", 1).replace("tally |", "tall |"),
        "consent": TICKED - {Tick.FORMS_ON_FILE},
        "integrity": (),
    }
    said = kept(plan_issue(issue(answers=answers), matter()))
    assert said.splitlines() == [
        "Thank you. This is not handed in yet, and nobody scores it so far. 2 things are to be "
        "mended:",
        "",
        "- **Evidence, line 3:** “tall” is no piece of evidence that is asked for. Begin the line "
        "with <code>clips</code> or <code>tally</code>, then <code>\\|</code>.",
        "- **Evidence, line 1:** <code>evidence\\[1\\].sha256</code> is "
        + re.search(r"“x[^”]*”", said)[0]
        + ", which is not of the right form. Write all 64 characters of the fingerprint: digits "
        "and small letters from a to f.",
        "",
        "To mend it, edit the issue itself: the three dots at its upper right, “Edit”, then save. "
        "We read it again each time, and this answer changes with it.",
    ]
