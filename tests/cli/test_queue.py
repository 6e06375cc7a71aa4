"""`microcred queue` as coordinators and workflows run it."""

import json
from pathlib import Path

import pytest

from microcred.model.queue import Queue
from tests.cli.running import run
from tests.folder import PROGRAM, commit, edit
from tests.queueing.test_counting import OTHERS
from tests.reviewed import SUBMISSION, hand_in, programme


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return programme(tmp_path / "programme")


def many(root: Path) -> None:
    for submission in (SUBMISSION, *OTHERS[:4]):
        hand_in(root, submission=submission)


def test_it_says_how_many_wait_and_for_how_long(root):
    many(root)
    done = run(root, "queue")
    assert (done.exit_code, done.stderr) == (0, "")
    first, second, third = done.stdout.splitlines()
    assert first.startswith("5 submissions wait for an answer. Half of them or more have waited ")
    assert second == "5 with evaluators."
    assert third.startswith("  think-time: 5, half at least ")


def test_the_figures_are_those_that_a_build_takes(root):
    many(root)
    done = run(root, "queue", "--format", "json")
    assert done.exit_code == 0
    found = Queue.model_validate_json(done.stdout)
    assert (found.waiting, found.least, found.teacher) == (5, 5, 0)
    assert json.loads(done.stdout)["groups"][0]["credentials"] == ["think-time"]


def test_few_are_not_told_apart(root):
    hand_in(root)
    done = run(root, "queue")
    assert done.stdout == (
        "Fewer than five wait for an answer. We tell no more of so few: in a small group, a number "
        "can point at a person.\n"
    )


def test_where_no_submission_is_known_it_says_so_and_not_that_nobody_waits(root):
    done = run(root, "queue")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "No submission is known here" in done.stderr
    assert "Nobody waits" not in done.stderr


def test_settings_that_cannot_be_read_are_told(root):
    many(root)
    edit(root, PROGRAM, "mode: private", "mode: [")

    commit(root, "Break it")
    done = run(root, "queue")
    assert done.exit_code == 1
    assert f"{PROGRAM}:" in done.stderr
    assert "Traceback" not in done.stderr


def test_outside_of_a_repository_it_says_what_is_missing(tmp_path):
    (tmp_path / "plain").mkdir()
    done = run(tmp_path / "plain", "queue")
    assert done.exit_code == 1
    assert "Git cannot do this here" in done.stderr
