"""Held, withdrawn, appealed: what else happens to a submission."""

from __future__ import annotations

from typing import Any

import pytest

from microcred.review import Case, decide
from tests.review.world import (
    EARNER,
    NOT_YET,
    case,
    event,
    first,
    release,
    round_,
    scored,
    second,
    stands,
)

CLOSED = {"slot": "clips", "item": 2, "result": "not-opened"}
OTHER = {"slot": "tally", "result": "differs"}
FINE = [{"slot": "clips", "result": "matched"}, {"slot": "tally", "result": "not-compared"}]
HELD: list[tuple[str, list[Any], list[Any], str]] = [
    ("could not be opened", [scored("ana", "mmm", checks=[CLOSED])], [], "held 1 ---"),
    ("another file", [scored("ana", "mmm", checks=[OTHER])], [], "held 1 ---"),
    ("not even scored", [scored("ana", "---", checks=[CLOSED])], [], "held 1 ---"),
    ("nothing to hold it", [scored("ana", "mmm", checks=FINE)], [], "award 1 mmm"),
    ("released", [scored("ana", "mmm", checks=[CLOSED])], [("released", "cem", 2)], "award 1 mmm"),
    (
        "released before",
        [scored("ana", "mmm", checks=[CLOSED])],
        [("released", "cem", 0.5)],
        "held 1 ---",
    ),
    (
        "released by somebody else",
        [scored("ana", "mmm", checks=[CLOSED])],
        [("released", "pat", 2)],
        "held 1 ---",
    ),
    (
        "scored again",
        [scored("ana", "mmm", checks=[CLOSED]), scored("ana", "mmm", at=2)],
        [],
        "award 1 mmm",
    ),
    ("held by an evaluator", [scored("ana", "mmm")], [("held", "cem", 2)], "held 1 ---"),
    ("held by somebody else", [scored("ana", "mmm")], [("held", "pat", 2)], "award 1 mmm"),
    ("held, then scored", [scored("ana", "mmm", at=3)], [("held", "ana", 2)], "award 1 mmm"),
    ("scored by another", [scored("ana", "mmm", at=3)], [("held", "cem", 2)], "held 1 ---"),
    (
        "held and released",
        [scored("ana", "mmm")],
        [("held", "cem", 2), ("released", "dee", 3)],
        "award 1 mmm",
    ),
    (
        "held by one who then steps back",
        [scored("ana", "mmm")],
        [("held", "cem", 2), ("recused", "cem", 3)],
        "award 1 mmm",
    ),
]


@pytest.mark.parametrize(
    ("cards", "events", "expected"), [pytest.param(*row, id=name) for name, *row in HELD]
)
def test_held(cards, events, expected):
    told = tuple(event(*one) for one in events)
    assert stands(case(round_(1, scored("ben", "mmm"), *cards), events=told)) == expected


def test_a_hold_ends_with_the_next_attempt():
    events = (event("held", "cem", 50),)
    assert stands(case(first("mmm", "mmm"), second("mmm", "mmm"), events=events)) == "award 2 mmm"


def test_where_nobody_knows_when_the_next_attempt_came_a_decided_one_is_not_held():
    rounds = (first("mnn", "mnn"), second("-mm", "-mm", handed_in=None))
    assert stands(case(*rounds, events=(event("held", "cem", 50),))) == "held 2 m--"


def test_withdrawn_by_the_earner_alone():
    mine, others = event("withdrawn", EARNER, 5), event("withdrawn", "ana", 5)
    assert stands(case(first("mmm", "mmm"), events=(mine,))) == "withdrawn 1 mmm"
    ignored = decide(case(first("mmm", "mmm"), events=(others,)))
    assert ignored.outcome == "award"
    assert [one.why for one in ignored.ignored] == [
        "Only the earner can take a submission back, and ana is not the earner."
    ]


def appealed(*cards: Any, at: float = 50, by: str = EARNER, more: Any = (), **changes: Any) -> Case:
    given = round_(1, *first("mnn", "mns").scorecards, *cards)
    return case(given, events=(event("appealed", by, at), *more), **changes)


def cards(*said: str, at: float = 60) -> list[Any]:
    return [scored(*one.split(), at=at) for one in said]


