"""The days on which people score: those of the programme's calendar, in its time zone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from microcred.model.program import Program

_DAY = timedelta(days=1)
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True)
class SchoolDays:
    """The school days of a week without holidays, and the time zone in which a day begins."""

    weekdays: frozenset[int]
    holidays: frozenset[date]
    zone: str

    @classmethod
    def of(cls, program: Program) -> SchoolDays:
        """Return the school days of a programme."""
        days = frozenset(_WEEK.index(day) for day in program.calendar.school_days)
        return cls(days, frozenset(program.calendar.holidays), program.time_zone)

    @cached_property
    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    def day(self, at: datetime) -> date:
        """Return the day that a moment is on where the programme is."""
        return at.astimezone(self._zone).date()

    def begins(self, day: date) -> datetime:
        """Return when a day begins, in UTC; where clocks skip midnight, when they skipped it."""
        return datetime.combine(day, time.min, self._zone).astimezone(UTC)

    def __contains__(self, day: date) -> bool:
        """True for a day on which people score."""
        return day.weekday() in self.weekdays and day not in self.holidays

    def between(self, first: date, last: date) -> Iterator[date]:
        """Yield the school days after `first`, up to and with `last`."""
        day = first
        while day < last:
            day += _DAY
            if day in self:
                yield day

    def after(self, day: date, count: int) -> date | None:
        """Return the `count`-th school day after a day, which for 0 is the day itself.

        None where that cannot be told: a calendar without school days has none, nor has the time
        after the year 9999.
        """
        while count > 0:
            if not self.weekdays or day == date.max:
                return None
            day += _DAY
            count -= day in self
        return day

    def before(self, day: date, count: int) -> date | None:
        """Return the `count`-th school day before a day, which for 0 is the day itself."""
        while count > 0:
            if not self.weekdays or day == date.min:
                return None
            day -= _DAY
            count -= day in self
        return day
