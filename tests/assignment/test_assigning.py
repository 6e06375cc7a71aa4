"""Who is asked to score: table by table, and what holds whatever the register says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from microcred.assignment import Assignment, Because, assign
from microcred.model.evaluators import Evaluators, Person
from microcred.review import Case
from tests.review.world import (
    case,
    evaluator,
    event,
    hours,
    listed,
    release,
    round_,
    scored,
)

AT = hours(450)
DUE = date(2026, 11, 27)
NAMES = ("ana", "ben", "cem", "dee", "eli")
EVERYBODY = (*NAMES, "lou", "max", "ned")


def entry(name: str, **changes: Any) -> dict[str, Any]:
    """Return an evaluator's entry, one with an account."""
    return evaluator(name, github=1000 + EVERYBODY.index(name), **changes)


def register(**changes: Mapping[str, Any] | None) -> Evaluators:
    """Return the panel and a lead; `ana={…}` changes an entry, `ana=None` takes it away."""
    people = {name: entry(name) for name in NAMES} | {"lou": entry("lou", lead=True)}
    kept = {name: {**one, **(changes.get(name) or {})} for name, one in people.items()}
    return listed(*(one for name, one in kept.items() if changes.get(name, {}) is not None))


def only(*names: str, **changes: Any) -> Evaluators:
    """Return a register of these people alone."""
    gone = {name: None for name in (*NAMES, "lou") if name not in names}
    return register(**gone, **changes)


def asked(
    *assigned: str, evaluators: Evaluators | None = None, given: Case | None = None, **more: Any
) -> Assignment:
    """Return who is asked to score a first attempt that nobody has scored."""
    known = replace(given or case(round_(1)), evaluators=evaluators or register())
    return assign(known, assigned, more.pop("loads", {}), AT, **{"due": DUE, **more})


def passed(found: Assignment) -> dict[str, Because]:
    """Return why everybody else is not asked."""
    return {one.evaluator: one.because for one in found.passed_over}


# --- how many, and who first ---


def test_as_many_as_the_release_says():
    assert [len(asked(given=case(round_(1), release=release(scorers=n))).evaluators)
            for n in (1, 2, 3)] == [1, 2, 3]  # fmt: skip


def test_whoever_has_the_fewest_open_submissions_is_asked():
    loads = {"ana": 3, "ben": 2, "cem": 1, "dee": 4, "eli": 5, "lou": 6}
    assert asked(loads=loads).evaluators == ("cem", "ben")


def test_a_tie_favours_no_name():
    found = {
        name
        for number in range(40)
        for name in asked(given=replace(case(round_(1)), submission=f"k3f9q2{number:02}")).new
    }
    assert found == {*NAMES, "lou"}


def test_the_same_answer_each_time():
    assert asked() == asked()


def test_those_who_were_asked_stay_whatever_their_load():
    found = asked("dee", loads={"dee": 9, "ana": 0})
    assert found.evaluators[0] == "dee"
    assert found.new == found.evaluators[1:]
    assert "dee" not in found.new
    assert asked("dee", "ana", "eli").evaluators == ("dee", "ana", "eli")


def test_who_has_scored_is_not_asked_again():
    found = asked("ana", "ben", given=case(round_(1, scored("ana", "mmm"))))
    assert (found.evaluators, found.new, found.released) == (("ben",), (), ())
    assert passed(found) == {"ana": Because.SCORED}


def test_an_unfinished_scorecard_leaves_its_author_to_score():
    found = asked("ana", "ben", given=case(round_(1, scored("ana", "mm-"))))
    assert found.evaluators == ("ana", "ben")


# --- who is not asked ---

