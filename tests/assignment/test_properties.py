"""What holds of an assignment, whatever the register says."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from microcred.assignment import assign
from microcred.model.evaluators import Evaluator, Evaluators
from microcred.model.vocabulary import Adjudication
from microcred.review import Case
from microcred.review.eligibility import barred
from tests.assignment.test_assigning import APART, APPEAL, AT, DUE, EVERYBODY, NAMES, UNMET, entry
from tests.review.world import TODAY, case, event, listed, release, round_


@st.composite
def people(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Return the entries of up to eight people, some of whom may not score."""
    names = draw(st.lists(st.sampled_from(EVERYBODY), unique=True, max_size=8))
    odd: list[dict[str, Any]] = [
        *({"credentials": ["any"]}, {"credentials": ["exit-tickets"]}, {"trained": None}),
        *({"conflicts": ["k7m2p4"]}, {"github": None}, {"until": "2026-11-24"}, {"lead": True}),
        {"away": [{"from": "2026-11-24", "until": "2026-11-25"}]},
    ]
    capacity = st.sampled_from([None, 0, 1, 2, 3])
    return [
        {
            **entry(name),
            "capacity": draw(capacity),
            **draw(st.sampled_from([{}, {}, {}, {}, *odd])),
        }
        for name in names
    ]


@st.composite
def situations(draw: st.DrawFn) -> tuple[Case, tuple[str, ...], dict[str, int]]:
    """Return a case in one of the states, who was asked before, and how much everybody has."""
    adjudication = draw(st.sampled_from([one.value for one in Adjudication]))
    cards = draw(st.sampled_from([(), UNMET[:1], UNMET, APART]))
    events = draw(st.sampled_from([(), (), (event("recused", "cem", 3),), APPEAL]))
    given = case(
        round_(1, *cards),
        release=release(scorers=draw(st.integers(1, 3)), adjudication=adjudication),
        events=events,
        evaluators=listed(*draw(people())),
    )
    before = draw(st.lists(st.sampled_from([*NAMES, "lou", "pat"]), unique=True, max_size=3))
    loads = draw(st.dictionaries(st.sampled_from(EVERYBODY), st.integers(0, 4)))
    return given, tuple(before), loads


many = settings(max_examples=200)


@many
@given(situations(), st.sets(st.sampled_from(NAMES)), st.sets(st.sampled_from(NAMES)))
def test_nobody_who_may_not_score_is_asked(situation, declined, late):
    given, before, loads = situation
    found = assign(given, before, loads, AT, due=DUE, declined=declined, late=late)
    for who in found.evaluators:
        assert barred(given, who, AT) is None
        assert who not in declined
    for who in found.new:
        one = given.evaluators.find(who)
        assert one
        assert one.capacity is None or loads.get(who, 0) < one.capacity
        assert not any(away.first <= DUE and away.last >= TODAY for away in one.away)


@many
@given(situations(), st.randoms(use_true_random=False), st.sets(st.sampled_from(NAMES)))
def test_the_order_of_the_register_does_not_matter(situation, random, late):
    given, before, loads = situation
    mixed = list(given.evaluators.evaluators)
    random.shuffle(mixed)
    other = replace(given, evaluators=Evaluators(evaluators=tuple(mixed)))
    assert assign(other, before, loads, AT, late=late) == assign(
        given, before, loads, AT, late=late
    )


@many
@given(situations(), st.sampled_from(NAMES), st.sets(st.sampled_from(NAMES)))
def test_more_capacity_never_leaves_more_unfilled(situation, who, late):
    given, before, loads = situation

    def more(one: Evaluator) -> Evaluator:
        raised = None if one.capacity is None else one.capacity + 1
        return one.model_copy(update={"capacity": raised}) if one.id == who else one

    raised = Evaluators(evaluators=tuple(map(more, given.evaluators.evaluators)))
    fewer = assign(given, before, loads, AT, due=DUE, late=late)
    after = assign(replace(given, evaluators=raised), before, loads, AT, due=DUE, late=late)
    assert after.unfilled <= fewer.unfilled


@many
@given(situations(), st.sets(st.sampled_from(NAMES)))
def test_everybody_is_asked_or_told_why_not_or_not_needed(situation, late):
    given, before, loads = situation
    found = assign(given, before, loads, AT, due=DUE, late=late)
    assert len(set(found.evaluators)) == len(found.evaluators)
    assert set(found.new) <= set(found.evaluators) - set(before)
    assert set(found.released) <= set(before) - set(found.evaluators)
    if found.unfilled:
        told = {one.evaluator for one in found.passed_over}
        everybody = {one.id for one in given.evaluators.evaluators}
        assert everybody <= told | set(found.evaluators)


@many
@given(situations())
def test_asking_twice_asks_nobody_new(situation):
    given, before, loads = situation
    first = assign(given, before, loads, AT, due=DUE)
    again = assign(given, (*before, *first.new), loads, AT, due=DUE)
    assert again.evaluators == first.evaluators
    assert again.new == ()
    assert again.unfilled == first.unfilled
