"""An attempt is never edited after it was scored, unless an evaluator asked for it."""

from pathlib import Path

import pytest

from microcred import git as store
from microcred import places
from microcred.deciding import load
from microcred.model.scorecard import EventKind
from tests.folder import TODAY, git
from tests.reviewed import (
    FOLDER,
    SUBMISSION,
    hand_in,
    handed,
    happen,
    on_branch,
    programme,
    score,
    tip,
)

ONE, TWO = f"{FOLDER}/attempt-1.md", f"{FOLDER}/attempt-2.md"
CHANGED = handed(publish={"evidence": True}).encode()
SAID = f"{ONE}:1: U13 attempt-1.md was changed after eva scored it on 2026-11-03"


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    root = programme(tmp_path / "repo")
    hand_in(root)
    return root


def told(root: Path) -> list[str]:
    return [str(one) for one in load(root, SUBMISSION, None, TODAY).problems]


def test_a_change_after_it_was_scored_is_told_once_and_ends_when_put_back(repo):
    score(repo, "eva")
    score(repo, "omar", hours=25)
    on_branch(repo, {ONE: CHANGED}, day=2)
    (problem,) = load(repo, SUBMISSION, None, TODAY).problems
    assert str(problem) == SAID
    assert problem.fix == "Put it back as it was, and hand in what is new as attempt 2."
    on_branch(repo, {ONE: handed().encode()}, day=2)
    assert told(repo) == []


def test_a_change_before_it_was_scored(repo):
    on_branch(repo, {ONE: CHANGED}, day=2)
    score(repo, "eva", hours=200)
    assert told(repo) == []


def test_a_change_after_it_was_scored_and_before_the_next_attempt(repo):
    score(repo, "eva")
    on_branch(repo, {ONE: CHANGED}, day=2)
    on_branch(repo, {TWO: handed().encode()}, day=3)
    assert told(repo) == [SAID]


def test_an_attempt_that_is_gone(repo):
    score(repo, "eva")
    on_branch(repo, {ONE: None}, day=2)
    assert SAID.replace("changed", "removed") in told(repo)


def test_a_branch_that_was_made_anew(repo):
    score(repo, "eva")
    head = tip(repo)
    git(repo, "update-ref", places.branch_ref(SUBMISSION), "main")
    on_branch(repo, {ONE: CHANGED}, day=2)
    assert store.resolve(repo, head) == head
    assert told(repo) == [SAID]


def test_a_scorecard_of_a_commit_that_is_nowhere(repo):
    score(repo, "eva", commit="0" * 40)
    on_branch(repo, {ONE: CHANGED}, day=2)
    assert told(repo) == []


def test_who_declared_a_conflict_scored_nothing(repo):
    score(repo, "eva", conflict="We are married.")
    on_branch(repo, {ONE: CHANGED}, day=2)
    assert told(repo) == []


@pytest.mark.parametrize("result", ["not-opened", "differs"])
def test_what_a_scorecard_held_is_mended_in_the_same_attempt(repo, result):
    score(repo, "omar")
    score(repo, "eva", checks=[{"slot": "clip", "result": result}])
    on_branch(repo, {ONE: CHANGED}, day=2)
    assert told(repo) == []


def test_what_was_held_is_mended_in_the_same_attempt(repo):
    score(repo, "eva")
    happen(repo, EventKind.HELD, "omar", reason="The clip is private.")
    on_branch(repo, {ONE: CHANGED}, day=2)
    assert told(repo) == []
    score(repo, "omar", hours=200)
    on_branch(repo, {ONE: handed().encode() + b"\nMore.\n"}, day=4)
    assert told(repo) == [f"{SAID.replace('eva', 'omar')[:-2]}10"]


ENDED = {"released": EventKind.RELEASED, "held too late": EventKind.HELD}


@pytest.mark.parametrize("kind", ENDED.values(), ids=ENDED)
def test_a_hold_that_was_not_open_when_it_was_changed(repo, kind):
    score(repo, "eva")
    first = 30 if kind is EventKind.RELEASED else 300
    happen(repo, EventKind.HELD, "omar", hours=first)
    happen(repo, kind, "omar", hours=first + 1)
    on_branch(repo, {ONE: CHANGED}, day=2)
    assert told(repo) == [SAID]
