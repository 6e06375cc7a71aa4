"""S01 and S02: the release that a submission names."""

from datetime import date, timedelta

import pytest

from microcred.definition import UNREAD
from microcred.model.vocabulary import Status
from tests.rules.submitted import TODAY, problems, said, submitted

LATER = {"versions": ("1.0", "1.1"), "superseded": date(2025, 11, 21)}
TEACH_OUT = timedelta(days=365)


def test_a_clean_attempt_has_no_problem():
    assert problems() == []


@pytest.mark.parametrize(
    ("offered", "message"),
    [
        ({"versions": ("1.1", "2.0")}, "version 1.0 of wait-time is not published"),
        (
            {"versions": (), "status": None},
            "there is no micro-credential “wait-time” in this programme that is published",
        ),
        ({"versions": (), "status": Status.DRAFT}, "wait-time is a draft and not open yet"),
        (
            {"versions": (), "status": Status.PLANNED, "opens": "Autumn 2027"},
            "wait-time is planned and not open yet: Autumn 2027",
        ),
    ],
)
def test_a_release_that_is_not_there(offered, message):
    assert said("S01", release=None, offered=offered) == [f"credential error: {message}"]


def test_the_versions_that_are_there_are_named():
    (problem,) = problems(release=None, offered={"versions": ("1.1", "2.0")})
    assert problem.fix == "Name one that is: wait-time@1.1, wait-time@2.0."


def test_without_a_release_nothing_is_said_of_slots():
    assert [problem.code for problem in problems(release=None, reflection="short")] == ["S01"]


def test_a_release_that_cannot_be_read_is_never_taken_to_be_fine():
    assert said("S01", release=UNREAD) == [
        (
            "credential unknown: the release wait-time@1.0 cannot be read, so this could not be "
            "held against it"
        )
    ]


@pytest.mark.parametrize(
    ("offered", "message"),
    [
        ({"status": Status.DRAFT}, "wait-time is a draft and not open yet"),
        ({"status": Status.PLANNED}, "wait-time is planned and not open yet"),
        ({"status": None}, "wait-time is no longer in the catalog"),
        ({"status": Status.RETIRED}, "wait-time was closed to new submissions"),
        (
            {"status": Status.RETIRED, "closed": date(2026, 11, 20)},
            "wait-time was closed to new submissions on 2026-11-20",
        ),
        (LATER, "version 1.0 took submissions until 2026-11-21; there is a newer one"),
    ],
)
def test_a_release_that_takes_none(offered, message):
    day = TODAY + timedelta(days=1)
    assert said("S02", offered=offered, begun=day) == [f"credential error: {message}"]


@pytest.mark.parametrize(
    "offered",
    [
        {"status": Status.RETIRED, "closed": TODAY},
        LATER,
        {"versions": ("0.9", "1.0")},
    ],
)
def test_who_began_in_time_may_finish(offered):
    assert said("S02", offered=offered, begun=TODAY) == []


def test_the_newest_version_is_named():
    given = {"versions": ("1.0", "1.2", "1.10"), "superseded": TODAY - TEACH_OUT}
    (problem,) = problems(offered=given, begun=TODAY + timedelta(days=1))
    assert "wait-time@1.10" in problem.fix


@pytest.mark.parametrize(
    ("offered", "message"),
    [
        (
            {"status": UNREAD},
            "could not find out whether wait-time is open: its own file cannot be read",
        ),
        (
            {"versions": ("1.0", "1.1"), "superseded": UNREAD},
            "could not find out since when there is a version after 1.0",
        ),
    ],
)
def test_what_cannot_be_found_out(offered, message):
    assert said("S02", offered=offered) == [f"credential unknown: {message}"]


def test_a_settled_attempt_is_not_held_to_what_changed_since():
    assert problems(offered={"status": None}, settled=True) == []
    assert submitted(settled=True).settled
