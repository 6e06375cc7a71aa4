"""The turnaround clock: by when a teacher has an answer, in school days of the programme.

It begins when an attempt becomes ready, and anew with each next attempt and with an appeal. It
stands still while the submission is held. What is between an answer and the next attempt is the
teacher's time, and belongs to no clock.

A school day counts when the clock was running as it began, where the programme is. So the day of
handing in does not count, whatever the hour, nor does that on which a held submission was released.
An answer is due by the end of the n-th day that counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Final

from microcred.model.decision import Outcome
from microcred.model.program import Program
from microcred.model.scorecard import EventKind
from microcred.review import Case, decide
from microcred.review.deciding import IN_SCORING
from microcred.review.events import heard
from microcred.review.rounds import as_of
from microcred.review.terms import scoring
from microcred.school_days import SchoolDays

LOOKED: Final = 50
"""How many of the last happenings are looked at one by one; of what was before, no holds."""

_HOLDING: Final = frozenset({EventKind.HELD, EventKind.RELEASED})


@dataclass(frozen=True, slots=True)
class Pause:
    """A time in which evaluators could not act; `until` is None while it lasts."""

    since: datetime
    until: datetime | None = None

    def covers(self, at: datetime) -> bool:
        """True where a moment lies in it, its beginning and its end among them."""
        return self.since <= at and (self.until is None or at <= self.until)

    def as_of(self, at: datetime) -> Pause:
        """Return it as it was at a moment: what ends later has no end yet."""
        return self if self.until is None or self.until <= at else Pause(self.since)


@dataclass(frozen=True, slots=True)
class Clock:
    """How long the evaluators have had an attempt, and how long they still have.

    `began` is when it became theirs, `counted` the school days that counted since. `allowed` is how
    many the release promises, None where it promises nothing: then nothing is ever due. `due` is
    the last day for an answer, None while the clock stands still before that day is over.
    """

    attempt: int
    began: datetime
    pauses: tuple[Pause, ...]
    counted: tuple[date, ...]
    allowed: int | None
    due: date | None

    @property
    def stopped(self) -> bool:
        """True while the clock stands still."""
        return any(pause.until is None for pause in self.pauses)

    @property
    def left(self) -> int | None:
        """Return how many more school days there are for an answer, None where none is promised."""
        return None if self.allowed is None else max(self.allowed - len(self.counted), 0)

    @property
    def late(self) -> int:
        """Return by how many school days an answer is late, 0 where it is not."""
        return 0 if self.allowed is None else max(len(self.counted) - self.allowed, 0)


def clock(
    case: Case,
    program: Program,
    at: datetime,
    *,
    ready: datetime | None = None,
    pauses: Sequence[Pause] = (),
) -> Clock | None:
    """Return the clock of a submission at a moment, None where it does not wait for evaluators.

    `ready` is when the attempt became ready, where that was after it was first taken in, or where
    the case does not tell. `pauses` are times besides those of holds, such as while something was
    wrong with the attempt.
    """
    stretch = _stretch(_dated(case, at, ready), at)
    if not stretch:
        return None
    begun = stretch[0]
    began = max(begun.at, ready or begun.at)
    still = [*_held(stretch), *(one.as_of(at) for one in pauses if one.since <= at)]
    kept = tuple(one for one in still if one.until is None or one.until > began)
    days = SchoolDays.of(program)
    counted = tuple(_counted(days, began, at, kept))
    empty = Clock(begun.attempt, began, kept, counted, scoring(case.release).turnaround_days, None)
    return replace(empty, due=_due(empty, days, days.day(at)))


def _dated(case: Case, at: datetime, ready: datetime | None) -> Case:
    """Return the case with another beginning where the last commit claims to be of the future."""
    if not case.rounds:
        return case
    *before, last = sorted(case.rounds, key=lambda one: (one.attempt, one.head))
    if last.handed_in is None or last.handed_in > at:
        last = replace(last, handed_in=ready or at)
    return replace(case, rounds=(*before, last))


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a submission stood from a moment on."""

    at: datetime
    outcome: Outcome
    attempt: int
    appealed: bool


def _stretch(case: Case, at: datetime) -> tuple[Moment, ...]:
    """Return where a submission stood since it became the evaluators'; empty where it is not."""
    found: list[Moment] = []
    for one in _backwards(case, at):
        same = not found or (one.attempt, one.appealed) == (found[-1].attempt, found[-1].appealed)
        if one.outcome not in IN_SCORING or not same:
            break
        found.append(one)
    return tuple(reversed(found))


def _backwards(case: Case, at: datetime) -> Iterator[Moment]:
    """Yield where a submission stood after each thing that happened to it, the last one first."""
    turns = {card.at for one in case.rounds for card in one.scorecards}
    turns |= {one.handed_in for one in case.rounds if one.handed_in is not None}
    turns |= {one.at for one in case.events if one.kind not in _HOLDING}
    known = turns | {one.at for one in case.events}
    past = sorted((one for one in known if one <= at), reverse=True)
    for moment in [*past[:LOOKED], *(one for one in past[LOOKED:] if one in turns)] or [at]:
        then = as_of(case, moment)
        decision = decide(then)
        yield Moment(moment, decision.outcome, decision.attempt, _appealed(then))


def _appealed(case: Case) -> bool:
    asked = any(one.kind is EventKind.APPEALED for one in case.events)
    return asked and heard(case).appeal is not None


def _held(stretch: Sequence[Moment]) -> Iterator[Pause]:
    """Yield when a submission was held."""
    for held, ones in groupby(stretch, key=lambda one: one.outcome is Outcome.HELD):
        if held:
            times = [one.at for one in ones]
            yield Pause(
                times[0], min((one.at for one in stretch if one.at > times[-1]), default=None)
            )


def _counted(
    days: SchoolDays, began: datetime, at: datetime, pauses: Sequence[Pause]
) -> Iterator[date]:
    for day in days.between(days.day(began), days.day(at)):
        begins = days.begins(day)
        if not any(pause.covers(begins) for pause in pauses):
            yield day


def _due(clock: Clock, days: SchoolDays, today: date) -> date | None:
    """Return the last day for an answer.

    It is the n-th day that counts. Where the clock was stopped on that day, it is the day on which
    it went on: evaluators did not have all of the n-th.
    """
    if clock.allowed is None:
        return None
    if clock.left:
        return None if clock.stopped else days.after(today, clock.left)
    due = clock.counted[clock.allowed - 1]
    for pause in sorted(clock.pauses, key=lambda one: one.since):
        if pause.since < days.begins(due + timedelta(days=1)):
            if pause.until is None:
                return None
            due = max(due, days.day(pause.until))
    return due
