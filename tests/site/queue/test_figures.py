"""The figures of the queue, and that in private mode none points at a person."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.model.queue import Queue
from microcred.model.vocabulary import Mode
from microcred.site.queue import Answer, Place, Row, figures, smallest

DAY = date(2026, 11, 20)


def rows(**days: str) -> list[Row]:
    """Return waiting submissions: `wait_time="3 5 h8 t"`, h for held, t for with the teacher."""
    places = {"h": Place.HELD, "t": Place.TEACHER, "u": Place.UNKNOWN}
    return [
        Row(
            slug.replace("_", "-"),
            places.get(word[0], Place.EVALUATORS),
            int(word.lstrip("htu") or 0),
        )
        for slug, words in days.items()
        for word in words.split()
    ]


def told(queue: Queue) -> dict[str, Any]:
    """Return what a queue tells, but for the day and its groups."""
    data = queue.model_dump(exclude={"day", "least", "format", "groups", "months"})
    return {name: value for name, value in data.items() if value is not None}


def groups(queue: Queue) -> list[str]:
    """Return groups as `wait-time: 6, 3 to 9`."""
    return [
        f"{' '.join([*one.credentials, *(['…'] if one.others else [])])}: {one.waiting}, "
        f"{one.median:g} to {one.longest:g}"
        for one in queue.groups
    ]


def of(least: int, answers: tuple[Answer, ...] = (), **days: str) -> Queue:
    return figures(rows(**days), answers, DAY, least)


def test_nobody_waits():
    nobody = {"waiting": 0, "evaluators": 0, "held": 0, "teacher": 0, "unknown": 0}
    for least in (1, 5):
        assert told(of(least)) == nobody
        assert groups(of(least)) == []


def test_where_everything_is_public_everything_is_told():
    found = of(1, wait_time="3 5 h8 t", exit_tickets="2", talk="t t u")
    assert told(found) == {
        "waiting": 4,
        "evaluators": 3,
        "held": 1,
        "teacher": 3,
        "unknown": 1,
        "median": 4,
        "longest": 8,
    }
    assert groups(found) == ["wait-time: 3, 5 to 8", "exit-tickets: 1, 2 to 2"]


SEVEN, FIVE, TWO = "1 2 3 4 5 6 7", "1 1 1 1 9", "4 4"
PRIVATE: dict[str, tuple[dict[str, str], dict[str, Any], list[str]]] = {
    "fewer than five": (
        {"wait_time": "1 2 3 4"},
        {"teacher": 0, "unknown": 0},
        [],
    ),
    "five": (
        {"wait_time": FIVE},
        {
            "waiting": 5,
            "evaluators": 5,
            "held": 0,
            "teacher": 0,
            "unknown": 0,
            "median": 1,
            "longest": 9,
        },
        ["wait-time: 5, 1 to 9"],
    ),
    "few are held, so nobody is told how many are not": (
        {"wait_time": f"{SEVEN} h1"},
        {"waiting": 8, "teacher": 0, "unknown": 0, "median": 3.5, "longest": 7},
        ["wait-time: 8, 3.5 to 7"],
    ),
    "few are with their teachers": (
        {"wait_time": f"{FIVE} t t"},
        {
            "waiting": 5,
            "evaluators": 5,
            "held": 0,
            "unknown": 0,
            "median": 1,
            "longest": 9,
        },
        ["wait-time: 5, 1 to 9"],
    ),
    "two small groups make one of five": (
        {"wait_time": SEVEN, "exit_tickets": "4 4", "talk": "1 2 3"},
        {
            "waiting": 12,
            "evaluators": 12,
            "held": 0,
            "teacher": 0,
            "unknown": 0,
            "median": 3.5,
            "longest": 7,
        },
        ["wait-time: 7, 4 to 7", "…: 5, 3 to 4"],
    ),
    "a small one is joined with the smallest of the others": (
        {"wait_time": SEVEN, "exit_tickets": FIVE, "talk": TWO},
        {
            "waiting": 14,
            "evaluators": 14,
            "held": 0,
            "teacher": 0,
            "unknown": 0,
            "median": 3.5,
            "longest": 9,
        },
        ["wait-time: 7, 4 to 7", "exit-tickets …: 7, 1 to 9"],
    ),
}


@pytest.mark.parametrize(("given", "expected", "shown"), PRIVATE.values(), ids=PRIVATE)
def test_where_submissions_are_private_small_groups_are_not_told(given, expected, shown):
    found = of(5, **given)
    assert told(found) == expected
    assert groups(found) == shown


def test_the_longest_queue_comes_first():
    found = of(1, a="1", b="1 1", c="9", d="5")
    assert [one.credentials for one in found.groups] == [("b",), ("c",), ("d",), ("a",)]


def months(least: int, **answers: str) -> list[str]:
    """Return what is told of months: `m05="++-"` is two answers in time and one that was not."""
    given = [
        Answer(date(2026, int(month[1:]), 3), sign == "+")
        for month, signs in answers.items()
        for sign in signs
    ]
    found = figures([], given, DAY, least)
    return [f"{one.first[5:]}-{one.last[5:]} {one.in_time}/{one.answers}" for one in found.months]


MONTHS = {
    "none": ({}, [], []),
    "each by itself": ({"m05": "++-", "m07": "+"}, ["05-05 2/3", "07-07 1/1"], []),
    "enough": ({"m05": "+++++", "m06": "----++"}, None, ["05-05 5/5", "06-06 2/6"]),
    "joined with the next": ({"m05": "++", "m06": "+++-"}, None, ["05-06 5/6"]),
    "the last with the one before": ({"m05": "+++++", "m06": "-"}, None, ["05-06 5/6"]),
    "too few at all": ({"m05": "++", "m06": "--"}, None, []),
}


@pytest.mark.parametrize(("answers", "public", "private"), MONTHS.values(), ids=MONTHS)
def test_answers_by_month(answers, public, private):
    if public is not None:
        assert months(1, **answers) == public
    assert months(5, **answers) == private


def test_groups_are_small_in_private_mode_alone():
    assert (smallest(Mode.PRIVATE), smallest(Mode.OPEN)) == (5, 1)


OPEN = st.builds(
    Row,
    st.sampled_from(["a", "b", "c", "d"]),
    st.sampled_from([*[Place.EVALUATORS] * 4, Place.HELD, Place.TEACHER, Place.UNKNOWN]),
    st.integers(0, 30),
)
ANSWERS = st.builds(Answer, st.dates(date(2026, 5, 1), DAY), st.booleans())


@given(st.lists(OPEN, max_size=40), st.lists(ANSWERS, max_size=20))
def test_in_private_mode_no_figure_is_small_nor_is_a_difference_of_two(open_now, answers):
    found = figures(open_now, answers, DAY, 5)
    counts = [found.waiting, found.evaluators, found.held, found.teacher]
    counts += [one.waiting for one in found.groups] + [one.answers for one in found.months]
    assert not [count for count in counts if count is not None and 0 < count < 5]
    if found.waiting is None:
        assert (found.median, found.longest, found.groups) == (None, None, ())
    assert (found.evaluators is None) == (found.held is None)
    assert sum(one.waiting for one in found.groups) in (0, found.waiting)


@given(st.lists(OPEN, max_size=40), st.lists(ANSWERS, max_size=20), st.sampled_from([1, 5]))
def test_nothing_is_lost_or_counted_twice(open_now, answers, least):
    found = figures(open_now, answers, DAY, least)
    waiting = [row for row in open_now if row.place in (Place.EVALUATORS, Place.HELD)]
    assert found.waiting in (None, len(waiting))
    assert found.unknown == sum(row.place is Place.UNKNOWN for row in open_now)
    if found.groups:
        assert sum(one.waiting for one in found.groups) == len(waiting)
        assert max(one.longest for one in found.groups) == found.longest
    if found.months:
        assert sum(one.answers for one in found.months) == len(answers)
        assert sum(one.in_time for one in found.months) == sum(one.in_time for one in answers)


@given(st.lists(OPEN, max_size=40), st.randoms(use_true_random=False))
def test_the_order_of_submissions_does_not_matter(open_now, random):
    mixed = random.sample(open_now, len(open_now))
    assert figures(mixed, (), DAY, 5) == figures(open_now, (), DAY, 5)
