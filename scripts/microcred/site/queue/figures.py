"""Open submissions to the figures of the queue, small groups joined with others.

In private mode a figure of fewer than five could tell a colleague how somebody's submission stands:
who works on what is no secret in a school. So such a figure is left out, or joined with another,
and never so that it could be had by subtraction. In open mode each submission is a public pull
request, and nothing is hidden by hiding its number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from statistics import median
from typing import Final

from microcred.model.queue import Queue, QueueGroup, QueueMonth
from microcred.model.vocabulary import Mode

FEW: Final = 5
"""In private mode, the smallest group of which anything is told."""


class Place(Enum):
    """Where an open submission is. `UNKNOWN` is one that cannot be read."""

    EVALUATORS = auto()
    HELD = auto()
    TEACHER = auto()
    UNKNOWN = auto()


WAITING: Final = (Place.EVALUATORS, Place.HELD)


@dataclass(frozen=True, slots=True)
class Row:
    """An open submission: for what, where it is, and how many school days it has waited."""

    credential: str
    place: Place
    days: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that ended in an award, and whether it came in time."""

    on: date
    in_time: bool


def smallest(mode: Mode) -> int:
    """Return the smallest group that is shown."""
    return FEW if mode is Mode.PRIVATE else 1


def figures(rows: Sequence[Row], answers: Iterable[Answer], day: date, least: int) -> Queue:
    """Return the queue on a day."""
    waiting = [row for row in rows if row.place in WAITING]
    counts = Counter(row.place for row in rows)
    shown = _told(len(waiting), least) is not None
    apart = shown and all(not 0 < counts[place] < least for place in WAITING)
    days = [row.days for row in waiting]
    return Queue(
        day=day,
        least=least,
        waiting=_told(len(waiting), least),
        evaluators=counts[Place.EVALUATORS] if apart else None,
        held=counts[Place.HELD] if apart else None,
        teacher=_told(counts[Place.TEACHER], least),
        unknown=counts[Place.UNKNOWN],
        median=float(median(days)) if shown and days else None,
        longest=float(max(days)) if shown and days else None,
        groups=tuple(_groups(waiting, least)) if shown else (),
        months=tuple(_months(answers, least)),
    )


def _told(count: int, least: int) -> int | None:
    return None if 0 < count < least else count


def _groups(waiting: Sequence[Row], least: int) -> Iterator[QueueGroup]:
    """Yield who waits for what, the most first; groups that are too small are joined."""
    days: dict[str, list[int]] = {}
    for row in waiting:
        days.setdefault(row.credential, []).append(row.days)
    large = sorted(
        (slug for slug, each in days.items() if len(each) >= least),
        key=lambda slug: (-len(days[slug]), -max(days[slug]), slug),
    )
    small = [day for slug, each in days.items() if slug not in large for day in each]
    joined: list[str] = []
    while small and len(small) < least and large:
        joined.insert(0, large.pop())
        small += days[joined[0]]
    for slug in large:
        yield _group([slug], days[slug])
    if small:
        yield _group(joined, small, others=True)


def _group(credentials: Sequence[str], days: Sequence[int], *, others: bool = False) -> QueueGroup:
    return QueueGroup(
        credentials=tuple(credentials),
        others=others,
        waiting=len(days),
        median=float(median(days)),
        longest=float(max(days)),
    )


def _months(answers: Iterable[Answer], least: int) -> Iterator[QueueMonth]:
    """Yield the months that had answers; one with too few is joined with those beside it."""
    by_month: dict[str, list[bool]] = {}
    for answer in answers:
        by_month.setdefault(f"{answer.on:%Y-%m}", []).append(answer.in_time)
    runs = _runs(by_month, least)
    for months in runs:
        kept = [one for month in months for one in by_month[month]]
        yield QueueMonth(first=months[0], last=months[-1], answers=len(kept), in_time=sum(kept))


def _runs(by_month: Mapping[str, Sequence[bool]], least: int) -> list[list[str]]:
    """Return months that are told together, the first one first; none where all have too few."""
    runs: list[list[str]] = []
    count = least
    for month in sorted(by_month):
        if count >= least:
            runs.append([])
            count = 0
        runs[-1].append(month)
        count += len(by_month[month])
    if count >= least or not runs:
        return runs
    last = runs.pop()
    return [*runs[:-1], runs[-1] + last] if runs else []
