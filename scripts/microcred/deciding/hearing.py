"""What evaluators and earners hand in on a submission: whether it would be heard, and its task."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from microcred.attempt import handed_in
from microcred.deciding.loading import Loaded
from microcred.document import Source
from microcred.model.decision import Outcome
from microcred.model.scorecard import EventKind, ReviewEvent, Scored
from microcred.problem import Problem
from microcred.review import Case, Reason, decide, to_score
from microcred.review.eligibility import barred
from microcred.scorecards import Task, received

BY_EVALUATORS: Final = frozenset({EventKind.HELD, EventKind.RELEASED, EventKind.RECUSED})

NOT_KNOWN_YET: Final = frozenset({Reason.UNKNOWN_SCHOOL})
"""Why somebody's word does not count that another run, with the roster, may see otherwise."""

DECLARED: Final = frozenset({Reason.CONFLICT})
"""Why a scorecard does not count that is worth keeping: it says so itself."""


def task_of(loaded: Loaded, evaluator: str | None = None) -> Task | None:
    """Return what evaluators have to score now, None where there is nothing.

    Somebody who has scored the attempt may correct that, also once it is decided.
    """
    if loaded.case is None or loaded.merged:
        return None
    task = to_score(loaded.case) or to_score(_without(loaded.case, evaluator))
    if task is None:
        return None
    numbers = [turn.place.number for turn in loaded.turns]
    attempt = loaded.attempts[numbers.index(task.attempt)]
    items = Counter(item.slot for item in attempt.evidence if handed_in(item))
    return replace(task, items=items)


def _without(case: Case, evaluator: str | None) -> Case:
    """Return the case as it is without what one evaluator said of the last attempt."""
    *before, last = sorted(case.rounds, key=lambda one: one.attempt)
    kept = tuple(one for one in last.scorecards if one.evaluator != evaluator)
    return replace(case, rounds=(*before, replace(last, scorecards=kept)))


def may_not_score(case: Case, evaluator: str, at: datetime) -> str | None:
    """Return why an evaluator must not score this submission, None where that is not known."""
    bar = barred(case, evaluator, at)
    return bar.why if bar and bar.reason not in NOT_KNOWN_YET else None


def scored(
    task: Task, source: Source, evaluator: str, at: datetime
) -> tuple[Scored | None, tuple[Problem, ...]]:
    """Return the scorecard in a text, None where it would not count, and what is wrong with it."""
    reading = received(source.path, source.text, task)
    if reading.document is None or task.head is None:
        return None, reading.problems
    card = reading.document.model
    return Scored(evaluator=evaluator, at=at, commit=task.head, card=card), reading.problems


def with_card(case: Case, card: Scored) -> Case:
    """Return the case as it is once a scorecard was recorded."""
    rounds = (
        replace(one, scorecards=(*one.scorecards, card))
        if one.attempt == card.card.attempt
        else one
        for one in case.rounds
    )
    return replace(case, rounds=tuple(rounds))


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


def must_not_keep(case: Case, card: Scored) -> str | None:
    """Return why a scorecard is not to be recorded: it could never count, and does not say so."""
    for one in decide(with_card(case, card)).uncounted:
        if one.scored == card and one.reason not in NOT_KNOWN_YET:
            declared = one.reason in DECLARED and card.card.conflict != "none"
            return None if declared else one.why
    return None


def unheard(loaded: Loaded, event: ReviewEvent) -> str | None:
    """Return why an event would change nothing, None where it would be heard."""
    case, decision = loaded.case, loaded.decision
    if case is None or decision is None:
        return "nothing can be told of this submission"
    if loaded.merged:
        return "It was merged into main with its award, which only `microcred revoke` ends."
    if event.kind in BY_EVALUATORS and (why := may_not_score(case, event.by, event.at)):
        return why
    if wrong := _not_now(loaded, event.kind, decision.outcome):
        return wrong
    if event.kind in BY_EVALUATORS:
        return None
    after = decide(replace(case, events=(*case.events, event)))
    return next((one.why for one in after.ignored if one.event == event), None)


def _not_now(loaded: Loaded, kind: EventKind, outcome: Outcome) -> str | None:
    if outcome is Outcome.WITHDRAWN:
        return "It was taken back already."
    if kind is EventKind.HELD and task_of(loaded) is None:
        return f"There is nothing to score now: the submission stands at {outcome.value}."
    if kind is EventKind.RELEASED and outcome is not Outcome.HELD:
        return f"Nothing is held: the submission stands at {outcome.value}."
    return None
