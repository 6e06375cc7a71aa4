"""Hypothesis: releases, evaluators, rounds, scorecards and events of every kind."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from microcred.model.evaluators import Person
from microcred.model.release import Release
from microcred.model.scorecard import ReviewEvent, Scored
from microcred.model.submission import Readiness
from microcred.review import Case, Round
from tests.review.world import (
    CRITERIA,
    EARNER,
    HASH,
    LEAD,
    PANEL,
    case,
    evaluator,
    event,
    head,
    hours,
    listed,
    release,
    scored,
)

NAMES = (*PANEL, LEAD, "pat")
"""Those who may appear; nobody ever lists pat."""

AT = st.integers(0, 400)


LEVELS = (
    *("mmm", "mmm", "mms", "smm", "sms", "mmm"),
    *("nmm", "mnm", "mmn", "mns", "nnm", "mnn", "nmn", "nnn", "nsn"),
    *("-mm", "m-m", "mm-", "-nm", "--m"),
)


def one_in(count: int) -> st.SearchStrategy[bool]:
    """Return true one time in so many."""
    return st.sampled_from([False] * (count - 1) + [True])


def odd(fields: dict[str, st.SearchStrategy[Any]], often: int) -> st.SearchStrategy[dict[str, Any]]:
    """Return one odd field one time in so many, else none."""
    one = st.one_of(*(st.tuples(st.just(name), value) for name, value in fields.items()))
    return one_in(often).flatmap(lambda yes: one.map(lambda it: dict([it])) if yes else st.just({}))


ODD_CARD: dict[str, st.SearchStrategy[Any]] = {
    "commit": st.just("f" * 40),
    "submission": st.just("k3f9q2m8"),
    "credential": st.just("wait-time@1.1"),
    "release": st.sampled_from([HASH, "b2" * 32]),
    "conflict": st.just("A cousin."),
    "scores": st.sampled_from([[], [{"criterion": "patience", "level": "meets"}]]),
    "checks": st.sampled_from(
        [
            [{"slot": "clips", "result": result}]
            for result in ("matched", "differs", "not-compared", "not-opened")
        ]
    ),
    "attempt": st.integers(1, 3),
}
ODD_ENTRY: dict[str, st.SearchStrategy[Any]] = {
    "school": st.sampled_from(["north", None]),
    "github": st.integers(1, 3),
    "earner": st.sampled_from([EARNER, "other"]),
    "credentials": st.sampled_from([["any"], ["exit-tickets"]]),
    "trained": st.sampled_from([None, "2026-11-10"]),
    "until": st.sampled_from(["2026-11-01", "2026-11-10"]),
    "conflicts": st.just([EARNER]),
    "lead": st.just(True),
    "id": st.sampled_from(PANEL),
}


@st.composite
def releases(draw: st.DrawFn) -> Release:
    """Return a release, any way of deciding."""
    least = {"at_least": draw(st.integers(1, 4)), "and": draw(st.sampled_from([[], ["critical"]]))}
    rule = draw(st.sampled_from([None, *["every-criterion", least] * 4]))
    return release(
        critical=draw(st.lists(st.sampled_from(CRITERIA), unique=True)),
        pass_rule=rule,
        same_school=draw(one_in(5)),
        scorers=draw(st.sampled_from([None, 1, 2, 2, 2, 3])),
        adjudication=draw(
            st.sampled_from([None, "third-scorer", "consensus", "lead-evaluator", "third-scorer"])
        ),
        attempts=draw(st.sampled_from([None, 1, 2, 3, "unlimited"])),
        after_last=draw(st.sampled_from([None, "coaching", "new-application", "closed"])),
    )


@st.composite
def entries(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Return evaluators, most of whom may score."""
    usual = {"school": "south", "lead": False}
    return [
        {**evaluator(name), **usual, "lead": name == LEAD, **draw(odd(ODD_ENTRY, 8))}
        for name in draw(st.permutations(NAMES[:-1]))
    ]


@st.composite
def scorecards(draw: st.DrawFn, attempt: int) -> Scored:
    """Return a scorecard, most of them complete and for this attempt."""
    at = {1: st.integers(0, 110), 2: st.integers(90, 210), 3: st.integers(190, 400)}[attempt]
    levels = draw(st.sampled_from(LEVELS))
    whole: dict[str, Any] = {"at": draw(at), "attempt": attempt, "commit": head(attempt)}
    return scored(draw(st.sampled_from(NAMES)), levels, **{**whole, **draw(odd(ODD_CARD, 8))})


@st.composite
def rounds(draw: st.DrawFn, attempt: int) -> Round:
    """Return an attempt with its scorecards."""
    ready = Readiness.DRAFT if draw(one_in(12)) else Readiness.READY
    since = hours(100 * (attempt - 1)) if draw(st.booleans()) else None
    cards = draw(st.lists(scorecards(attempt), min_size=draw(st.integers(0, 3)), max_size=5))
    return Round(attempt, head(attempt), ready, tuple(cards), since)


def events() -> st.SearchStrategy[ReviewEvent]:
    """Return an event of any kind by anybody."""
    evaluators = st.tuples(st.sampled_from(["held", "released", "recused"]), st.sampled_from(NAMES))
    earner = st.tuples(st.sampled_from(["appealed"] * 4 + ["withdrawn"]), st.just(EARNER))
    anybody = st.tuples(
        st.sampled_from(["held", "appealed", "withdrawn"]), st.sampled_from([*NAMES, EARNER])
    )
    what = st.one_of(evaluators, earner, anybody)
    return st.builds(lambda it, at: event(it[0], it[1], at), what, AT)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Return a case."""
    school = draw(st.sampled_from(["east", "east", "north", None]))
    earner = draw(st.sampled_from([*[EARNER] * 5, "github:2"]))
    count = draw(st.sampled_from([0, *[1, 2, 3] * 4]))
    return case(
        *(draw(rounds(attempt + 1)) for attempt in range(count)),
        release=draw(releases()),
        earner=Person(id=earner, school=school),
        evaluators=listed(*draw(entries())),
        events=tuple(draw(st.lists(events(), max_size=draw(st.sampled_from([0, 0, 1, 3]))))),
    )
