"""Applications to lists: the same applications always give the same ones.

Seats go by the moment of the application, then by the person's id, to one cohort after the other.
Then withdrawals are taken in the order of time: each frees a seat for whoever waits first, and
nobody else moves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from itertools import groupby

from microcred.model.cohort import Series
from microcred.model.identity import timestamp
from microcred.model.people import Application


@dataclass(frozen=True, slots=True)
class Refused:
    """An application that cannot be considered, and why."""

    application: Application
    why: str


@dataclass(frozen=True, slots=True)
class Promotion:
    """Somebody who waited and got a seat, when, and from whom."""

    person: str
    cohort: str
    at: datetime
    instead_of: str


@dataclass(frozen=True, slots=True)
class Placement:
    """The lists of one series. Each application is in one of them.

    `cohorts` are those with a seat, in the order in which they got it; `waiting` is who comes next.
    """

    cohorts: Mapping[str, tuple[Application, ...]]
    waiting: tuple[Application, ...] = ()
    withdrawn: tuple[Application, ...] = ()
    refused: tuple[Refused, ...] = ()
    promoted: tuple[Promotion, ...] = ()

    @property
    def placed(self) -> dict[str, str]:
        """Return the cohort of each person who has a seat."""
        return {one.person: cohort for cohort, found in self.cohorts.items() for one in found}


def place(
    series: Series,
    applications: Iterable[Application],
    zone: tzinfo = UTC,
    until: datetime | None = None,
) -> Placement:
    """Return who has a seat and who waits, of all applications those for this series.

    `zone` is the programme's, for the last day of a cohort: a seat that is freed after it goes to
    nobody. What happens after `until` is left out.
    """
    taken, refused = _considered(series, applications, until)
    lists = _Lists(series, zone, {one.id: {} for one in series.cohorts})
    for one in taken:
        lists.seat(one)
    for at, leaving in groupby(sorted(_withdrawals(taken, until), key=_left), key=_moment):
        lists.leave(at, list(leaving))
    return Placement(
        {cohort: tuple(found) for cohort, found in lists.seated.items()},
        tuple(lists.waiting),
        tuple(lists.withdrawn),
        tuple(refused),
        tuple(lists.promoted),
    )


@dataclass(slots=True)
class _Lists:
    """The lists while they are made. Each is a dict for its order, and to take one out fast."""

    series: Series
    zone: tzinfo
    seated: dict[str, dict[Application, None]]
    waiting: dict[Application, None] = field(default_factory=dict)
    withdrawn: list[Application] = field(default_factory=list)
    promoted: list[Promotion] = field(default_factory=list)

    def seat(self, one: Application) -> None:
        """Give somebody the first seat there is, or a place on the waiting list."""
        for cohort in self.series.cohorts:
            taken = self.seated[cohort.id]
            if cohort.seats == "everyone" or len(taken) < cohort.seats:
                taken[one] = None
                return
        self.waiting[one] = None

    def leave(self, at: datetime, leaving: list[Application]) -> None:
        """Take out all who withdraw at a moment, then fill their seats."""
        freed: list[tuple[str, Application]] = []
        for one in leaving:
            self.withdrawn.append(one)
            if one in self.waiting:
                del self.waiting[one]
                continue
            cohort = next(name for name, seated in self.seated.items() if one in seated)
            del self.seated[cohort][one]
            freed.append((cohort, one))
        for cohort, one in self._open(at, freed):
            self._promote(cohort, one, at)

    def _open(
        self, at: datetime, freed: list[tuple[str, Application]]
    ) -> Iterator[tuple[str, Application]]:
        """Yield the seats that can still be taken, of the first cohort first."""
        order = {one.id: number for number, one in enumerate(self.series.cohorts)}
        ends = {one.id: one.ends for one in self.series.cohorts}
        day = at.astimezone(self.zone).date()
        for cohort, one in sorted(freed, key=lambda seat: order[seat[0]]):
            last = ends[cohort]
            if last is None or day <= last:
                yield cohort, one

    def _promote(self, cohort: str, before: Application, at: datetime) -> None:
        first = next(iter(self.waiting), None)
        if first is not None:
            del self.waiting[first]
            self.seated[cohort][first] = None
            self.promoted.append(Promotion(first.person, cohort, at, before.person))


def _considered(
    series: Series, applications: Iterable[Application], until: datetime | None
) -> tuple[list[Application], list[Refused]]:
    """Return the applications that count, in their order, and the others."""
    taken: list[Application] = []
    refused: list[Refused] = []
    latest: dict[str, Application] = {}
    for one in sorted(_of(series, applications, until), key=_order):
        if why := _why_not(series, one, latest.get(one.person)):
            refused.append(Refused(one, why))
        else:
            latest[one.person] = one
            taken.append(one)
    return taken, refused


def _of(
    series: Series, applications: Iterable[Application], until: datetime | None
) -> Iterator[Application]:
    for one in applications:
        if one.series == series.id and (until is None or one.at <= until):
            yield one


def _why_not(series: Series, one: Application, before: Application | None) -> str | None:
    """Return why an application cannot be considered, None where it can."""
    window = series.applications
    if one.at < window.opens:
        return f"applications open at {timestamp(window.opens)}"
    if one.at > window.closes:
        return f"applications closed at {timestamp(window.closes)}"
    if before is not None and (before.withdrawn is None or before.withdrawn > one.at):
        return f"they applied before, at {timestamp(before.at)}"
    return None


def _order(one: Application) -> tuple[datetime, str, bool, datetime, tuple[str, ...]]:
    """Return what applications are taken by; beyond the id, so that no order of lines matters."""
    return one.at, one.person, one.withdrawn is None, one.withdrawn or one.at, one.tags


def _withdrawals(taken: Iterable[Application], until: datetime | None) -> Iterator[Application]:
    for one in taken:
        if one.withdrawn is not None and (until is None or one.withdrawn <= until):
            yield one


def _moment(one: Application) -> datetime:
    return one.withdrawn or one.at


def _left(one: Application) -> tuple[datetime, datetime, str]:
    return _moment(one), one.at, one.person