NOT_ASKED: dict[str, tuple[dict[str, Any], Because, str]] = {
    "not qualified": (
        *({"credentials": ["exit-tickets"]}, Because.BARRED),
        "ana is not listed as qualified to score wait-time.",
    ),
    "not trained": (
        *({"trained": None}, Because.BARRED),
        "No day is recorded on which ana was trained on the rubrics.",
    ),
    "no longer": (
        *({"until": "2026-11-01"}, Because.BARRED),
        "ana could score until 2026-11-01, and this came later.",
    ),
    "not for long enough": (
        *({"until": "2026-11-26"}, Because.AWAY),
        "ana may score until 2026-11-26, and an answer is due later.",
    ),
    "a conflict of interest": (
        *({"conflicts": ["k7m2p4"]}, Because.BARRED),
        "A conflict of interest with this earner is recorded for ana.",
    ),
    "the earner": (
        *({"earner": "k7m2p4"}, Because.BARRED),
        "ana handed this in, and nobody scores their own work.",
    ),
    "away now": (
        *({"away": [{"from": "2026-11-16", "until": "2026-11-23"}]}, Because.AWAY),
        "ana is away from 2026-11-16 until 2026-11-23.",
    ),
    "away before it is due": (
        *({"away": [{"from": "2026-11-27", "until": "2026-12-24"}]}, Because.AWAY),
        "ana is away from 2026-11-27 until 2026-12-24.",
    ),
    "full": ({"capacity": 2}, Because.FULL, "ana has 2 open, and takes on 2 at a time."),
    "taking on nothing": (
        *({"capacity": 0}, Because.FULL),
        "ana has 2 open, and takes on 0 at a time.",
    ),
    "without an account": (
        *({"github": None}, Because.NO_ACCOUNT),
        "No GitHub account is recorded for ana, who cannot be asked there.",
    ),
}


@pytest.mark.parametrize(("changes", "because", "why"), NOT_ASKED.values(), ids=NOT_ASKED)
def test_who_is_not_asked_and_why(changes, because, why):
    found = asked(evaluators=only("ana", "ben", ana=changes), loads={"ana": 2})
    assert (found.evaluators, found.unfilled) == (("ben",), 1)
    [other] = found.passed_over
    assert (other.evaluator, other.because, other.why) == ("ana", because, why)


FREE: dict[str, dict[str, Any]] = {
    "below capacity": {"capacity": 3},
    "back already": {"away": [{"from": "2026-11-01", "until": "2026-11-20"}]},
    "away afterwards": {"away": [{"from": "2026-11-28", "until": "2026-12-24"}]},
    "until the day that it is due": {"until": "2026-11-27"},
}


@pytest.mark.parametrize("changes", FREE.values(), ids=FREE)
def test_who_is_free(changes):
    assert asked(evaluators=only("ana", ana=changes), loads={"ana": 2}).evaluators == ("ana",)


def test_where_nothing_is_promised_only_the_leave_of_today_counts():
    later = {"away": [{"from": "2026-11-22", "until": "2026-11-23"}]}
    assert asked(evaluators=only("ana", ana=later), due=None).evaluators == ("ana",)
    now = {"away": [{"from": "2026-11-21", "until": "2026-11-21"}]}
    assert asked(evaluators=only("ana", ana=now), due=None).evaluators == ()


def test_a_conflict_that_a_scorecard_declares_is_heard():
    declared = scored("ana", "mmm", conflict="We share an office.")
    found = asked("ana", given=case(round_(1, declared)), evaluators=only("ana", "ben"))
    assert (found.evaluators, found.released) == (("ben",), ("ana",))
    assert [one.why for one in found.passed_over] == ["ana declared a conflict of interest."]
    taken_back = scored("ana", "mm-", at=2)
    found = asked("ana", given=case(round_(1, declared, taken_back)))
    assert found.evaluators[0] == "ana"


def test_colleagues_of_one_school_are_not_asked():
    given = case(
        round_(1), release=release(same_school=True), earner=Person(id="k7m2p4", school="north")
    )
    people = only("ana", "ben", "cem", ana={"school": "north"}, ben={"school": "south"})
    found = asked(given=given, evaluators=people)
    assert found.evaluators == ("ben",)
    assert [one.why for one in found.passed_over] == [
        "ana and the earner work at the same school.",
        "No school is recorded for cem, and colleagues of one school do not score each other.",
    ]


# --- who leaves ---


def test_who_stepped_back_leaves_and_somebody_else_is_asked():
    given = case(round_(1), events=(event("recused", "ana", 3),))
    found = asked("ana", "ben", given=given)
    assert found.released == ("ana",)
    assert found.evaluators[0] == "ben"
    assert len(found.evaluators) == 2


def test_who_gave_it_back_or_is_listed_no_more_leaves():
    found = asked("ana", "ben", "zoe", declined=["ana"])
    assert found.released == ("ana", "zoe")
    assert passed(found)["ana"] is Because.DECLINED
    assert passed(found)["zoe"] is Because.BARRED


