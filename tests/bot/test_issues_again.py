"""A second issue, that goes on with what the first one began."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from microcred import places
from microcred.attempt import read_attempt
from microcred.bot.actions import Close, Keep
from microcred.bot.issues import (
    plan_issue,
    wanted,
)
from microcred.bot.matter import Matter, Turned
from microcred.bot.pull import Account, Issue, Pull
from microcred.model.decision import Outcome
from microcred.model.evaluators import Evaluators
from microcred.review import Decision
from tests.bot.form.answered import PARTS, PROGRAM
from tests.bot.issued import (
    AT,
    BOT,
    REPOSITORY,
    SUBMISSION,
    TEACHER,
    TODAY,
    issue,
    matter,
    proposed,
)

DECIDED = Decision(Outcome.RESUBMIT, 1, "a" * 40, (), (), (), "", "")


def earlier(**changes: Any) -> Matter:
    """Return a submission that was made from issue 7, and is to be handed in again."""
    text = proposed(plan_issue(issue(), matter())).text
    document = read_attempt("", text).document
    assert document
    place = places.Attempt("think-time", SUBMISSION, 1)
    pull = Pull(12, TEACHER, "a" * 40, REPOSITORY, f"submission/{SUBMISSION}", "main", "Hand in")
    fields: dict[str, Any] = {
        "pull": replace(pull, **changes.pop("pull", {})),
        "touched": (place.path,),
        "program": PROGRAM,
        "evaluators": Evaluators(),
        "bot": BOT,
        "at": AT + timedelta(days=5),
        "today": TODAY,
        "submission": SUBMISSION,
        "attempts": (Turned(place, "a" * 40, AT, text, document.model),),
        "decision": replace(DECIDED, outcome=changes.pop("outcome", Outcome.RESUBMIT)),
    }
    return Matter(**{**fields, **changes})


def next_issue(**changes: Any) -> Issue:
    """Return issue 8, which goes on with what issue 7 began."""
    parts = PARTS.replace("The clearest change", "What I tried anew. The clearest change")
    answers = {"again": SUBMISSION, "parts": parts, **changes.pop("answers", {})}
    return issue(number=8, answers=answers, **changes)


def test_a_next_attempt_goes_on_the_same_branch():
    asked = next_issue()
    assert wanted(asked) == SUBMISSION
    made = proposed(plan_issue(asked, matter(earlier=earlier())))
    assert (made.branch, made.path, made.issue, made.onto) == (
        f"submission/{SUBMISSION}",
        f"submissions/think-time/{SUBMISSION}/attempt-2.md",
        8,
        "a" * 40,
    )
    assert "What I tried anew." in made.text


def test_once_it_is_there_the_issue_links_to_it():
    asked, before = next_issue(), earlier()
    made = proposed(plan_issue(asked, matter(earlier=before)))
    document = read_attempt("", made.text).document
    assert document
    second = Turned(before.attempts[0].place._replace(number=2), "b" * 40, AT, made.text,
                    document.model)  # fmt: skip
    after = replace(before, attempts=(*before.attempts, second),
                    decision=replace(DECIDED, outcome=Outcome.SCORING))  # fmt: skip
    keep, close = plan_issue(asked, matter(earlier=after))
    assert isinstance(keep, Keep)
    assert f"as submission `{SUBMISSION}`: **#12**" in keep.body
    assert close == Close(8)


@pytest.mark.parametrize(
    ("asked", "changes", "expected"),
    [
        ({}, None, "there is no open submission"),
        ({"again": "not an id"}, None, "there is no open submission “not an id”"),
        ({}, {"pull": {"author": Account(5, "other")}}, "was handed in by another account"),
        ({}, {"pull": {"repository": "ana-teaches/badges"}}, "lies in your own copy"),
        ({}, {"pull": {"open": False}}, "its pull request is closed"),
        ({}, {"outcome": Outcome.SCORING}, "its last attempt is being scored"),
        ({}, {"outcome": Outcome.CLOSED}, "its last attempt was the last one allowed"),
        ({}, {"decision": None}, "it cannot be told where it stands"),
        ({}, {"attempts": ()}, "there is no open submission"),
    ],
)
def test_what_it_cannot_go_on_with(asked, changes, expected):
    given = matter(earlier=earlier(**changes) if changes is not None else None)
    action, *others = plan_issue(next_issue(answers=asked), given)
    assert isinstance(action, Keep)
    assert others == []
    assert expected in action.body.replace("&#8203;", "")
    assert "**Next attempt:**" in action.body


def test_nor_with_another_micro_credential():
    text = next_issue().body.replace("think-time@1.0", "exit-tickets@1.1")
    (action,) = plan_issue(next_issue(body=text), matter(earlier=earlier()))
    assert isinstance(action, Keep)
    assert "is for think-time, and exit-tickets" in action.body


def test_a_newer_version_in_the_list_changes_nothing_about_an_older_submission():
    text = next_issue().body.replace("think-time@1.0", "think-time@1.1")
    made = proposed(plan_issue(next_issue(body=text), matter(earlier=earlier())))
    assert "credential: think-time@1.0" in made.text


def test_no_more_attempts_than_the_release_allows():
    third = earlier().attempts[0]
    last = replace(third, place=third.place._replace(number=3), text="")
    (action,) = plan_issue(next_issue(), matter(earlier=earlier(attempts=(third, last))))
    assert isinstance(action, Keep)
    assert "this is attempt 4; the release allows 3" in action.body


def test_only_the_first_attempt_waits_for_others_of_the_same_account():
    assert proposed(plan_issue(next_issue(), matter(earlier=earlier(), open_now=10))).issue == 8
