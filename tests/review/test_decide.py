"""What the scorecards of one round decide: the tables are the specification."""

from __future__ import annotations

from typing import Any

import pytest

from microcred.review import decide
from tests.review.world import case, first, hours, release, round_, scored, stands

ONE_ROUND: list[tuple[str, tuple[str, ...], dict[str, Any], str]] = [
    ("nobody scored", (), {}, "scoring 1 ---"),
    ("one of two", ("mmm",), {}, "scoring 1 ---"),
    ("both see everything met", ("mmm", "mmm"), {}, "award 1 mmm"),
    ("the lower of two levels stands", ("msm", "mms"), {}, "award 1 mmm"),
    ("both see the same not met", ("nmm", "nms"), {}, "resubmit 1 nmm"),
    ("one scorer is enough where one is asked for", ("mmm",), {"scorers": 1}, "award 1 mmm"),
    ("where nothing is said, one is asked for", ("mmm",), {"scorers": None}, "award 1 mmm"),
    ("two of three", ("mmm", "mmm"), {"scorers": 3}, "scoring 1 ---"),
    ("three of three", ("mmm", "mmm", "mms"), {"scorers": 3}, "award 1 mmm"),
    ("apart on a critical criterion", ("mmm", "mnm"), {}, "adjudication 1 ---"),
    ("apart on it though both say not yet", ("nmm", "nnm"), {}, "adjudication 1 ---"),
    ("apart on the outcome alone", ("mmm", "nmm"), {}, "adjudication 1 ---"),
    ("not apart: other criteria, one outcome", ("nmm", "mmn"), {}, "resubmit 1 nmn"),
    ("a third says met", ("mmm", "mnm", "mmm"), {}, "award 1 mmm"),
    ("a third says not yet", ("mmm", "mnm", "mns"), {}, "resubmit 1 mnm"),
    ("the middle of three levels", ("smm", "mnm", "nsm"), {}, "award 1 mmm"),
    ("four, one against three", ("mmm", "mnm", "mmm", "mmm"), {}, "award 1 mmm"),
    ("four, two against two", ("mmm", "mnm", "mmm", "mnm"), {}, "adjudication 1 ---"),
    ("five settle it", ("mmm", "mnm", "mmm", "mnm", "mnm"), {}, "resubmit 1 mnm"),
    ("three asked for and apart", ("mmm", "mmm", "mnm"), {"scorers": 3}, "adjudication 1 ---"),
    ("a fourth", ("mmm", "mmm", "mnm", "mmm"), {"scorers": 3}, "award 1 mmm"),
    ("the third is the default", ("mmm", "mnm", "mmm"), {"adjudication": None}, "award 1 mmm"),
]
CONSENSUS = {"adjudication": "consensus"}
LEAD = {"adjudication": "lead-evaluator"}
OTHER_WAYS: list[tuple[str, tuple[str, ...], dict[str, Any], str]] = [
    ("consensus: apart", ("mmm", "mnm"), CONSENSUS, "adjudication 1 ---"),
    ("consensus: a third is no help", ("mmm", "mnm", "mmm"), CONSENSUS, "adjudication 1 ---"),
    ("consensus: agreed", ("mmm", "mmm"), CONSENSUS, "award 1 mmm"),
    ("lead: apart", ("mmm", "mnm"), LEAD, "adjudication 1 ---"),
    ("lead: somebody else is no help", ("mmm", "mnm", "mmm"), LEAD, "adjudication 1 ---"),
    ("lead: says met", ("mmm", "mnm", "lou mmm"), LEAD, "award 1 mmm"),
    ("lead: says not yet", ("mmm", "mmm", "lou mnm"), LEAD, "resubmit 1 mnm"),
    ("lead: settles only what is split", ("smm", "snm", "lou mmm"), LEAD, "award 1 smm"),
    ("lead: one of the two is not enough", ("mmm", "lou mnm"), LEAD, "adjudication 1 ---"),
]
SOME = {"pass_rule": {"at_least": 2, "and": ["critical"]}}
RULES: list[tuple[str, tuple[str, ...], dict[str, Any], str]] = [
    ("two of three, the critical one among them", ("nmm", "nmm"), SOME, "award 1 nmm"),
    ("two of three without the critical one", ("mnm", "mnm"), SOME, "resubmit 1 mnm"),
    (
        "a critical one is needed even where the rule is silent",
        ("mnm", "mnm"),
        {"pass_rule": {"at_least": 1}},
        "resubmit 1 mnm",
    ),
    (
        "each alone passes, both together do not: apart",
        ("nmm", "mmn"),
        {"pass_rule": {"at_least": 2}},
        "adjudication 1 ---",
    ),
    (
        "three see a different one not met: the middle of each is met",
        ("nmm", "mmn", "mms"),
        {"pass_rule": {"at_least": 3}},
        "award 1 mmm",
    ),
    (
        "each of three alone says not yet, together they would not: apart",
        ("nmm", "mnm", "mmn"),
        {"scorers": 3, "critical": ()},
        "adjudication 1 ---",
    ),
    (
        "more asked for than there are",
        ("mmm", "mmm"),
        {"pass_rule": {"at_least": 4}},
        "resubmit 1 mmm",
    ),
    ("no pass rule, no decision", ("mmm", "mmm"), {"pass_rule": None}, "scoring 1 ---"),
    ("nothing is critical", ("mnm", "mmm"), {**SOME, "critical": ()}, "award 1 mnm"),
]


@pytest.mark.parametrize(
    ("cards", "settings", "expected"),
    [pytest.param(*row, id=name) for name, *row in ONE_ROUND + OTHER_WAYS + RULES],
)
def test_one_round(cards, settings, expected):
    assert stands(case(first(*cards), release=release(**settings))) == expected


def test_the_latest_scorecard_of_an_evaluator_counts():
    earlier, later = scored("ana", "nmm", at=1), scored("ana", "mmm", at=2)
    decision = decide(case(round_(1, later, scored("ben", "mmm"), earlier)))
    assert decision.outcome == "award"
    assert [(one.scored.at, one.why) for one in decision.uncounted] == [
        (hours(1), "ana handed in a later scorecard, which takes its place.")
    ]


def test_consensus_is_reached_by_new_scorecards():
    apart = (scored("ana", "mmm"), scored("ben", "mnm"))
    settings = {"release": release(adjudication="consensus")}
    assert stands(case(round_(1, *apart), **settings)) == "adjudication 1 ---"
    talked = scored("ben", "mmm", at=9)
    assert stands(case(round_(1, *apart, talked), **settings)) == "award 1 mmm"
