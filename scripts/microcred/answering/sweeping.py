"""The scheduled run: whatever was missed, and whatever time alone brings about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from microcred.answering.desk import Report
from microcred.answering.issues import settle_issue
from microcred.answering.looking import Look
from microcred.bot.form import LABEL
from microcred.bot.happening import Happening, Kind
from microcred.bot.issues import is_form
from microcred.bot.pull import Pull
from microcred.github import MANY

TURN: Final = 100
"""How many open pull requests one run looks at: within an hour's requests and writes."""

CLOSED: Final = 20
"""How many of those that were closed lately a run looks at."""

LATELY: Final = timedelta(days=2)

ISSUES: Final = 10
"""How many issues with the form a run looks at."""

GIVE_UP: Final = 5
"""After how many in a row that could not be settled a run ends."""


def sweep(look: Look, report: Report) -> None:
    """Settle the open pull requests whose turn it is, and those that were closed lately."""
    github, at = look.desk.github, look.desk.at
    pulls = github.open_pulls()
    look = replace(look, pulls=pulls, whole=len(pulls) < MANY)
    closed = github.closed_pulls(at - LATELY)[:CLOSED]
    wanted = [*turn(pulls, at), *closed]
    look.fetch(wanted)
    steps = [
        *(partial(settle_issue, look, number) for number in _forms(look)),
        *(partial(look.settle, Happening(Kind.SWEEP), one) for one in wanted),
    ]
    failed = 0
    for step in steps:
        report.outcomes.append(done := step())
        failed = failed + 1 if done.why else 0
        if failed == GIVE_UP or done.until:
            report.notes.append("the rest is left to the next run")
            return


def _forms(look: Look) -> list[int]:
    """Return the open issues with the form; GitHub leaves out a label that nobody made before."""
    github = look.desk.github
    found = {
        one.number for label in (LABEL, None) for one in github.open_issues(label) if is_form(one)
    }
    return sorted(found)[:ISSUES]


def turn(pulls: Sequence[Pull], at: datetime) -> list[Pull]:
    """Return those whose turn it is in an hour, so that each has its turn, the oldest first."""
    parts = -(-len(pulls) // TURN) or 1
    hour = int(at.timestamp()) // 3600
    ordered = sorted(pulls, key=lambda one: one.number)
    return [one for place, one in enumerate(ordered) if place % parts == hour % parts]
