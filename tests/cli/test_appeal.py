"""`microcred appeal`, as a coordinator runs it for an earner."""

from pathlib import Path

import pytest

from microcred import reviews
from tests.cli.running import answer, run
from tests.folder import git
from tests.reviewed import SUBMISSION, hand_in, programme, score


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = programme(tmp_path / "programme")
    hand_in(root)
    return root


def failed(root: Path) -> None:
    score(root, "eva", silence="not-yet")
    score(root, "omar", silence="not-yet")


def events(root: Path) -> list[tuple[str, str, str | None]]:
    return [(one.kind.value, one.by, one.reason) for one in reviews.read(root, SUBMISSION).events]


def test_it_goes_to_a_fresh_panel(root):
    failed(root)
    found = answer(root, "appeal", SUBMISSION, "--reason", "The second clip was not watched.")
    assert (found["recorded"], found["event"], found["by"]) == (True, "appealed", "k7m2p4")
    assert found["outcome"] == "scoring"
    for previous in ("eva", "omar"):
        done = run(root, "score", SUBMISSION, "--evaluator", previous, "--hold", "Again?")
        assert done.exit_code == 0
    listed = answer(root, "decide", SUBMISSION)
    assert listed["outcome"] == "scoring"


def test_an_appeal_says_against_what(root):
    failed(root)
    assert run(root, "appeal", SUBMISSION).exit_code == 2
    assert run(root, "appeal", SUBMISSION, "--reason", " ").exit_code == 2
    assert events(root) == []


def test_a_second_appeal(root):
    failed(root)
    run(root, "appeal", SUBMISSION, "--reason", "The second clip was not watched.")
    done = run(root, "appeal", SUBMISSION, "--reason", "Nor was the first.")
    assert done.stderr == "Error: An appeal is possible once. Nothing was recorded.\n"


def test_nothing_was_decided_yet(root):
    done = run(root, "appeal", SUBMISSION, "--reason", "It takes so long.")
    assert done.stderr == (
        "Error: Nothing had been decided yet that could be appealed against. "
        "Nothing was recorded.\n"
    )


def test_what_was_merged(root):
    git(root, "merge", "--quiet", "--no-ff", "--message", "M", f"submission/{SUBMISSION}")
    done = run(root, "appeal", "--reason", "Why?", SUBMISSION)
    assert done.exit_code == 1
    assert "It was merged into main with its award, which only `microcred revoke` ends." in (
        done.stderr
    )


def test_there_is_no_such_submission(root):
    done = run(root, "appeal", "--reason", "Why?", "zzzzzzzz")
    assert (done.exit_code, "U02" in done.stderr) == (1, True)
    found = answer(root, "appeal", "--reason", "Why?", "zzzzzzzz")
    assert (found["recorded"], found["problems"][0]["code"]) == (False, "U02")


def test_outside_a_repository(tmp_path):
    done = run(tmp_path, "appeal", "--reason", "Why?", SUBMISSION)
    assert done.exit_code == 1
    assert done.stderr.startswith("Error: Git cannot do this here: not a git repository")
