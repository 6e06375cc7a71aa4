"""The queue from real branches: who waits, where, how long, and what a clone cannot tell."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from microcred import git, places
from microcred.model.program import Program
from microcred.model.queue import Queue
from microcred.model.scorecard import EventKind
from microcred.model.vocabulary import Mode
from microcred.pool import crew
from microcred.queueing.counting import queue
from microcred.queueing.stamp import stamp
from microcred.settings import read_program
from microcred.survey import Survey
from tests import folder
from tests.reviewed import BEGUN, SUBMISSION, hand_in, happen, on_branch, programme, score

TODAY = date(2026, 11, 20)
OTHERS = ("aa22bb33", "cc44dd55", "ee66ff77", "gg88hh99", "jj22kk33")


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return programme(tmp_path / "repo")


def settings(repo: Path, mode: Mode = Mode.OPEN) -> Program:
    """Return the settings of a programme; in open mode all is told."""
    document = read_program(Survey(repo).read).document
    assert document
    return document.model.model_copy(update={"mode": mode})


def found(repo: Path, mode: Mode = Mode.OPEN, today: date = TODAY) -> Queue:
    """Return the queue of a clone that knows of one."""
    told = queue(repo, settings(repo, mode), today)
    assert told
    return told


def told(repo: Path, today: date = TODAY) -> str:
    """Return the queue in a line: `1 waits 13; 1 held; 0 with teachers`."""
    one = found(repo, today=today)
    long = f" {one.longest:g}" if one.longest is not None else ""
    return f"{one.waiting} wait{long}; {one.held} held; {one.teacher} with teachers"


def test_a_clone_without_submissions_knows_of_no_queue(repo):
    assert queue(repo, settings(repo), TODAY) is None
    assert stamp(repo) == ""


def test_one_into_which_all_were_gathered_knows_that_nobody_waits(repo):
    git.move(repo, places.GATHERED, folder.git(repo, "rev-parse", "main").strip(), None)
    assert told(repo) == "0 wait; 0 held; 0 with teachers"


def test_one_into_which_only_some_could_be_gathered_does_not_know(repo):
    hand_in(repo)
    tip = folder.git(repo, "rev-parse", "main").strip()
    git.move(repo, f"{places.BROUGHT}/{SUBMISSION}", tip, None)
    assert queue(repo, settings(repo), TODAY) is None
    git.move(repo, places.GATHERED, tip, None)
    assert found(repo).waiting == 1


def test_outside_of_a_repository_nothing_is_known(tmp_path):
    folder.good(tmp_path / "plain")
    assert stamp(tmp_path / "plain") == ""
    assert queue(tmp_path / "plain", settings(tmp_path / "plain"), TODAY) is None


def test_what_is_handed_in_waits(repo):
    hand_in(repo)
    assert told(repo) == "1 wait 14; 0 held; 0 with teachers"
    [group] = found(repo).groups
    assert (group.credentials, group.waiting) == (("think-time",), 1)


def test_a_day_counts_as_a_whole(repo):
    hand_in(repo)
    assert told(repo, BEGUN.date()) == "1 wait 0; 0 held; 0 with teachers"
    assert told(repo, BEGUN.date() + timedelta(days=1)) == "1 wait 1; 0 held; 0 with teachers"


def test_what_happens_in_the_course_of_the_day_counts(repo):
    hand_in(repo)
    for who in ("eva", "omar"):
        score(repo, who, questions="not-yet")
    happen(repo, EventKind.APPEALED, "k7m2p4", hours=18 * 24 + 6)
    assert told(repo) == "1 wait 0; 0 held; 0 with teachers"


def test_what_is_held_waits_and_its_days_do_not_count(repo):
    hand_in(repo)
    happen(repo, EventKind.HELD, "eva", hours=30)
    assert told(repo) == "1 wait 1; 1 held; 0 with teachers"


def test_what_is_sent_back_or_not_finished_is_with_its_teacher(repo):
    hand_in(repo)
    for who in ("eva", "omar"):
        score(repo, who, questions="not-yet")
    hand_in(repo, submission=OTHERS[0], status="draft")
    assert told(repo) == "0 wait; 0 held; 2 with teachers"


def test_what_a_teacher_has_to_mend_is_with_them(repo):
    hand_in(repo, consent=None)
    assert told(repo) == "0 wait; 0 held; 1 with teachers"


def test_what_is_over_waits_for_nobody(repo):
    hand_in(repo)
    happen(repo, EventKind.WITHDRAWN, "k7m2p4")
    hand_in(repo, submission=OTHERS[0])
    for who in ("eva", "omar"):
        score(repo, who, submission=OTHERS[0])
    assert told(repo) == "0 wait; 0 held; 0 with teachers"


def test_what_cannot_be_read_is_counted_apart(repo):
    path = places.Attempt("think-time", SUBMISSION, 1).path
    on_branch(repo, {path: b"---\nbroken: [\n---\n"})
    assert found(repo).unknown == 1
    assert told(repo) == "0 wait; 0 held; 0 with teachers"


def test_in_private_mode_few_are_not_told(repo):
    for submission in (SUBMISSION, *OTHERS[:3]):
        hand_in(repo, submission=submission)
    assert (found(repo, Mode.PRIVATE).waiting, found(repo, Mode.PRIVATE).groups) == (None, ())
    hand_in(repo, submission=OTHERS[3])
    assert found(repo, Mode.PRIVATE).waiting == 5


def test_many_are_counted_side_by_side_to_the_same(repo):
    for submission in (SUBMISSION, *OTHERS):
        hand_in(repo, submission=submission)
    with crew() as workers:
        assert queue(repo, settings(repo), TODAY, None, workers) == found(repo)


def test_nobody_is_named(repo):
    hand_in(repo)
    score(repo, "eva")
    data = found(repo).model_dump_json()
    assert not [name for name in ("k7m2p4", '"eva"', SUBMISSION) if name in data]


def test_the_stamp_differs_when_the_queue_may(repo):
    seen = [stamp(repo)]
    hand_in(repo)
    seen.append(stamp(repo))
    score(repo, "eva")
    seen.append(stamp(repo))
    folder.put(repo, "docs/x.md", "x")
    folder.commit(repo)
    seen.append(stamp(repo))
    assert len(set(seen)) == len(seen)
    assert stamp(repo) == seen[-1]
