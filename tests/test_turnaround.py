"""The turnaround clock: when it begins, stands still and ends, in school days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from microcred.model.scorecard import EventKind, ReviewEvent
from microcred.model.submission import Readiness
from microcred.review import Case
from microcred.school_days import SchoolDays
from microcred.turnaround import LOOKED, Clock, Pause, clock
from tests.review.cases import cases
from tests.review.world import case, event, hours, release, round_, scored
from tests.test_school_days import programme

CHICAGO = ZoneInfo("America/Chicago")
THANKSGIVING = ("2026-11-26", "2026-11-27")


def local(text: str) -> datetime:
    """Return a moment in Chicago: `11-02 08:00`, of 2026 unless a year is given."""
    whole = text if len(text) > 11 else f"2026-{text}"
    return datetime.fromisoformat(whole).replace(tzinfo=CHICAGO).astimezone(UTC)


def held(since: str, until: str | None = None) -> tuple[ReviewEvent, ...]:
    """Return that ana held a submission, and released it."""
    kinds = {EventKind.HELD: since, EventKind.RELEASED: until}
    return tuple(ReviewEvent(kind=kind, at=local(at), by="ana") for kind, at in kinds.items() if at)


def waiting(
    handed_in: str, events: Sequence[ReviewEvent] = (), *, turnaround: int | None = 5
) -> Case:
    """Return a first attempt that waits for two scorecards."""
    one = round_(1, handed_in=local(handed_in))
    return case(one, events=tuple(events), release=release(turnaround_days=turnaround))


def told(given: Case, at: str, **calendar: Any) -> str:
    """Return what the clock says at a moment: `due 11-09, 3 left`."""
    found = clock(given, programme(**{"holidays": THANKSGIVING, **calendar}), local(at))
    return words(found)


def words(found: Clock | None) -> str:
    """Return what a clock says."""
    if found is None:
        return "no clock"
    parts = ["stopped"] if found.stopped else []
    parts += [f"due {found.due:%m-%d}"] if found.due else []
    parts += [f"{found.left} left"] if found.left is not None else ["nothing promised"]
    return ", ".join([*parts, *([f"{found.late} late"] if found.late else [])])


# 2026-11-02 is a Monday.
CLOCKS = {
    "on the day": ("11-02 08:00", (), "11-02 16:00", "due 11-09, 5 left"),
    "at a minute to midnight": ("11-02 23:59", (), "11-03 00:00", "due 11-09, 4 left"),
    "a minute later": ("11-03 00:00", (), "11-03 00:01", "due 11-10, 5 left"),
    "the next day": ("11-02 08:00", (), "11-03 08:00", "due 11-09, 4 left"),
    "on a Saturday": ("11-07 10:00", (), "11-08 10:00", "due 11-13, 5 left"),
    "over a weekend": ("11-05 10:00", (), "11-09 10:00", "due 11-12, 3 left"),
    "on the day that it is due": ("11-02 08:00", (), "11-09 23:59", "due 11-09, 0 left"),
    "a day later": ("11-02 08:00", (), "11-10 00:00", "due 11-09, 0 left, 1 late"),
    "due on a Friday, the day after": ("11-06 08:00", (), "11-14 08:00", "due 11-13, 0 left"),
    "and on the Monday": ("11-06 08:00", (), "11-16 08:00", "due 11-13, 0 left, 1 late"),
    "over holidays": ("11-20 08:00", (), "11-23 08:00", "due 12-01, 4 left"),
    "on a holiday": ("11-26 08:00", (), "11-27 08:00", "due 12-04, 5 left"),
    "while it is held": ("11-02 08:00", held("11-03 09:00"), "11-20 08:00", "stopped, 4 left"),
    "held and released": (
        *("11-02 08:00", held("11-03 09:00", "11-05 15:00")),
        *("11-06 08:00", "due 11-11, 3 left"),
    ),
    "held for an hour": (
        *("11-02 08:00", held("11-03 09:00", "11-03 10:00")),
        *("11-03 12:00", "due 11-09, 4 left"),
    ),
    "held over a weekend": (
        *("11-05 08:00", held("11-06 15:00", "11-08 20:00")),
        *("11-09 08:00", "due 11-12, 3 left"),
    ),
    "held twice": (
        *("11-02 08:00", (*held("11-03 09:00", "11-04 09:00"), *held("11-05 09:00"))),
        *("11-12 08:00", "stopped, 3 left"),
    ),
    "held on the day that it is due": (
        *("11-02 08:00", held("11-09 09:00")),
        *("11-09 12:00", "stopped, 0 left"),
    ),
    "and released two days later": (
        *("11-02 08:00", held("11-09 09:00", "11-11 09:00")),
        *("11-11 12:00", "due 11-11, 0 left"),
    ),
    "and still there a day after that": (
        *("11-02 08:00", held("11-09 09:00", "11-11 09:00")),
        *("11-12 12:00", "due 11-11, 0 left, 1 late"),
    ),
    "held when it was late already": (
        *("11-02 08:00", held("11-11 09:00")),
        *("11-20 08:00", "stopped, due 11-09, 0 left, 2 late"),
    ),
    "stopped on the weekend after": (
        *("11-06 08:00", held("11-14 09:00")),
        *("11-17 12:00", "stopped, due 11-13, 0 left"),
    ),
    "stopped once more on the day that it went on": (
        *(
            "11-02 08:00",
            (*held("11-09 09:00", "11-11 09:00"), *held("11-11 10:00", "11-13 09:00")),
        ),
        *("11-13 12:00", "due 11-13, 0 left"),
    ),
    "from the future": ("11-04 08:00", (), "11-02 08:00", "due 11-09, 5 left"),
}


@pytest.mark.parametrize(("handed_in", "events", "at", "expected"), CLOCKS.values(), ids=CLOCKS)
def test_clocks(handed_in, events, at, expected):
    assert told(waiting(handed_in, events), at) == expected


def test_the_hour_that_clocks_skip_or_repeat_changes_nothing():
    spring = ("2026-03-06 23:30", "2026-03-09 00:00", "due 03-13, 4 left")
    autumn = ("2026-10-30 23:30", "2026-11-02 00:00", "due 11-06, 4 left")
    for handed_in, at, expected in (spring, autumn):
        assert told(waiting(handed_in), at) == expected


def test_a_day_is_that_of_the_programme():
    given = waiting("11-02 20:00")  # the third of November in London and in Tokyo
    assert told(given, "11-03 12:00") == "due 11-09, 4 left"
    assert told(given, "11-03 12:00", time_zone="Europe/London") == "due 11-10, 5 left"


def test_where_nothing_is_promised_nothing_is_due():
    given = waiting("11-02 08:00", turnaround=None)
    assert told(given, "12-18 08:00") == "nothing promised"
    found = clock(given, programme(), local("11-05 08:00"))
    assert found is not None
    assert (found.counted, found.late) == ((date(2026, 11, 3), *days(4, 5)), 0)


def days(*numbers: int) -> tuple[date, ...]:
    return tuple(date(2026, 11, number) for number in numbers)


def test_a_calendar_without_school_days_never_gets_anywhere():
    assert told(waiting("11-02 08:00"), "12-01 08:00", school_days=[]) == "5 left"


# --- what begins and ends it ---

TWO_UNMET = (scored("ana", "nmm", at=1), scored("ben", "nmm", at=2))
APART = (scored("ana", "mmm", at=1), scored("ben", "mnm", at=2))


def at_hour(given: Case, hour: float, **more: Any) -> Clock | None:
    return clock(given, programme(), hours(hour), **more)


STATES = {
    "nothing handed in": (case(), 5, None),
    "a draft": (case(round_(1, readiness=Readiness.DRAFT)), 5, None),
    "waiting": (case(round_(1)), 5, (1, 0)),
    "one scorecard is in": (case(round_(1, TWO_UNMET[0])), 5, (1, 0)),
    "apart": (case(round_(1, *APART)), 5, (1, 0)),
    "decided": (case(round_(1, *TWO_UNMET)), 5, None),
    "the next attempt": (case(round_(1, *TWO_UNMET), round_(2)), 105, (2, 100)),
    "the next attempt came before an answer": (case(round_(1), round_(2)), 105, (2, 100)),
    "withdrawn": (case(round_(1), events=(event("withdrawn", "k7m2p4", 3),)), 5, None),
    "appealed": (
        *(case(round_(1, *TWO_UNMET), events=(event("appealed", "k7m2p4", 30),)), 31),
        (1, 30),
    ),
    "held by somebody unlisted": (
        *(case(round_(1), events=(event("held", "pat", 3),)), 5),
        (1, 0),
    ),
}


@pytest.mark.parametrize(("given", "hour", "expected"), STATES.values(), ids=STATES)
def test_what_has_a_clock_and_since_when(given, hour, expected):
    found = at_hour(given, hour)
    if expected is None:
        assert found is None
    else:
        assert found is not None
        assert (found.attempt, found.began, found.stopped) == (
            *(expected[0], hours(expected[1])),
            False,
        )


def test_a_scorecard_that_could_not_open_an_item_stops_it():
    checks = [{"slot": "clips", "result": "not-opened"}]
    first = scored("ana", "mmm", at=30, checks=checks)
    found = at_hour(case(round_(1, first)), 50)
    assert found is not None
    assert found.pauses == (Pause(hours(30)),)
    again = scored("ana", "mmm", at=70)
    found = at_hour(case(round_(1, first, again)), 80)
    assert found is not None
    assert found.pauses == (Pause(hours(30), hours(70)),)


def test_the_moment_it_became_ready_and_other_pauses_are_given():
    given = case(round_(1), release=release(turnaround_days=3))
    plain, ready = at_hour(given, 200), at_hour(given, 200, ready=hours(60))
    assert plain is not None
    assert ready is not None
    assert (plain.began, plain.due) == (hours(0), date(2026, 11, 5))
    assert (ready.began, ready.due) == (hours(60), date(2026, 11, 9))
    wrong = at_hour(given, 200, pauses=[Pause(hours(10), hours(30)), Pause(hours(160))])
    assert wrong is not None
    assert wrong.stopped
    assert wrong.due == date(2026, 11, 6)


def test_a_pause_that_is_not_over_or_not_begun_is_taken_as_it_is_now():
    given = case(round_(1), release=release(turnaround_days=5))
    now = at_hour(given, 100, pauses=[Pause(hours(90), hours(300)), Pause(hours(200), hours(210))])
    assert now is not None
    assert (now.pauses, now.stopped, now.due) == ((Pause(hours(90)),), True, None)


@pytest.mark.parametrize("moment", [hours(9000), None], ids=["the future", "never"])
def test_what_a_commit_says_of_the_future_is_not_believed(moment):
    given = case(round_(1, handed_in=moment))
    found = at_hour(given, 100, ready=hours(50))
    assert found is not None
    assert found.began == hours(50)
    found = at_hour(given, 100)
    assert found is not None
    assert found.began == hours(100)


# --- what holds of every clock ---

DAY = st.dates(date(2026, 11, 1), date(2026, 12, 31))
FAR = date.max
many = settings(max_examples=100)
HOUR, PROMISE = st.integers(0, 600), st.integers(1, 12)
HOLIDAYS = st.sets(DAY, max_size=10)


@st.composite
def attempts(draw: st.DrawFn) -> Case:
    """Return one or two attempts that were held and released, and scored or not."""
    panel = st.sampled_from(["ana", "ben"])
    kinds = st.sampled_from(["held", "held", "released", "recused"])
    happened = draw(st.lists(st.tuples(kinds, panel, st.integers(0, 600)), max_size=6))
    cards = draw(st.lists(st.tuples(panel, st.sampled_from(["mmm", "nmm"]), HOUR), max_size=2))
    first = round_(1, *(scored(who, levels, at=at) for who, levels, at in cards))
    rounds = (first, round_(2)) if draw(st.booleans()) else (first,)
    promise = release(turnaround_days=draw(PROMISE))
    return case(*rounds, release=promise, events=tuple(event(*one) for one in happened))


@st.composite
def pauses(draw: st.DrawFn) -> Pause:
    """Return a pause of any length, some without an end."""
    since, length = draw(st.integers(-20, 500)), draw(st.none() | st.integers(0, 300))
    return Pause(hours(since), None if length is None else hours(since + length))


def never_sooner(before: Clock, after: Clock) -> None:
    """Hold that a clock gives no less time than another."""
    assert len(after.counted) <= len(before.counted)
    assert after.late <= before.late
    assert (after.due or FAR) >= (before.due or FAR)


@many
@given(attempts(), HOUR, HOLIDAYS, st.sets(DAY, min_size=1, max_size=3))
def test_a_holiday_more_brings_nothing_forward(one, hour, holidays, more):
    fewer = clock(one, programme(holidays=sorted(holidays)), hours(hour))
    assume(fewer is not None)
    every = clock(one, programme(holidays=sorted(holidays | more)), hours(hour))
    assert fewer
    assert every
    never_sooner(fewer, every)


@many
@given(attempts(), HOUR, st.lists(pauses(), min_size=1, max_size=4), HOLIDAYS)
def test_a_pause_more_shortens_nothing(one, hour, some, holidays):
    calendar = programme(holidays=sorted(holidays))
    fewer = clock(one, calendar, hours(hour), pauses=some[:-1])
    assume(fewer is not None)
    every = clock(one, calendar, hours(hour), pauses=some)
    assert fewer
    assert every
    never_sooner(fewer, every)


@many
@given(attempts(), HOUR)
def test_a_longer_promise_is_due_no_sooner(one, hour):
    promise = one.release.credential.scoring.turnaround_days
    short = clock(one, programme(), hours(hour))
    assume(short is not None)
    longer = replace(one, release=release(turnaround_days=promise + 1))
    long = clock(longer, programme(), hours(hour))
    assert short
    assert long
    assert (long.due or FAR) >= (short.due or FAR)
    assert long.late <= short.late


@many
@given(attempts(), HOUR, HOLIDAYS)
def test_it_agrees_with_itself(one, hour, holidays):
    calendar = programme(holidays=sorted(holidays))
    found = clock(one, calendar, hours(hour))
    assume(found is not None)
    assert found
    days = SchoolDays.of(calendar)
    today = days.day(hours(hour))
    assert all(day in days and day <= today for day in found.counted)
    assert found.began <= hours(hour)
    assert found.left is not None
    assert not (found.left and found.late)
    if found.due is not None:
        assert found.due >= days.day(found.began)
        assert (found.late > 0) <= (today > found.due)
        assert not found.left or len(list(days.between(today, found.due))) == found.left
    else:
        assert found.stopped


@many
@given(attempts(), HOUR, st.integers(1, 200))
def test_time_only_runs_forward(one, hour, later):
    before = clock(one, programme(), hours(hour))
    after = clock(one, programme(), hours(hour) + timedelta(hours=later))
    assume(before is not None and after is not None and before.began == after.began)
    assert before
    assert after
    assert after.counted[: len(before.counted)] == before.counted


@given(cases(), HOUR)
@settings(max_examples=40)
def test_whatever_comes_in_there_is_an_answer(one, hour):
    found = clock(one, programme(), hours(hour))
    assert found is None or found.began <= hours(hour)


def test_however_often_it_is_held_the_last_times_are_told():
    often = [event("released" if n % 2 else "held", "ana", 1 + n / 100) for n in range(120)]
    found = at_hour(case(round_(1), events=tuple(often)), 60)
    assert found is not None
    assert (found.began, found.stopped) == (hours(0), False)
    assert 0 < len(found.pauses) <= LOOKED
    found = at_hour(case(round_(1), events=(*often, event("held", "ben", 50))), 60)
    assert found is not None
    assert found.pauses[-1] == Pause(hours(50))
