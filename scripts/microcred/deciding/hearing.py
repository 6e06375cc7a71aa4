"""What evaluators and earners hand in on a submission: whether it would be heard, and its task."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from microcred.attempt import handed_in
from microcred.deciding.loading import Loaded
from microcred.document import Source
from microcred.model.scorecard import ReviewEvent, Scored
from microcred.problem import Problem
from microcred.review import Case, Reason, asking, decide
from microcred.review.asking import NOT_KNOWN_YET, Counts, counts, may_not_score, task_for
from microcred.scorecards import Task, received

__all__ = [
    "Counts",
    "counts",
    "may_not_score",
    "must_not_keep",
    "scored",
    "task_of",
    "unheard",
    "with_card",
]

DECLARED: Final = frozenset({Reason.CONFLICT})
"""Why a scorecard does not count that is worth keeping: it says so itself."""


def task_of(loaded: Loaded, evaluator: str | None = None) -> Task | None:
    """Return what evaluators have to score now, None where there is nothing.

    Somebody who has scored the attempt may correct that, also once it is decided.
    """
    if loaded.case is None or loaded.merged:
        return None
    task = task_for(loaded.case, evaluator)
    if task is None:
        return None
    numbers = [turn.place.number for turn in loaded.turns]
    attempt = loaded.attempts[numbers.index(task.attempt)]
    return task.with_evidence(filter(handed_in, attempt.evidence))


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


def must_not_keep(case: Case, card: Scored) -> str | None:
    """Return why a scorecard is not to be recorded: it could never count, and does not say so."""
    for one in decide(with_card(case, card)).uncounted:
        if one.scored == card and one.reason not in NOT_KNOWN_YET:
            declared = one.reason in DECLARED and card.card.conflict != "none"
            return None if declared else one.why
    return None


def unheard(loaded: Loaded, event: ReviewEvent) -> str | None:
    """Return why an event would change nothing, None where it would be heard."""
    case = loaded.case
    if case is None:
        return "nothing can be told of this submission"
    if loaded.merged:
        return "It was merged into main with its award, which only `microcred revoke` ends."
    return asking.unheard(case, event)
