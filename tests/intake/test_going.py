"""The next attempt goes onto the same branch, while the submission goes on."""

from datetime import timedelta
from pathlib import Path

import pytest

from microcred import git as store
from microcred import places
from microcred.deciding import load
from microcred.model.decision import Outcome
from microcred.model.scorecard import EventKind
from tests.folder import TODAY, git
from tests.intake.taking import FILES, refused, taken
from tests.reviewed import BEGUN, SUBMISSION, hand_in, handed, happen, on_branch, programme, score


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return programme(tmp_path / "repo")


def failed(root: Path) -> str:
    """Return a submission whose first attempt did not meet everything."""
    hand_in(root)
    score(root, "eva", silence="not-yet")
    score(root, "omar", silence="not-yet")
    return SUBMISSION


def test_the_next_attempt_goes_onto_the_same_branch(repo):
    first = hand_in(repo)
    score(repo, "eva", silence="not-yet")
    score(repo, "omar", silence="not-yet")
    text = handed(earner="set-at-intake", **FILES)
    found = taken(repo, text, submission=SUBMISSION)
    assert (found.place.submission, found.place.number) == (SUBMISSION, 2)
    assert git(repo, "rev-parse", f"{found.commit}^") == first
    assert git(repo, "diff", "--name-only", first, found.commit) == found.place.path
    decision = load(repo, SUBMISSION, None, TODAY).decision
    assert decision is not None
    assert (decision.outcome, decision.attempt) == (Outcome.SCORING, 2)


def test_its_earner_is_the_one_of_the_first(repo):
    failed(repo)
    found = taken(repo, handed(earner="set-at-intake", **FILES), submission=SUBMISSION)
    assert found.earner == "k7m2p4"
    assert b'id: "k7m2p4"' in (store.show(repo, found.commit, found.place.path) or b"")


def test_another_earner_is_refused(repo):
    failed(repo)
    text = handed(earner="set-at-intake", **FILES)
    assert refused(repo, text, earner="q8w3r5", submission=SUBMISSION) == [
        "4: S06 the earner is another one than in attempt-1.md"
    ]


def test_the_same_text_once_more(repo):
    failed(repo)
    assert refused(repo, handed(), submission=SUBMISSION) == [
        "2: U07 this is attempt-1.md once more"
    ]


def test_the_same_files_with_another_reflection_may_be_handed_in(repo):
    failed(repo)
    text = handed(context=AGAIN)
    assert taken(repo, text, submission=SUBMISSION).place.number == 2


AGAIN = "A word that was not there before, about my class and its questions. " * 15


NOT_NOW = {
    "scoring": (lambda root: hand_in(root), "its last attempt is being scored"),
    "award": (
        lambda root: (hand_in(root), score(root, "eva"), score(root, "omar")),
        "it has met what it takes, and the award follows",
    ),
    "withdrawn": (
        lambda root: (hand_in(root), happen(root, EventKind.WITHDRAWN, "k7m2p4")),
        "it was taken back",
    ),
    "merged": (
        lambda root: (
            hand_in(root),
            git(root, "merge", "--quiet", "--no-ff", "--message", "M", f"submission/{SUBMISSION}"),
        ),
        "it was awarded",
    ),
}


@pytest.mark.parametrize(("begin", "why"), NOT_NOW.values(), ids=NOT_NOW)
def test_when_there_is_no_next_attempt(repo, begin, why):
    begin(repo)
    assert refused(repo, handed(**FILES), submission=SUBMISSION) == [
        f"1: U11 submission {SUBMISSION} takes no attempt now: {why}"
    ]


def test_what_is_held_may_be_handed_in_again(repo):
    hand_in(repo)
    happen(repo, EventKind.HELD, "eva")
    assert taken(repo, handed(**FILES), submission=SUBMISSION).place.number == 2


def test_a_submission_that_is_not_there(repo):
    for name in ("zzzzzzzz", "../x", "-x", "x" * 999):
        (problem,) = refused(repo, handed(), submission=name)
        assert problem.startswith("1: U02 ")


def test_a_branch_that_was_tampered_with_takes_nothing(repo):
    failed(repo)
    on_branch(repo, {"docs/x.md": b"x"})
    (problem,) = refused(repo, handed(**FILES), submission=SUBMISSION)
    assert "U03 this branch touches what is not its own" in problem


def test_two_next_attempts_at_once_lose_nothing(repo):
    """Somebody moves the branch between looking and putting: the second one is told."""
    failed(repo)
    seen = git(repo, "rev-parse", f"submission/{SUBMISSION}")
    hand_in(repo, 2, **FILES)
    made = store.commit_on(
        repo, parents=[seen], changes={"x": b""}, subject="S", at=BEGUN + timedelta(days=9)
    )
    with pytest.raises(store.Moved):
        store.move(repo, places.branch_ref(SUBMISSION), made, seen)
