"""The scheduled run: whatever was missed, and whatever time alone brings about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Final, TypeVar

from microcred.answering.desk import Report
from microcred.answering.issues import settle_issue
from microcred.answering.looking import Look
from microcred.bot.form import LABEL
from microcred.bot.happening import Happening, Kind
from microcred.bot.issues import is_form
from microcred.github import MANY, GitHubRefused, GitHubUnavailable

T = TypeVar("T")

TURN: Final = 100
"""How many open pull requests one run looks at: within an hour's requests and writes."""

CLOSED: Final = 20
"""How many of those that were closed lately a run looks at."""

LATELY: Final = timedelta(days=2)

ISSUES: Final = 10
"""How many issues with the form a run looks at."""

GIVE_UP: Final = 5
"""After how many in a row that could not be settled a run asks whether GitHub is there at all."""


def sweep(look: Look, report: Report) -> None:
    """Settle the open pull requests whose turn it is, and those that were closed lately.

    Whatever is wrong with some of them keeps no other from being settled. It ends early only where
    GitHub does not answer, and each run begins at another place.
    """
    github, at = look.desk.github, look.desk.at
    pulls = github.open_pulls()
    look = replace(look, pulls=pulls, whole=len(pulls) < MANY)
    closed = github.closed_pulls(at - LATELY)[:CLOSED]
    wanted = [*turn(sorted(pulls, key=lambda one: one.number), at), *closed]
    look.fetch(wanted)
    steps = [
        *(partial(settle_issue, look, number) for number in turn(_forms(look), at, ISSUES)),
        *(partial(look.settle, Happening(Kind.SWEEP), one) for one in wanted),
    ]
    failed = 0
    for step in steps:
        report.outcomes.append(done := step())
        failed = failed + 1 if done.why else 0
        if done.until or (failed == GIVE_UP and not _is_there(look)):
            report.notes.append("the rest is left to the next run")
            return
        failed %= GIVE_UP


def _is_there(look: Look) -> bool:
    """True where GitHub answers: then what went wrong lies with what was looked at."""
    try:
        look.desk.github.open_pulls(1)
    except (GitHubUnavailable, GitHubRefused):
        return False
    return True


def _forms(look: Look) -> list[int]:
    """Return the open issues with the form; GitHub leaves out a label that nobody made before."""
    github = look.desk.github
    found = {
        one.number for label in (LABEL, None) for one in github.open_issues(label) if is_form(one)
    }
    return sorted(found)


def turn(ordered: Sequence[T], at: datetime, most: int = TURN) -> list[T]:
    """Return those whose turn it is in an hour, about `most`, so that each has its turn.

    In their order, but each time another one is the first: so one that a run does not get beyond
    holds up no other for good.
    """
    parts = -(-len(ordered) // most) or 1
    round_, part = divmod(int(at.timestamp()) // 3600, parts)
    mine = ordered[part::parts]
    first = round_ % len(mine) if mine else 0
    return [*mine[first:], *mine[:first]]
