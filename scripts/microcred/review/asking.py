"""What somebody says of a case before it is taken in: what is asked of them, what it changes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from microcred.model.decision import Outcome
from microcred.model.scorecard import EventKind, ReviewEvent, Scored
from microcred.review.case import Case, Reason
from microcred.review.deciding import decide, to_score
from microcred.review.eligibility import barred
from microcred.scorecards.task import Task

BY_EVALUATORS: Final = frozenset({EventKind.HELD, EventKind.RELEASED, EventKind.RECUSED})

NOT_KNOWN_YET: Final = frozenset({Reason.UNKNOWN_SCHOOL})
"""Why somebody's word does not count that another run, with the roster, may see otherwise."""


def task_for(case: Case, evaluator: str | None = None) -> Task | None:
    """Return what evaluators have to score now, None where there is nothing.

    Somebody who has scored the attempt may correct that, also once it is decided.
    """
    return to_score(case) or to_score(_without(case, evaluator))


def _without(case: Case, evaluator: str | None) -> Case:
    """Return the case as it is without what one evaluator said of the last attempt."""
    *before, last = sorted(case.rounds, key=lambda one: one.attempt)
    kept = tuple(one for one in last.scorecards if one.evaluator != evaluator)
    return replace(case, rounds=(*before, replace(last, scorecards=kept)))


def may_not_score(case: Case, evaluator: str, at: datetime) -> str | None:
    """Return why an evaluator must not score this submission, None where that is not known."""
    bar = barred(case, evaluator, at)
    return bar.why if bar and bar.reason not in NOT_KNOWN_YET else None


@dataclass(frozen=True, slots=True)
class Counts:
    """Whether a scorecard counts; None where only the roster can tell. `why` is for people."""

    counts: bool | None
    why: str


def counts(case: Case, card: Scored) -> Counts:
    """Return whether a scorecard of the case counts."""
    found = next((one for one in decide(case).uncounted if one.scored == card), None)
    if found is None:
        return Counts(True, "It counts.")
    if found.reason in NOT_KNOWN_YET and case.earner.school is None:
        return Counts(None, "Whether it counts can only be told with the roster.")
    return Counts(False, f"It does not count: {found.why}")


def unheard(case: Case, event: ReviewEvent) -> str | None:
    """Return why an event would change nothing, None where it would be heard."""
    if event.kind in BY_EVALUATORS and (why := may_not_score(case, event.by, event.at)):
        return why
    if wrong := _not_now(case, event.kind, decide(case).outcome):
        return wrong
    if event.kind is EventKind.HELD and _ended_at_once(case, event):
        return "A hold was ended in the same second; say it once more, in words of its own."
    if event.kind in BY_EVALUATORS:
        return None
    after = decide(replace(case, events=(*case.events, event)))
    return next((one.why for one in after.ignored if one.event == event), None)


def _ended_at_once(case: Case, hold: ReviewEvent) -> bool:
    """True where a hold was ended in the second in which it begins, so that it never stands."""
    return any(one.kind is EventKind.RELEASED and one.at == hold.at for one in case.events)


def _not_now(case: Case, kind: EventKind, outcome: Outcome) -> str | None:
    if outcome is Outcome.WITHDRAWN:
        return "It was taken back already."
    if kind is EventKind.HELD and task_for(case) is None:
        return f"There is nothing to score now: the submission stands at {outcome.value}."
    if kind is EventKind.RELEASED and outcome is not Outcome.HELD:
        return f"Nothing is held: the submission stands at {outcome.value}."
    return None
