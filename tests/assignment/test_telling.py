"""That nobody is free: how many are, and no name of anybody."""

from __future__ import annotations

from microcred.assignment import Assignment, Because, PassedOver, coordinators, unfilled_words
from microcred.model.program import Reviewing
from tests.review.world import evaluator, listed


def passed(*because: Because) -> tuple[PassedOver, ...]:
    """Return people passed over."""
    return tuple(PassedOver(f"e{n}", one, "Because.") for n, one in enumerate(because))


def test_what_is_said_where_nobody_is_free():
    others = passed(
        *(Because.SCORED, Because.AWAY, Because.AWAY, Because.FULL, Because.BARRED),
        Because.PREVIOUS_SCORER,
    )
    assert unfilled_words(Assignment(passed_over=others, unfilled=1)) == (
        "One more evaluator is needed, and nobody is free. Of those listed, one has scored it, two "
        "are away, one has enough to score already and two may not score this one."
    )
    assert unfilled_words(Assignment(unfilled=2)) == (
        "Two more evaluators are needed, and nobody is free. Nobody is listed."
    )


def test_nothing_is_said_where_nobody_is_needed():
    assert unfilled_words(Assignment(passed_over=passed(Because.AWAY))) == ""


def test_there_are_words_for_every_reason():
    for because in Because:
        said = unfilled_words(Assignment(passed_over=passed(because), unfilled=1))
        assert "Of those listed, one " in said


def test_whom_to_tell():
    people = listed(
        *(evaluator("ana", lead=True, login="ana-r", github=1), evaluator("ben", login="b")),
        *(evaluator("lou", lead=True), evaluator("cem", lead=True, login="Cem", github=2)),
    )
    assert coordinators(Reviewing(), people) == ("Cem", "ana-r")
    assert coordinators(Reviewing(coordinator="office"), people) == ("office",)
    assert coordinators(Reviewing(), listed()) == ()
