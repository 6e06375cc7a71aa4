"""Attempts and scorecards to rounds."""

from __future__ import annotations

import pytest

from microcred.model.submission import Readiness
from microcred.review import Turned, arranged
from tests.review.world import head, hours, scored

FIRST = Turned(1, head(1), hours(0), Readiness.READY)
SECOND = Turned(2, head(2), hours(100), Readiness.DRAFT)


def test_each_scorecard_goes_to_the_attempt_that_it_names():
    cards = [scored("ana", "mmm"), scored("ben", "mmm", attempt=2, at=101)]
    first, second = arranged([FIRST, SECOND], cards)
    assert (first.attempt, first.head, first.scorecards) == (1, head(1), (cards[0],))
    assert (second.attempt, second.readiness, second.scorecards) == (
        2,
        Readiness.DRAFT,
        (cards[1],),
    )


def test_what_is_for_no_attempt_that_there_is_goes_to_the_last():
    card = scored("ana", "mmm", attempt=7)
    first, second = arranged([FIRST, SECOND], [card])
    assert (first.scorecards, second.scorecards) == ((), (card,))


@pytest.mark.parametrize(
    ("at", "commit", "begun"),
    [(99, head(1), 100), (120, head(1), 120), (120, head(9), 100)],
    ids=["before", "after the time its commit claims", "of another commit"],
)
def test_no_round_begins_before_what_is_known_of_the_one_before(at, commit, begun):
    card = scored("ana", "mmm", at=at, commit=commit)
    _, second = arranged([FIRST, SECOND], [card])
    assert second.handed_in == hours(begun)


def test_nothing_was_handed_in():
    assert [*arranged([], [scored("ana", "mmm")])] == []
