"""The decision on a submission, from all that is known of it."""

from __future__ import annotations

from collections.abc import Iterator

from microcred.model.decision import Outcome
from microcred.review.case import Case, CriterionVerdict, Decision
from microcred.review.counting import order
from microcred.review.events import Heard, heard
from microcred.review.next_step import next_step
from microcred.review.rounds import Standing, standing
from microcred.review.terms import Terms, attempts
from microcred.review.told import Told
from microcred.review.verdicts import still_open
from microcred.review.why import why
from microcred.scorecards.task import Task

IN_SCORING = frozenset({Outcome.SCORING, Outcome.HELD, Outcome.ADJUDICATION})


def decide(case: Case) -> Decision:
    """Return where a submission stands, and why, criterion by criterion.

    Never raises, and never depends on the order of rounds, scorecards, events or evaluators. Each
    scorecard of the case is either counted or uncounted.
    """
    events = heard(case)
    now = standing(case, events.appeal)
    outcome = _outcome(case, now, events)
    told = Told(case, now, events)
    return Decision(
        outcome,
        now.at.attempt if now.at else 0,
        now.at.head if now.at else "",
        tuple(_criteria(case, now)),
        tuple(sorted(now.counted, key=lambda scored: (scored.card.attempt, order(scored)))),
        tuple(sorted(now.uncounted, key=lambda one: (one.scored.card.attempt, order(one.scored)))),
        why(told, outcome),
        next_step(told, outcome),
        events.ignored,
    )


def to_score(case: Case) -> Task | None:
    """Return what evaluators have to score now, None where there is nothing."""
    events = heard(case)
    now = standing(case, events.appeal)
    if now.at is None or _outcome(case, now, events) not in IN_SCORING:
        return None
    return Task(
        case.submission,
        case.release,
        case.release_hash,
        now.at.attempt,
        now.at.head,
        Terms(case.release, now.met).open_criteria,
    )


def _outcome(case: Case, now: Standing, events: Heard) -> Outcome:
    if events.withdrawn:
        return Outcome.WITHDRAWN
    limit = attempts(case.release)
    last = limit is not None and now.at is not None and now.at.attempt >= limit
    return Outcome.CLOSED if now.judged.outcome is Outcome.RESUBMIT and last else now.judged.outcome


def _criteria(case: Case, now: Standing) -> Iterator[CriterionVerdict]:
    attempt = now.at.attempt if now.at else 0
    scoring = now.judged.outcome in IN_SCORING
    for criterion in {one.id: one for one in Terms(case.release).rubric.criteria}.values():
        verdict = now.verdicts.get(criterion.id)
        if verdict is None or (scoring and not verdict.met):
            yield still_open(criterion, attempt, scoring=scoring)
        else:
            yield verdict
