"""Issues with the form, what they are read against, and what is planned of them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from microcred.attempt import Offered
from microcred.bot.actions import Action, Close, Keep, Propose
from microcred.bot.form.fields import LABEL
from microcred.bot.issues import (
    IssueMatter,
    proposal,
)
from microcred.bot.pull import Account, Issue
from microcred.model.vocabulary import Status
from tests import ledgers
from tests.bot.form.answered import PROGRAM, issue_text

REPOSITORY = "district/badges"
BOT = 41_898_282
TEACHER = Account(1234567, "ana-teaches")
AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 21)
GOLDEN = Path(__file__).parent / "form" / "golden" / "missing.md"
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
