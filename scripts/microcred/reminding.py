"""When evaluators are reminded of a submission, and when somebody else is asked instead."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from microcred.model.program import Reviewing
from microcred.school_days import SchoolDays
from microcred.turnaround import Clock


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who was asked to score and has not yet, and since when."""

    evaluator: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder for one evaluator. All of `keys` are to be remembered once it is sent."""

    evaluator: str
    due: date
    keys: tuple[str, ...]


def reminders(
    clock: Clock,
    asked: Sequence[Asked],
    settings: Reviewing,
    days: SchoolDays,
    today: date,
    sent: Collection[str] = (),
) -> tuple[Reminder, ...]:
    """Return the reminders to send today, at most one for each evaluator.

    `sent` are the keys of those sent before. A day of reminding that lies before somebody was asked
    is passed over, and of several that were missed only the last one is sent. While the clock
    stands still, nobody is reminded.
    """
    if clock.due is None or clock.stopped:
        return ()
    return tuple(_reminders(clock, clock.due, asked, settings, days, today, sent))


def _reminders(
    clock: Clock,
    due: date,
    asked: Sequence[Asked],
    settings: Reviewing,
    days: SchoolDays,
    today: date,
    sent: Collection[str],
) -> Iterator[Reminder]:
    on = {count: days.before(due, count) for count in sorted(set(settings.reminders))}
    for one in asked:
        since = days.day(one.since)
        keys = [
            f"{clock.attempt}.{one.evaluator}.{count}"
            for count, day in on.items()
            if day is not None and since < day <= today
        ]
        if keys and keys[0] not in sent:
            yield Reminder(one.evaluator, due, tuple(key for key in keys if key not in sent))


def overdue(
    clock: Clock, asked: Sequence[Asked], settings: Reviewing, days: SchoolDays
) -> tuple[str, ...]:
    """Return the evaluators who are so late that somebody else is to be asked instead.

    They had `reassign_after` days that count since an answer was due, and since they were asked.
    """
    after = settings.reassign_after
    if after == "never" or clock.allowed is None or clock.stopped:
        return ()
    past = clock.counted[clock.allowed :]
    return tuple(
        one.evaluator for one in asked if sum(day > days.day(one.since) for day in past) >= after
    )
