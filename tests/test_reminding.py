"""Reminders, once each, and when somebody else is asked instead."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from microcred.model.program import Reviewing
from microcred.model.scorecard import ReviewEvent
from microcred.reminding import Asked, overdue, reminders
from microcred.turnaround import Clock, clock
from tests.review.world import hours
from tests.test_school_days import days, programme
from tests.test_turnaround import THANKSGIVING, attempts, held, local, waiting

CALENDAR = days(holidays=THANKSGIVING)
SETTINGS = Reviewing()
DAYS_BEFORE = st.integers(0, 12)
Events = tuple[ReviewEvent, ...]


def at(moment: str, events: Events = (), promised: int | None = 5) -> tuple[Clock, date]:
    """Return the clock, and the day, of what was handed in on Monday and is due a week later."""
    given = waiting("11-02 08:00", events, turnaround=promised)
    found = clock(given, programme(), local(moment))
    assert found
    return found, local(moment).date()


def sent(
    moment: str,
    *before: str,
    asked: str = "11-02 09:00",
    events: Events = (),
    settings: Reviewing = SETTINGS,
) -> list[str]:
    """Return the keys of the reminders that are sent to ana at a moment, as `3 0`."""
    found, today = at(moment, events)
    each = reminders(found, [Asked("ana", local(asked))], settings, CALENDAR, today, before)
    assert all(one.evaluator == "ana" and one.due == found.due for one in each)
    return [" ".join(key.removeprefix("1.ana.") for key in one.keys) for one in each]


MOMENTS = {
    "long before": ("11-03 08:00", (), []),
    "three school days before": ("11-04 08:00", (), ["3"]),
    "once": ("11-04 12:00", ("1.ana.3",), []),
    "nor on the day after": ("11-05 12:00", ("1.ana.3",), []),
    "a day later where it was missed": ("11-05 12:00", (), ["3"]),
    "on the day": ("11-09 08:00", ("1.ana.3",), ["0"]),
    "on the day, where the first was missed": ("11-09 08:00", (), ["0 3"]),
    "when it is late": ("11-12 08:00", ("1.ana.3",), ["0"]),
    "nor ever again": ("11-12 08:00", ("1.ana.0",), []),
    "what was sent for another attempt or to others": (
        *("11-04 08:00", ("2.ana.3", "1.ben.3")),
        ["3"],
    ),
}


@pytest.mark.parametrize(("moment", "before", "expected"), MOMENTS.values(), ids=MOMENTS)
def test_reminders(moment, before, expected):
    assert sent(moment, *before) == expected


def test_somebody_asked_on_the_day_needs_no_reminder_of_it():
    assert sent("11-04 08:00", asked="11-04 07:00") == []
    assert sent("11-09 08:00", asked="11-04 07:00") == ["0"]
    assert sent("11-16 08:00", asked="11-10 07:00") == []


def test_nobody_is_reminded_while_the_clock_stands_still():
    assert sent("11-05 08:00", events=held("11-03 09:00")) == []
    assert sent("11-12 08:00", events=held("11-11 09:00")) == []


def test_a_pause_moves_the_reminder():
    released = held("11-03 09:00", "11-05 09:00")
    assert sent("11-05 12:00", events=released) == []
    assert sent("11-06 12:00", events=released) == ["3"]


def test_a_programme_may_remind_otherwise_or_never():
    assert sent("11-09 08:00", settings=Reviewing(reminders=())) == []
    assert sent("11-09 08:00", settings=Reviewing(reminders=(5, 1, 1))) == ["1"]
    assert sent("11-03 08:00", settings=Reviewing(reminders=(5,))) == []


def test_where_nothing_is_promised_nobody_is_reminded_or_late():
    found, today = at("12-01 08:00", promised=None)
    asked = [Asked("ana", local("11-02 09:00"))]
    assert reminders(found, asked, SETTINGS, CALENDAR, today) == ()
    assert overdue(found, asked, SETTINGS, CALENDAR) == ()


LATE = {
    "on the day that it is due": ("11-09 23:59", "11-02 09:00", (), False),
    "four school days late": ("11-13 08:00", "11-02 09:00", (), False),
    "on the weekend after": ("11-15 08:00", "11-02 09:00", (), False),
    "five school days late": ("11-16 00:00", "11-02 09:00", (), True),
    "asked when it was late already": ("11-16 08:00", "11-10 09:00", (), False),
    "five school days after being asked": ("11-17 08:00", "11-10 09:00", (), True),
    "held when it was much too late": ("11-24 08:00", "11-02 09:00", held("11-20 09:00"), False),
    "held": ("11-24 08:00", "11-02 09:00", held("11-13 09:00"), False),
}


@pytest.mark.parametrize(("moment", "asked", "events", "expected"), LATE.values(), ids=LATE)
def test_who_is_so_late_that_somebody_else_is_asked(moment, asked: str, events, expected):
    found, _ = at(moment, events)
    late = overdue(found, [Asked("ana", local(asked))], SETTINGS, CALENDAR)
    assert late == (("ana",) if expected else ())


def test_a_programme_may_never_ask_somebody_else():
    found, _ = at("12-18 08:00")
    never = Reviewing(reassign_after="never")
    assert overdue(found, [Asked("ana", local("11-02 09:00"))], never, CALENDAR) == ()


@settings(max_examples=60)
@given(attempts(), st.lists(st.integers(0, 1100), min_size=2, max_size=12), st.sets(DAYS_BEFORE))
def test_however_often_it_is_looked_no_reminder_comes_twice(one, moments, before):
    setting, memory = Reviewing(reminders=tuple(sorted(before))), set[str]()
    asked = [Asked("ana", local("11-02 09:00")), Asked("ben", local("11-04 09:00"))]
    for moment in (hours(hour) for hour in sorted(moments)):
        today = CALENDAR.day(moment)
        found = clock(one, programme(), moment)
        if found is None:
            continue
        for each in reminders(found, asked, setting, CALENDAR, today, memory):
            assert memory.isdisjoint(each.keys)
            memory.update(each.keys)
        assert reminders(found, asked, setting, CALENDAR, today, memory) == ()
