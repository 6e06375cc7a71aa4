"""How soon answers came: from a real history of attempts and awards."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from microcred import places
from microcred.queueing.answers import answers
from microcred.site.queue import Answer
from tests import folder, reviewed
from tests.awarding.job import FIRST, SECOND, decide, programme, run
from tests.test_school_days import days

TODAY = date(2026, 12, 20)
CALENDAR = days()


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return programme(tmp_path / "repo", FIRST)


def told(repo: Path, today: date = TODAY) -> list[Answer]:
    return list(answers(repo, CALENDAR, today))


def test_a_programme_without_awards_has_none(repo):
    assert told(repo) == []


# Handed in on Monday, 2 November; 15 school days are promised.
@pytest.mark.parametrize(
    ("day", "in_time"), [("2026-11-21", True), ("2026-11-23", True), ("2026-11-24", False)]
)
def test_an_answer_came_in_time_or_later(repo, day, in_time):
    at = datetime.fromisoformat(f"{day}T20:48:00").replace(tzinfo=UTC)
    run(repo, at=at)
    assert told(repo) == [Answer(date.fromisoformat(day), in_time)]


def test_what_was_merged_by_hand_is_told_too(repo):
    folder.git(repo, "merge", "--quiet", "--no-ff", "--no-edit", f"submission/{FIRST}")
    run(repo)
    assert told(repo) == [Answer(date(2026, 11, 21), True)]


def test_what_was_squashed_tells_nothing_of_when_it_was_written(repo):
    folder.git(repo, "merge", "--quiet", "--squash", f"submission/{FIRST}")
    folder.commit(repo, "Squashed")
    at = datetime(2026, 11, 21, 20, 48, tzinfo=UTC)
    run(repo, at=at)
    assert told(repo) == []


def test_half_a_year_is_told_and_no_more(repo):
    run(repo)
    decide(repo, SECOND)
    run(repo, seed=8, at=datetime(2027, 5, 3, 15, 0, tzinfo=UTC))
    assert told(repo, date(2027, 5, 20)) == [
        Answer(date(2027, 5, 3), False),
        Answer(date(2026, 11, 21), True),
    ]
    assert told(repo, date(2027, 6, 20)) == [Answer(date(2027, 5, 3), False)]


def test_a_log_that_cannot_be_read_tells_what_it_can(repo):
    run(repo)
    log = folder.text_of(repo, "awards/log.jsonl")
    folder.put(repo, "awards/log.jsonl", f"{log}{{not json}}\n")
    folder.commit(repo, "Break it")
    assert told(repo) == [Answer(date(2026, 11, 21), True)]


def test_an_attempt_that_claims_to_be_later_than_its_award_tells_nothing(tmp_path):
    root = programme(tmp_path / "forged")
    reviewed.hand_in(root, submission=FIRST)
    folder.dated(root, places.branch_ref(FIRST), "1796000000 +0000")
    for who in ("eva", "omar"):
        reviewed.score(root, who, submission=FIRST)
    assert run(root).told.given
    assert told(root) == []
