"""Agreement of evaluators, against figures worked out by hand."""

import pytest

from microcred.model.people import Score
from microcred.reports.agreement import Agreement, Compared, agreement, compared, weighted_kappa


def score(submission, evaluator, *results):
    return Score(
        submission=submission,
        credential="phonics",
        evaluator=evaluator,
        passed=True,
        results=results,
    )


SCORES = (
    score("s2222222", "eva", "pauses=1", "talk=2"),
    score("s2222222", "omar", "pauses=2", "talk=2"),
    score("s3333333", "eva", "pauses=0"),
    score("s3333333", "ines", "pauses=1"),
    score("s4444444", "eva", "pauses=1"),
)


def test_pairs_are_of_the_same_attempt_and_criterion():
    found = agreement(SCORES)
    assert found.pairs == 3
    assert found.equal == pytest.approx(1 / 3)
    assert agreement(SCORES[4:]) == Agreement(0, None, None)


def test_kappa_takes_off_what_chance_gives():
    # Both ways: (1,2) (2,1) (2,2) (2,2) (0,1) (1,0). Seen 4/6 levels apart on average; shares 1/6
    # of 0, 1/3 of 1, 1/2 of 2, so by chance 2 (1/6·1/3 + 1/3·1/2 + 2·1/6·1/2) = 7/9.
    assert agreement(SCORES).kappa == pytest.approx(1 - (4 / 6) / (7 / 9))


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        ([(0, 0), (1, 1)], 1.0),
        ([(0, 1), (1, 0)], -1.0),
        ([(2, 2), (2, 2)], None),
    ],
)
def test_kappa_at_its_ends(pairs, kappa):
    assert weighted_kappa(pairs) == kappa


def test_a_strict_evaluator_stands_below_the_others():
    found = compared(SCORES)
    assert found["eva"].higher == pytest.approx(-2 / 3)
    assert (found["eva"].levels, found["ines"]) == (3, Compared(1, 1.0))
    assert found["omar"] == Compared(2, 0.5)