AWAY = {
    "until after it is due": ([("2026-11-20", "2026-12-04")], True),
    "twice without a day between": (
        [("2026-11-25", "2026-12-04"), ("2026-11-20", "2026-11-24")],
        True,
    ),
    "for some days": ([("2026-11-20", "2026-11-24")], False),
    "with a day between": ([("2026-11-20", "2026-11-23"), ("2026-11-25", "2026-12-04")], False),
    "later": ([("2026-11-23", "2026-12-04")], False),
}


@pytest.mark.parametrize(("periods", "leaves"), AWAY.values(), ids=AWAY)
def test_who_was_asked_and_went_away(periods, leaves):
    away = [{"from": first, "until": last} for first, last in periods]
    found = asked("ana", evaluators=register(ana={"away": away}))
    assert (found.released == ("ana",)) is leaves
    assert ("ana" in found.evaluators) is not leaves


def test_who_is_late_leaves_once_somebody_else_is_free():
    found = asked("ana", "ben", late=["ana"])
    assert found.released == ("ana",)
    assert passed(found)["ana"] is Because.LATE
    assert found.evaluators[0] == "ben"
    found = asked("ana", "ben", late=["ana", "ben"], evaluators=only("ana", "ben", "cem"))
    assert (found.evaluators, found.new, found.released) == (("ana", "cem"), ("cem",), ("ben",))
    found = asked("ana", "ben", late=["ana", "ben"], evaluators=only("ana", "ben"))
    assert (found.evaluators, found.released, found.unfilled) == (("ana", "ben"), (), 0)


# --- when ---

UNMET = (scored("ana", "nmm", at=1), scored("ben", "nmm", at=2))
APPEAL = (event("appealed", "k7m2p4", 30),)
NOBODY = {
    "nothing handed in": case(),
    "decided": case(round_(1, *UNMET)),
    "taken back": case(round_(1), events=(event("withdrawn", "k7m2p4", 3),)),
    "no way to decide": case(round_(1), release=release(pass_rule=None)),
}


@pytest.mark.parametrize("given", NOBODY.values(), ids=NOBODY)
def test_nobody_is_asked_where_there_is_nothing_to_score(given):
    assert asked("ana", given=given) == Assignment()


def test_while_it_is_held_nobody_is_asked_anew():
    given = case(round_(1), events=(event("held", "ana", 3),))
    found = asked("ana", given=given, late=["ana"])
    assert (found.evaluators, found.new, found.unfilled) == (("ana",), (), 0)


def test_an_appeal_goes_to_others():
    given = case(round_(1, *UNMET), events=APPEAL)
    found = asked("ana", "ben", given=given)
    assert {"ana", "ben"}.isdisjoint(found.evaluators)
    assert (len(found.evaluators), found.released) == (2, ("ana", "ben"))
    assert passed(found) == {"ana": Because.PREVIOUS_SCORER, "ben": Because.PREVIOUS_SCORER}


APART = (scored("ana", "mmm", at=1), scored("ben", "mnm", at=2))


def apart(adjudication: str, *cards: Any) -> Case:
    return case(round_(1, *APART, *cards), release=release(adjudication=adjudication))


def test_a_third_scorer_settles_a_split():
    found = asked("ana", "ben", given=apart("third-scorer"))
    assert len(found.evaluators) == 1
    assert found.evaluators == found.new
    assert {"ana", "ben"}.isdisjoint(found.evaluators)


def test_a_lead_evaluator_settles_it_where_the_release_says_so():
    found = asked("ana", "ben", "cem", given=apart("lead-evaluator"), loads={"lou": 50})
    assert (found.evaluators, found.released) == (("lou",), ("cem",))
    found = asked(given=apart("lead-evaluator"), evaluators=register(lou=None))
    assert (found.evaluators, found.unfilled) == ((), 1)
    assert passed(found)["dee"] is Because.NOT_LEAD


def test_where_the_lead_evaluator_scored_anybody_completes_it():
    two = (scored("lou", "mmm", at=1), scored("ben", "mnm", at=2))
    given = case(round_(1, *two), release=release(adjudication="lead-evaluator"))
    [third] = asked(given=given).evaluators
    assert third in NAMES


def test_a_consensus_is_of_those_who_scored():
    found = asked("ana", given=apart("consensus"))
    assert (found.evaluators, found.new, found.unfilled) == (("ana", "ben"), (), 0)


def test_nobody_listed_at_all():
    found = asked(evaluators=Evaluators())
    assert found == Assignment(unfilled=2)