APPEALS: list[tuple[str, Case, str]] = [
    ("a fresh panel is asked for", appealed(), "scoring 1 m--"),
    ("one of it", appealed(*cards("cem -mm")), "scoring 1 m--"),
    ("it sees the rest met", appealed(*cards("cem -mm", "dee -mm")), "award 1 mmm"),
    ("it agrees with the first", appealed(*cards("cem -nn", "dee -nm")), "resubmit 1 mnn"),
    ("what was met stays met", appealed(*cards("cem nmm", "dee nmm")), "award 1 mmm"),
    ("previous scorers do not count", appealed(*cards("ana -mm", "cem -mm")), "scoring 1 m--"),
    ("nor do they hold", appealed(more=[event("held", "ana", 60)]), "scoring 1 m--"),
    ("others hold", appealed(more=[event("held", "cem", 60)]), "held 1 m--"),
    ("by somebody else", appealed(by="ana"), "resubmit 1 mnn"),
    ("before anything is decided", appealed(at=0.5), "resubmit 1 mnn"),
    ("after the last attempt", appealed(release=release(attempts=1)), "scoring 1 m--"),
    (
        "the fresh panel is apart",
        appealed(*cards("cem -mm", "dee -nm")),
        "adjudication 1 m--",
    ),
]


@pytest.mark.parametrize(
    ("given", "expected"), [pytest.param(*row, id=name) for name, *row in APPEALS]
)
def test_appealed(given, expected):
    assert stands(given) == expected


def ignored(given: Case) -> list[str]:
    return [one.why for one in decide(given).ignored]


def test_an_appeal_is_possible_once():
    fresh = cards("cem -nn", "dee -nn")
    given = appealed(*fresh, more=[event("appealed", EARNER, 70)])
    assert stands(given) == "resubmit 1 mnn"
    assert ignored(given) == ["An appeal is possible once."]


def test_an_award_cannot_be_appealed_against():
    given = case(first("mmm", "mmm"), events=(event("appealed", EARNER, 50),))
    assert stands(given) == "award 1 mmm"
    assert ignored(given) == [
        "The submission had met what it takes, so there was nothing to appeal against."
    ]


def test_nothing_decided_cannot_be_appealed_against():
    given = case(first("mmm"), events=(event("appealed", EARNER, 50),))
    assert ignored(given) == ["Nothing had been decided yet that could be appealed against."]


def test_an_appeal_comes_before_the_next_attempt():
    first_round = first(*NOT_YET)
    events = (event("appealed", EARNER, 50),)
    given = case(first_round, second("-mm", "-mm"), events=events)
    assert stands(given) == "scoring 1 m--"
    assert {one.why for one in decide(given).uncounted} == {
        "The appeal on the attempt before is decided first."
    }
    fresh = cards("cem -nm", "dee -nm")
    heard = case(round_(1, *first_round.scorecards, *fresh), second("-m-", "-m-"), events=events)
    assert stands(heard) == "award 2 mmm"


def test_those_who_scored_an_earlier_attempt_are_previous_scorers_too():
    fresh = [scored(who, "-mm", at=160, attempt=2) for who in ("cem", "dee", "eli")]
    again = second("-nm", "-nm").scorecards
    rounds = (round_(1, *cards("cem mnn", "dee mnn", at=9)), round_(2, *again, *fresh))
    decision = decide(case(*rounds, events=(event("appealed", EARNER, 150),)))
    assert [one.scored.evaluator for one in decision.uncounted] == ["cem", "dee"]
    assert decision.outcome == "scoring"


def test_previous_scorers_may_score_the_next_attempt():
    fresh = cards("cem -nn", "dee -nn")
    given = round_(1, *first(*NOT_YET).scorecards, *fresh)
    events = (event("appealed", EARNER, 50),)
    assert stands(case(given, second("-mm", "-mm"), events=events)) == "award 2 mmm"


def test_where_nothing_was_met_the_first_panel_does_not_count():
    given = round_(1, *first("nnn", "nnn").scorecards, *cards("cem mmm", "dee mmm"))
    decision = decide(case(given, events=(event("appealed", EARNER, 50),)))
    assert [one.evaluator for one in decision.counted] == ["cem", "dee"]
    assert {one.why for one in decision.uncounted} == {
        "An appeal gave this attempt to a fresh panel."
    }
