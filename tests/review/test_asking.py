"""What is asked of people, and what comes of what they say, before it is taken in."""

from __future__ import annotations

import pytest

from microcred.review import asking
from tests.review.world import NOT_YET, case, event, first, hours, listed, round_, scored


@pytest.mark.parametrize(
    ("given", "who", "open_criteria"),
    [
        (case(round_()), None, ("choice", "pause", "voices")),
        (case(first("mmm", "mmm")), None, None),
        (case(first("mmm", "mmm")), "ana", ("choice", "pause", "voices")),
        (case(first("mmm", "mmm")), "cem", None),
        (case(first(*NOT_YET), round_(2)), "cem", ("pause", "voices")),
    ],
    ids=["begun", "decided", "who scored", "who did not", "second attempt"],
)
def test_what_there_is_to_score(given, who, open_criteria):
    task = asking.task_for(given, who)
    assert (task.open_criteria if task else None) == open_criteria


@pytest.mark.parametrize(
    ("given", "kind", "by", "why"),
    [
        (case(round_()), "held", "ana", None),
        (case(round_()), "held", "nobody", "“nobody” is not listed in program/evaluators.yml."),
        (case(round_()), "released", "ana", "Nothing is held: the submission stands at scoring."),
        (case(first("mmm", "mmm")), "held", "cem", "There is nothing to score now: the submission"),
        (case(round_()), "appealed", "k7m2p4", "Nothing had been decided yet"),
        (case(first(*NOT_YET)), "appealed", "k7m2p4", None),
        (case(first(*NOT_YET)), "appealed", "q8w3r5", "Only the earner can appeal"),
        (case(round_()), "withdrawn", "k7m2p4", None),
        (case(round_()), "recused", "ana", None),
    ],
)
def test_whether_an_event_would_be_heard(given, kind, by, why):
    said = asking.unheard(given, event(kind, by, 50))
    assert said is None if why is None else said is not None and said.startswith(why)


def test_what_was_taken_back_hears_nothing_more():
    gone = case(round_(), events=(event("withdrawn", "k7m2p4", 10),))
    assert asking.unheard(gone, event("held", "ana", 20)) == "It was taken back already."


def test_whether_a_scorecard_counts():
    card, other = scored("ana", "mmm"), scored("zoe", "mmm")
    given = case(round_(1, card, other))
    assert asking.counts(given, card) == asking.Counts(True, "It counts.")
    assert asking.counts(given, other).counts is False
    assert asking.may_not_score(given, "ana", hours(1)) is None
    nobody = case(round_(1, card), evaluators=listed())
    assert asking.may_not_score(nobody, "ana", hours(1)) is not None
