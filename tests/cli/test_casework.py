"""What the verbs about submissions share: the moment, and the day it is where the programme is."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from microcred import reviews
from microcred.cli.casework import next_moment, now, programme_day
from microcred.model.scorecard import EventKind, ReviewEvent
from tests.folder import PROGRAM, commit, edit
from tests.reviewed import SUBMISSION, programme


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return programme(tmp_path / "programme")


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-22T03:00:00+00:00", "2026-11-21"),
        ("2026-11-22T12:00:00+00:00", "2026-11-22"),
        ("2026-11-22T12:00:00+14:00", "2026-11-21"),
    ],
)
def test_the_day_is_that_of_the_programme(root, moment, day):
    assert str(programme_day(root, datetime.fromisoformat(moment))) == day


def test_where_it_is_not_known_the_day_is_that_of_utc(root):
    edit(root, PROGRAM, "America/Chicago", "../../etc/passwd")
    commit(root)
    assert str(programme_day(root, datetime(2026, 11, 22, 3, tzinfo=UTC))) == "2026-11-22"


def record(root: Path, at: datetime) -> None:
    event = ReviewEvent(kind=EventKind.HELD, at=at, by="eva", reason="Locked.")
    reviews.record(root, SUBMISSION, event)


def test_no_two_entries_of_a_submission_have_one_moment(root):
    moments = []
    for _ in range(3):
        moments.append(next_moment(root, SUBMISSION))
        record(root, moments[-1])
    assert len(set(moments)) == 3
    assert moments == sorted(moments)


def test_a_clock_that_goes_wrong_keeps_nobody_waiting(root):
    record(root, now() + timedelta(days=1))
    assert next_moment(root, SUBMISSION) <= now()


def test_moments_are_whole_seconds():
    assert now().microsecond == 0
    assert now().tzinfo is UTC
