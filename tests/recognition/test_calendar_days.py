"""Days and years later, over leap years, changes of the clock and the end of the calendar."""

from datetime import UTC, date, datetime

import pytest

from microcred.recognition.calendar_days import days_later, local_day, years_later
from tests.recognition.ruled import ZONE

YEARS = {
    "the same day": (date(2015, 7, 1), 1, date(2016, 7, 1)),
    "over 29 February": (date(2015, 3, 1), 1, date(2016, 3, 1)),
    "from 29 February": (date(2016, 2, 29), 1, date(2017, 2, 28)),
    "from 29 February to the next": (date(2016, 2, 29), 4, date(2020, 2, 29)),
    "beyond the calendar": (date(9999, 2, 28), 1, date.max),
}


@pytest.mark.parametrize(("day", "years", "expected"), YEARS.values(), ids=YEARS)
def test_years_later(day, years, expected):
    assert years_later(day, years) == expected


def test_365_days_and_a_year_differ_only_over_29_february():
    assert days_later(date(2016, 7, 1), 365) == years_later(date(2016, 7, 1), 1)
    assert days_later(date(2015, 7, 1), 365) == date(2016, 6, 30)
    assert years_later(date(2015, 7, 1), 1) == date(2016, 7, 1)


def test_days_end_with_the_calendar():
    assert days_later(date(9999, 12, 30), 20_000) == date.max


def test_a_day_is_that_of_the_place_and_not_of_greenwich():
    assert local_day(datetime(2017, 7, 2, 3, 59, tzinfo=UTC), ZONE) == date(2017, 7, 1)
    assert local_day(datetime(2017, 7, 2, 4, 0, tzinfo=UTC), ZONE) == date(2017, 7, 2)


def test_no_change_of_the_clock_adds_or_takes_a_day():
    """In 2016 clocks in New York went forward on 13 March and back on 6 November."""
    for day, hours in ((date(2016, 3, 13), range(5, 28)), (date(2016, 11, 6), range(4, 29))):
        start = datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()
        moments = [datetime.fromtimestamp(start + hour * 3600, UTC) for hour in hours]
        assert {local_day(moment, ZONE) for moment in moments} == {day}
