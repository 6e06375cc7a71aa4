"""Dates of commits are what their authors wrote: none stops another, none undoes a scorecard."""

from pathlib import Path

import pytest

from microcred import places
from microcred.deciding import load, states
from microcred.model.decision import Outcome
from tests.folder import BAD_DATES, TODAY, dated
from tests.reviewed import SUBMISSION, hand_in, handed, on_branch, programme, score

OTHER = "aa22bb33"
PATH = places.Attempt("think-time", SUBMISSION, 2).path


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return programme(tmp_path / "repo")


@pytest.mark.parametrize("date", BAD_DATES.values(), ids=BAD_DATES)
def test_a_commit_made_on_no_date_keeps_no_other_from_being_decided(repo, date):
    hand_in(repo)
    hand_in(repo, submission=OTHER)
    made = dated(repo, places.branch_ref(SUBMISSION), date)
    other, bad = states(repo, None, TODAY)
    assert other == load(repo, OTHER, None, TODAY)
    assert (other.problems, other.decision and other.decision.outcome) == ((), Outcome.SCORING)
    assert bad.decision is None
    assert [str(one) for one in bad.problems] == [
        (
            f"submission/{SUBMISSION}:1: U12 could not read this submission and its reviews: commit"
            f" {made[:10]} was made on no date that there is (from 1970 to the year 9998)"
        )
    ]


def test_reviews_recorded_on_no_date_are_read_all_the_same(repo):
    hand_in(repo)
    score(repo, "eva")
    score(repo, "omar")
    dated(repo, places.reviews(SUBMISSION), "253402300800 +0000")
    decision = load(repo, SUBMISSION, None, TODAY).decision
    assert decision
    assert decision.outcome is Outcome.AWARD


def test_an_attempt_dated_before_the_scorecards_of_the_one_before_undoes_none(repo):
    hand_in(repo)
    cards = [score(repo, who, silence="not-yet") for who in ("eva", "omar")]
    on_branch(repo, {PATH: handed().encode()}, day=1)  # the day of attempt 1
    found = load(repo, SUBMISSION, None, TODAY)
    assert found.decision
    assert found.case
    assert found.problems == ()
    assert found.case.rounds[1].handed_in == cards[1].at
    assert found.decision.outcome is Outcome.SCORING
    assert found.decision.uncounted == ()
    met = [(one.criterion, one.attempt) for one in found.decision.criteria if one.met]
    assert met == [("questions", 1)]
    for who in ("eva", "omar"):
        score(repo, who, hours=48, attempt=2, questions=None)
    now = load(repo, SUBMISSION, None, TODAY).decision
    assert now
    assert now.outcome is Outcome.AWARD
