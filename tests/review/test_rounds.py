"""Round after round: what is met stays met, and the rest is open again."""

from __future__ import annotations

import pytest

from microcred.model.submission import Readiness
from microcred.review import Round, decide, to_score
from tests.review.world import (
    NOT_YET,
    SUBMISSION,
    case,
    first,
    head,
    release,
    round_,
    scored,
    second,
    stands,
)

ROUNDS: list[tuple[str, list[Round], str]] = [
    ("what is met stays met", [first(*NOT_YET), second("-mm", "-mm")], "award 2 mmm"),
    ("only what is open is asked for", [first(*NOT_YET), second("-m-", "-mm")], "scoring 2 m--"),
    ("what is met may be scored again", [first(*NOT_YET), second("nmm", "nmm")], "award 2 mmm"),
    ("still not yet", [first(*NOT_YET), second("-mn", "-sn")], "resubmit 2 mmn"),
    ("apart again", [first(*NOT_YET), second("-mm", "-nm")], "adjudication 2 m--"),
    ("handed in again, not scored yet", [first(*NOT_YET), second()], "scoring 2 m--"),
    (
        "a draft of the next attempt",
        [first(*NOT_YET), second(readiness=Readiness.DRAFT)],
        "draft 2 mnn",
    ),
    ("handed in again before a decision", [first("mmm"), second("mm-")], "scoring 2 ---"),
    ("what was not decided is open", [first("mmm"), second("mmm", "mmm")], "award 2 mmm"),
    ("decided before the next attempt", [first("mmm", "mmm"), second("nnn", "nnn")], "award 1 mmm"),
    ("no attempt", [], "draft 0 ---"),
    ("a draft", [round_(1, readiness=Readiness.DRAFT)], "draft 1 ---"),
]


@pytest.mark.parametrize(
    ("rounds", "expected"), [pytest.param(*row, id=name) for name, *row in ROUNDS]
)
def test_rounds(rounds, expected):
    assert stands(case(*rounds)) == expected


@pytest.mark.parametrize(
    ("attempts", "expected"),
    [(1, "closed 1"), (2, "resubmit 1"), ("unlimited", "resubmit 1"), (None, "resubmit 1")],
)
def test_after_the_last_attempt_it_is_closed(attempts, expected):
    assert stands(case(first(*NOT_YET), release=release(attempts=attempts))) == f"{expected} mnn"


def test_an_attempt_too_many_changes_nothing():
    given = case(first(*NOT_YET), second("mmm", "mmm"), release=release(attempts=1))
    assert stands(given) == "closed 1 mnn"
    assert {one.why for one in decide(given).uncounted} == {
        "The release allows 1 attempt, and this one came after."
    }


def test_a_decided_round_keeps_its_verdict_whatever_comes_late():
    late = scored("ana", "nnn", at=150)
    given = case(round_(1, *first(*NOT_YET).scorecards, late), second("-mm", "-mm"))
    assert stands(given) == "award 2 mmm"
    assert [one.why for one in decide(given).uncounted] == [
        "It came after the next attempt had been handed in."
    ]


def test_what_is_to_be_scored_now():
    task = to_score(case(first(*NOT_YET), second("-mm")))
    assert task is not None
    assert (task.submission, task.attempt, task.head) == (SUBMISSION, 2, head(2))
    assert [one.id for one in task.criteria] == ["pause", "voices"]


@pytest.mark.parametrize("rounds", [[], [first("mmm", "mmm")], [first(*NOT_YET)]])
def test_nothing_is_to_be_scored(rounds):
    assert to_score(case(*rounds)) is None


def test_each_verdict_rests_on_its_own_round():
    decision = decide(case(first(*NOT_YET), second("-sm", "-mm")))
    assert [(one.criterion, one.level, one.attempt) for one in decision.criteria] == [
        ("choice", "meets", 1),
        ("pause", "meets", 2),
        ("voices", "meets", 2),
    ]
    assert [(one.card.attempt, one.evaluator) for one in decision.counted] == [
        (1, "ana"),
        (1, "ben"),
        (2, "ana"),
        (2, "ben"),
    ]
