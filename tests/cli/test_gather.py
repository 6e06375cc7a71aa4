"""`microcred gather`: pull requests as submissions in one's own clone, where nothing is lost."""

from datetime import UTC, datetime

import pytest

from microcred import git, places, reviews
from microcred.answering.bringing import BROUGHT
from microcred.model.scorecard import EventKind, ReviewEvent
from tests import folder
from tests.cli.running import answer, run
from tests.lives import SUBMISSION, lives

OTHER = "p4g8r3n6"
BRANCH, CHAIN = places.branch_ref(SUBMISSION), places.reviews(SUBMISSION)


@pytest.fixture
def life(tmp_path):
    with lives(tmp_path) as life:
        yield life


def gather(life, *numbers):
    return run(life.clone, "gather", *map(str, numbers), **life.environment())


def refs(life):
    return folder.git(life.clone, "for-each-ref", "--format=%(refname) %(objectname)")


def test_a_pull_request_is_a_submission_here_with_its_scorecards(life):
    pull = life.hand_in()
    life.score("eva", pull)
    result = gather(life)
    assert (result.exit_code, result.stdout) == (0, f"#1 is submission {SUBMISSION}: scoring\n")
    assert git.resolve(life.clone, BRANCH) == life.head(pull)
    assert folder.git(life.clone, "status", "--porcelain", "--branch") == "## main...origin/main"
    told = answer(life.clone, "decide", SUBMISSION)
    assert [one["evaluator"] for one in told["counted"] + told["uncounted"]] == ["eva"]


def test_gathered_again_it_follows_what_was_said_and_pushed_since(life):
    pull = life.hand_in()
    gather(life)
    before = refs(life)
    assert gather(life).exit_code == 0
    assert refs(life) == before
    life.hub.clock.forward(hours=1)
    life.score("eva", pull, questions="not-yet")
    life.score("omar", pull, questions="not-yet")
    life.hub.clock.forward(hours=1)
    life.again(pull, 2)
    result = gather(life, pull.number)
    assert result.exit_code == 0
    assert git.resolve(life.clone, BRANCH) == life.head(pull)
    assert len(reviews.read(life.clone, SUBMISSION).scorecards) == 2


def test_what_was_pushed_over_is_followed_too(life):
    pull = life.hand_in()
    gather(life)
    fork = life.ada.forks(life.repo).bare
    by = folder.git(life.clone, "rev-parse", "main")
    fork.move(f"refs/heads/{pull.branch}", by)
    life.ada.writes(life.ada.forks(life.repo), pull.branch, life.path(), life.text() + "\nMore.\n")
    life.repo.bare.run("fetch", "-q", str(fork.path), f"+{pull.branch}:refs/pull/1/head")
    assert gather(life).exit_code == 0
    assert git.resolve(life.clone, BRANCH) == life.repo.bare.resolve("refs/pull/1/head")


def test_a_branch_of_ones_own_is_left_alone(life):
    life.hand_in()
    mine = git.commit_on(
        life.clone,
        parents=[folder.git(life.clone, "rev-parse", "main")],
        changes={"mine.txt": b"mine"},
        subject="Mine",
        at=datetime(2026, 11, 2, tzinfo=UTC),
    )
    git.move(life.clone, BRANCH, mine, None)
    before = refs(life)
    result = gather(life)
    assert result.exit_code == 1
    assert f"commits of its own for submission {SUBMISSION}, which would be lost" in result.stdout
    assert refs(life) == before


def test_scorecards_of_ones_own_are_left_alone(life):
    life.hand_in()
    gather(life)
    event = ReviewEvent(kind=EventKind.HELD, at=datetime(2026, 11, 3, tzinfo=UTC), by="eva")
    reviews.record(life.clone, SUBMISSION, event)
    before = refs(life)
    result = gather(life)
    assert result.exit_code == 1
    assert "scorecards of its own" in result.stdout
    assert refs(life) == before
    assert reviews.read(life.clone, SUBMISSION).events == (event,)


def test_a_branch_that_is_checked_out_is_left_alone(life):
    pull = life.hand_in()
    gather(life)
    folder.git(life.clone, "switch", "--quiet", f"submission/{SUBMISSION}")
    assert gather(life).exit_code == 0
    life.again(pull, 2)
    result = gather(life)
    assert result.exit_code == 1
    assert "is checked out here; switch to main first" in result.stdout
    assert folder.git(life.clone, "status", "--porcelain") == ""


def test_one_that_cannot_be_brought_keeps_no_other_from_coming(life):
    life.hand_in()
    life.hand_in("ben", OTHER)
    git.move(life.clone, BRANCH, git.resolve(life.clone, "refs/heads/main"), None)
    folder.put(life.clone, "mine.txt", "mine")
    folder.git(life.clone, "switch", "--quiet", f"submission/{SUBMISSION}")
    folder.commit(life.clone, "Mine")
    folder.git(life.clone, "switch", "--quiet", "main")
    result = gather(life)
    assert result.exit_code == 1
    assert git.resolve(life.clone, places.branch_ref(OTHER)) is not None
    assert git.resolve(life.clone, places.GATHERED) is None  # not all of them are here


def test_what_was_closed_goes_and_what_was_merged_stays(life):
    closed, merged = life.hand_in(), life.hand_in("ben", OTHER)
    life.score("eva", merged, submission=OTHER)
    gather(life)
    assert git.resolve(life.clone, places.GATHERED) is not None
    life.ada.closes(closed)
    life.olga.merges(merged)
    folder.git(life.clone, "pull", "--quiet")
    assert gather(life).stdout == "No pull request is open.\n"
    assert git.resolve(life.clone, BRANCH) is None
    assert git.resolve(life.clone, places.reviews(OTHER)) is not None


def test_one_that_was_closed_and_worked_on_here_stays(life):
    pull = life.hand_in()
    gather(life)
    folder.git(life.clone, "switch", "--quiet", f"submission/{SUBMISSION}")
    folder.put(life.clone, "mine.txt", "mine")
    mine = folder.commit(life.clone, "Mine")
    folder.git(life.clone, "switch", "--quiet", "main")
    life.ada.closes(pull)
    gather(life)
    assert git.resolve(life.clone, BRANCH) == mine


def test_a_run_that_ended_in_between_is_no_reason_to_refuse(life):
    pull = life.hand_in()
    gather(life)
    record = f"{BROUGHT}/{SUBMISSION}"
    life.score("eva", pull)
    old = git.resolve(life.clone, CHAIN), git.resolve(life.clone, record)
    gather(life)
    git.move(life.clone, CHAIN, old[0], git.resolve(life.clone, CHAIN))  # noted, and not moved yet
    assert gather(life).exit_code == 0
    assert len(reviews.read(life.clone, SUBMISSION).scorecards) == 1


def test_problems_and_what_hands_nothing_in(life):
    life.ada.proposes(life.repo, "docs/idea.md", "An idea.\n")
    life.ada.proposes_all(life.repo, {life.path(): life.text(), "x.txt": "x"})
    told = answer(life.clone, "gather", **life.environment())["gathered"]
    assert [one["submission"] for one in told] == [None, SUBMISSION]
    assert {one["code"] for one in told[1]["problems"]} == {"U03"}
    text = gather(life).stdout
    assert "#1 hands nothing in" in text
    assert "U03" in text


def test_a_number_that_there_is_not(life):
    life.hand_in()
    before = refs(life)
    result = gather(life, 99)
    assert result.exit_code == 1
    assert "404" in result.stderr
    assert refs(life) == before
