"""Days later and years later. A day is one of the programme's time zone, so no clock changes it."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo


def local_day(moment: datetime, zone: tzinfo) -> date:
    """Return the day that a moment is on in a time zone."""
    return moment.astimezone(zone).date()


def days_later(day: date, days: int) -> date:
    """Return the day so many days later, or the last day there is."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max


def years_later(day: date, years: int) -> date:
    """Return the same day so many years later; 28 February where there is no 29 February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28) if _fits(day, years) else date.max


def _fits(day: date, years: int) -> bool:
    return day.year + years <= date.max.year
