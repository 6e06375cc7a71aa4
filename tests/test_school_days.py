"""The calendar: school days, holidays, and where a day begins."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.model.program import Program
from microcred.school_days import SchoolDays

MONDAY = date(2026, 11, 23)
DAYS = st.dates(date(2020, 1, 1), date(2035, 1, 1))
ZONES = st.sampled_from(
    ["America/Chicago", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Beirut", "UTC"]
)


def programme(**calendar: object) -> Program:
    """Return the settings of a programme with a calendar."""
    zone = calendar.pop("time_zone", "America/Chicago")
    return Program.model_validate(
        {
            "format": 1,
            "name": "Heron",
            "tagline": "Small skills",
            "url": "https://heron.example/",
            "mode": "private",
            "time_zone": zone,
            "language": "en",
            "calendar": calendar,
        }
    )


def days(**calendar: object) -> SchoolDays:
    """Return the school days of a calendar."""
    return SchoolDays.of(programme(**calendar))


AFTER = {
    "none": (0, MONDAY),
    "the next day": (1, date(2026, 11, 24)),
    "over a weekend": (5, date(2026, 11, 30)),
    "over two": (10, date(2026, 12, 7)),
}


@pytest.mark.parametrize(("count", "expected"), AFTER.values(), ids=AFTER)
def test_the_nth_school_day_after_a_day(count, expected):
    assert days().after(MONDAY, count) == expected
    assert days().before(expected, count) == MONDAY


def test_holidays_and_other_weeks_are_passed_over():
    thanksgiving = days(holidays=["2026-11-26", "2026-11-27"])
    assert thanksgiving.after(MONDAY, 3) == date(2026, 11, 30)
    assert thanksgiving.before(date(2026, 11, 30), 3) == MONDAY
    sunday_week = days(school_days=["sun", "mon", "tue", "wed", "thu"])
    assert sunday_week.after(date(2026, 11, 26), 1) == date(2026, 11, 29)


def test_after_a_day_that_is_none_itself():
    saturday = date(2026, 11, 28)
    assert saturday not in days()
    assert days().after(saturday, 1) == date(2026, 11, 30)
    assert list(days().between(saturday, date(2026, 12, 1))) == [
        date(2026, 11, 30),
        date(2026, 12, 1),
    ]


def test_a_calendar_without_school_days_has_no_next_one():
    empty = days(school_days=[])
    assert empty.after(MONDAY, 1) is None
    assert empty.before(MONDAY, 1) is None
    assert empty.after(MONDAY, 0) == MONDAY
    assert list(empty.between(MONDAY, date(2027, 11, 23))) == []


def test_time_ends_somewhere():
    assert days().after(date.max, 1) is None
    assert days().before(date.min, 1) is None


BEGINS = {
    "winter": ("America/Chicago", date(2026, 12, 1), "2026-12-01T06:00"),
    "summer": ("America/Chicago", date(2026, 7, 1), "2026-07-01T05:00"),
    "the day that has 23 hours": ("America/Chicago", date(2026, 3, 8), "2026-03-08T06:00"),
    "the day after it": ("America/Chicago", date(2026, 3, 9), "2026-03-09T05:00"),
    "the day that has 25 hours": ("America/Chicago", date(2026, 11, 1), "2026-11-01T05:00"),
    "where midnight is skipped": ("Asia/Beirut", date(2026, 3, 29), "2026-03-28T22:00"),
    "where midnight comes twice": ("America/Havana", date(2026, 11, 1), "2026-11-01T04:00"),
}


@pytest.mark.parametrize(("zone", "day", "expected"), BEGINS.values(), ids=BEGINS)
def test_a_day_begins_where_the_programme_is(zone, day, expected):
    begins = days(time_zone=zone).begins(day)
    assert begins == datetime.fromisoformat(expected).replace(tzinfo=UTC)
    assert days(time_zone=zone).day(begins) == day


@given(st.integers(0, 15 * 366 * 24 * 60), ZONES)
def test_every_moment_lies_in_its_day(minutes, zone):
    at = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    calendar = days(time_zone=zone)
    today = calendar.day(at)
    assert calendar.begins(today) <= at < calendar.begins(today + timedelta(days=1))


@given(DAYS, st.integers(1, 40), st.sets(DAYS, max_size=30))
def test_between_and_after_count_alike(day, count, holidays):
    calendar = days(holidays=sorted(holidays))
    last = calendar.after(day, count)
    assert last is not None
    assert len(list(calendar.between(day, last))) == count
    assert last in calendar
