"""Where a pull request stands: by the decision, and by all that can come before and after one."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import Final

from microcred.bot.matter import Matter
from microcred.model.decision import Outcome
from microcred.model.vocabulary import Mode
from microcred.problem import Problem, Severity


class Stage(StrEnum):
    """Where a pull request stands. Those that are outcomes of a decision are called as these."""

    TO_MEND = "to-mend"
    UNKNOWN = "unknown"
    WAITING = "waiting"
    DRAFT = "draft"
    SCORING = "scoring"
    HELD = "held"
    ADJUDICATION = "adjudication"
    AWARD = "award"
    RESUBMIT = "resubmit"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    SHUT = "shut"
    MERGED = "merged"
    AWARDED = "awarded"


WITH_EVALUATORS: Final = frozenset({Stage.SCORING, Stage.HELD, Stage.ADJUDICATION})


def stage(matter: Matter, obstacles: Collection[Problem], *, taken_back: bool) -> Stage:
    """Return where a pull request stands that is about a submission."""
    if matter.record is not None:
        return Stage.AWARDED
    if matter.pull.merged:
        return Stage.MERGED
    if taken_back:
        return Stage.WITHDRAWN
    if not matter.pull.open:
        return Stage.SHUT
    return _open(matter, obstacles)


def _open(matter: Matter, obstacles: Collection[Problem]) -> Stage:
    """Return where an open one stands. A draft may be incomplete, and is told so as one."""
    outcome = matter.decision.outcome if matter.decision else None
    errors = [one for one in obstacles if one.severity is Severity.ERROR]
    if outcome is Outcome.DRAFT and not any(_of_the_way_in(one) for one in errors):
        return Stage.DRAFT
    if errors:
        return Stage.TO_MEND
    if outcome is None or any(one.severity is Severity.UNKNOWN for one in obstacles):
        return Stage.UNKNOWN
    if outcome is Outcome.SCORING and _waits(matter):
        return Stage.WAITING
    return Stage(outcome.value)


def _of_the_way_in(problem: Problem) -> bool:
    """True for what is wrong with the pull request itself, and not with the attempt."""
    return problem.code[:1] in "BGU"


def _waits(matter: Matter) -> bool:
    """True where its author has as many older ones open as one account may have.

    In private mode one account hands in for many, so there it is nobody's.
    """
    if matter.ahead is None or matter.program.mode is Mode.PRIVATE:
        return False
    begun = matter.decision is not None and matter.decision.counted
    return not begun and matter.ahead >= matter.program.reviewing.open_per_account
