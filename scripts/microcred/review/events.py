"""What happened to a submission beside scorecards: what of it counts, and why the rest does not."""

from __future__ import annotations

from dataclasses import dataclass

from microcred.model.decision import Outcome
from microcred.model.scorecard import EventKind, ReviewEvent
from microcred.review.case import Case, Ignored
from microcred.review.eligibility import barred
from microcred.review.rounds import Appeal, as_of, standing

BY_EVALUATORS = frozenset({EventKind.HELD, EventKind.RELEASED})


@dataclass(frozen=True, slots=True)
class Heard:
    """The events that count for the whole submission, and those that change nothing."""

    withdrawn: ReviewEvent | None
    appeal: Appeal | None
    ignored: tuple[Ignored, ...]


def heard(case: Case) -> Heard:
    """Return what the earner asked for, and which events are not heard."""
    events = sorted(case.events, key=_order)
    withdrawn = None
    appeal = None
    ignored = []
    for event in events:
        if why := _not_theirs(case, event):
            ignored.append(Ignored(event, why))
        elif event.kind is EventKind.WITHDRAWN:
            withdrawn = withdrawn or event
        elif event.kind is EventKind.APPEALED:
            answer = _appeal(case, event) if appeal is None else "An appeal is possible once."
            if isinstance(answer, Appeal):
                appeal = answer
            else:
                ignored.append(Ignored(event, answer))
    return Heard(withdrawn, appeal, tuple(ignored))


def _order(event: ReviewEvent) -> tuple[str, ...]:
    return event.at.isoformat(), event.kind, event.by, event.reason or ""


def _not_theirs(case: Case, event: ReviewEvent) -> str | None:
    """Return why an event is not for this person to bring about, None where it is."""
    if event.kind in BY_EVALUATORS:
        bar = barred(case, event.by, event.at)
        return bar.why if bar else None
    if event.kind is EventKind.RECUSED or event.by == case.earner.id:
        return None
    what = "take a submission back" if event.kind is EventKind.WITHDRAWN else "appeal"
    return f"Only the earner can {what}, and {event.by} is not the earner."


def _appeal(case: Case, event: ReviewEvent) -> Appeal | str:
    """Return the appeal that an event asks for, or why there is none."""
    then = standing(as_of(case, event.at))
    if then.judged.outcome is Outcome.AWARD:
        return "The submission had met what it takes, so there was nothing to appeal against."
    if then.decided is None:
        return "Nothing had been decided yet that could be appealed against."
    return Appeal(then.decided.attempt, event.at)
