"""`microcred withdraw`, as a coordinator runs it for an earner."""

from pathlib import Path

import pytest

from microcred import reviews
from tests.cli.running import answer, run
from tests.folder import git
from tests.reviewed import SUBMISSION, hand_in, on_branch, programme, score


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = programme(tmp_path / "programme")
    hand_in(root)
    return root


def events(root: Path) -> list[tuple[str, str, str | None]]:
    return [(one.kind.value, one.by, one.reason) for one in reviews.read(root, SUBMISSION).events]


def test_it_is_taken_back(root):
    done = run(root, "withdraw", SUBMISSION, "--reason", "I change schools.")
    assert (done.exit_code, done.stderr) == (0, "")
    first, second, third = done.stdout.splitlines()
    assert first == "Recorded: withdrawn, by k7m2p4, on k3f9q2m7."
    assert second.startswith("The submission stands at withdrawn. It was taken back on ")
    assert third == "Next: Nothing more is done with it. You can hand in a new submission."
    assert events(root) == [("withdrawn", "k7m2p4", "I change schools.")]


def test_twice_is_once(root):
    run(root, "withdraw", SUBMISSION)
    done = run(root, "withdraw", SUBMISSION)
    assert done.exit_code == 1
    assert done.stderr == "Error: It was taken back already. Nothing was recorded.\n"
    assert len(events(root)) == 1


def test_what_was_decided_can_be_taken_back_before_it_is_awarded(root):
    score(root, "eva")
    score(root, "omar")
    assert answer(root, "withdraw", SUBMISSION)["outcome"] == "withdrawn"


def test_one_with_problems_can_be_taken_back(root):
    on_branch(root, {"docs/x.md": b"x"})
    assert run(root, "withdraw", SUBMISSION).exit_code == 0


def test_what_was_merged(root):
    git(root, "merge", "--quiet", "--no-ff", "--message", "M", f"submission/{SUBMISSION}")
    done = run(root, "withdraw", SUBMISSION)
    assert done.exit_code == 1
    assert "It was merged into main with its award, which only `microcred revoke` ends." in (
        done.stderr
    )


def test_there_is_no_such_submission(root):
    done = run(root, "withdraw", "zzzzzzzz")
    assert (done.exit_code, "U02" in done.stderr) == (1, True)
    found = answer(root, "withdraw", "zzzzzzzz")
    assert (found["recorded"], found["problems"][0]["code"]) == (False, "U02")


def test_outside_a_repository(tmp_path):
    done = run(tmp_path, "withdraw", SUBMISSION)
    assert done.exit_code == 1
    assert done.stderr.startswith("Error: Git cannot do this here: not a git repository")
