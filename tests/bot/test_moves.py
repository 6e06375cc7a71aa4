"""Who is asked to score: people come and go."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.bot.moves import Move, Way, assigned, declined
from tests.review.world import event, hours


def moves(*steps: str) -> list[Move]:
    """Return moves an hour apart: `ana asked`."""
    split = (step.split() for step in steps)
    return [
        Move(evaluator=name, at=hours(place), way=Way(way))
        for place, (name, way) in enumerate(split)
    ]


@pytest.mark.parametrize(
    ("steps", "now", "gone"),
    [
        ((), [], set()),
        (("ana asked", "ben claimed"), ["ana", "ben"], set()),
        (("ana asked", "ana released"), [], {"ana"}),
        (("ana asked", "ana late", "ben asked"), ["ben"], {"ana"}),
        (("ana asked", "ana released", "ana claimed"), ["ana"], set()),
        (("ana asked", "ana replaced", "ben named"), ["ben"], {"ana"}),
        (("ana asked", "ana done"), [], set()),
        (("ana released",), [], {"ana"}),
    ],
)
def test_who_has_it_and_who_gave_it_back(steps, now, gone):
    assert list(assigned(moves(*steps), ())) == now
    assert declined(moves(*steps)) == gone


def test_since_when():
    found = assigned(moves("ana asked", "ana claimed", "ben asked"), ())
    assert found == {"ana": hours(0), "ben": hours(2)}


def test_whoever_stepped_back_has_it_no_more():
    stepped_back = event("recused", "ana", 1)
    assert assigned(moves("ana asked", "ben asked", "ana claimed"), [stepped_back]) == {
        "ben": hours(1)
    }
    assert list(assigned(moves("ana asked"), [event("held", "ana", 1)])) == ["ana"]


@given(
    st.permutations(moves("ana asked", "ana released", "ben claimed", "ana claimed", "ben late"))
)
def test_the_order_they_are_told_in_changes_nothing(shuffled):
    assert assigned(shuffled, ()) == {"ana": hours(3)}
    assert declined(shuffled) == {"ben"}
