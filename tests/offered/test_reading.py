"""Reading offers: unreadable files, names that are nearly right, and files full of faults."""

from __future__ import annotations

import pytest

from microcred.document import Source
from microcred.offered.finding import circles
from microcred.offered.requests import REQUESTS, read_requests
from microcred.problem import Problem, Severity
from tests.offered.programme import SOUND, altered, reading

LAKESIDE = "program/organizations/lakeside.yml"
UNION_SET = "program/adopted/union-set.yml"
TALK = "program/pathways/talk.yml"


def test_a_name_that_is_nearly_right_brings_the_right_one() -> None:
    _, problems = reading(altered(TALK, ("[wait-time, think-aloud]", "[wait-tme, think-aloud]")))

    assert [one.fix for one in problems] == [
        "Did you mean wait-time? Correct the name, or take it out."
    ]


def test_what_an_unreadable_file_may_hold_is_not_called_unknown() -> None:
    _, problems = reading(altered(UNION_SET, ("id: union-set", "id: [")))

    assert {one.path for one in problems} == {UNION_SET}


def test_an_unreadable_organisation_is_told_once() -> None:
    _, problems = reading(altered(LAKESIDE, ("kind: district", "kind: distrikt")))

    assert [(one.path, one.code) for one in problems] == [(LAKESIDE, "M03")]


def test_a_file_with_very_many_faults_is_told_of_in_a_bounded_way() -> None:
    names = ", ".join(f"unknown-{number}" for number in range(3000))
    _, problems = reading(altered(TALK, ("[wait-time, think-aloud]", f"[{names}]")))

    assert 100 <= len(problems) <= 102
    assert "more is wrong in this file" in problems[-1].message


def test_a_long_circle_is_told_once_and_needs_no_recursion() -> None:
    names = [f"c{number:05}" for number in range(20_000)]
    needs = {one: [names[number - 1]] for number, one in enumerate(names)}

    (way,) = circles(needs)
    assert way[:2] == ("c00000", "c19999")
    assert len(way) == 20_000


def test_circles_that_share_nothing_are_each_told() -> None:
    needs = {"a": ["b"], "b": ["a"], "c": ["c"], "d": ["a", "e"], "e": []}

    assert list(circles(needs)) == [("a", "b"), ("c",)]


REQUEST = "requests:\n  - {id: a, name: A, why: B, asked: 2026-01-01, votes: 3}\n"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("votes: 3", "votes: 3, became: offered", "nothing says as which"),
        ("votes: 3", "votes: 3, became: declined", "nothing says why"),
        ("votes: 3", "votes: 3, credential: wait-tme", "no micro-credential “wait-tme”"),
        (
            "votes: 3}\n",
            "votes: 3}\n  - {id: a, name: A, why: B, asked: 2026-01-01}\n",
            "a second time",
        ),
    ],
)
def test_requests_say_what_came_of_them(old: str, new: str, said: str) -> None:
    offers, _ = reading(SOUND)

    def read(path: str) -> Source | Problem:
        return Source(path, REQUEST.replace(old, new))

    (problem,) = read_requests(read, offers).problems
    assert (problem.path, problem.code) == (REQUESTS, "O09")
    assert said in problem.message


def test_no_requests_are_no_problem_and_sound_ones_neither() -> None:
    offers, _ = reading(SOUND)

    def missing(path: str) -> Source | Problem:
        return Problem(path, 1, "F10", Severity.ERROR, "this file does not exist", "Add it.")

    assert read_requests(missing, offers).document is None
    assert read_requests(missing, offers).problems == ()
    assert read_requests(lambda path: Source(path, REQUEST), offers).problems == ()
