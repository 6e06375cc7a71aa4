"""Whose scorecards count: the tables are the specification."""

from __future__ import annotations

from typing import Any

import pytest

from microcred.model.evaluators import Person
from microcred.model.submission import Readiness
from microcred.review import Reason, decide
from tests.review.world import (
    EARNER,
    EVERYONE,
    HASH,
    case,
    evaluator,
    event,
    head,
    hours,
    listed,
    release,
    round_,
    scored,
)

GITHUB = {"earner": Person(id="github:4711")}
SCHOOLS = {"release": release(same_school=True), "earner": Person(id=EARNER, school="north")}
HOMELESS = {"release": release(same_school=True)}
Row = tuple[str, dict[str, Any], dict[str, Any], str | None]
PEOPLE: list[Row] = [
    ("listed, qualified, trained", {}, {}, None),
    ("qualified for everything", {"credentials": ["any"]}, {}, None),
    ("qualified for something else", {"credentials": ["exit-tickets"]}, {}, "unqualified"),
    ("qualified for nothing", {"credentials": []}, {}, "unqualified"),
    ("never trained", {"trained": None}, {}, "untrained"),
    ("trained the same day", {"trained": "2026-11-02"}, {}, None),
    ("trained later", {"trained": "2026-11-04"}, {}, "untrained"),
    ("until that day", {"until": "2026-11-02"}, {}, None),
    ("until the day before", {"until": "2026-11-01"}, {}, "out-of-date"),
    ("the earner by an id", {"earner": EARNER}, {}, "earner"),
    ("another earner", {"earner": "k7m2p5"}, {}, None),
    ("the earner by the account", {"github": 4711}, GITHUB, "earner"),
    ("another account", {"github": 4712}, GITHUB, None),
    ("no account to tell by", {"earner": None}, GITHUB, "unknown-person"),
    ("no id to tell by", {"earner": None}, {}, "unknown-person"),
    ("an account, and no id to tell by", {"earner": None, "github": 7}, {}, "unknown-person"),
    ("no account, but an id to tell by", {"earner": "k7m2p5"}, GITHUB, None),
    ("the same school", {"school": "north"}, SCHOOLS, "same-school"),
    ("another school", {"school": "south"}, SCHOOLS, None),
    ("no school to tell by", {}, SCHOOLS, "unknown-school"),
    ("the earner's school unknown", {"school": "north"}, HOMELESS, "unknown-school"),
    ("both unknown", {}, HOMELESS, "unknown-school"),
    ("schools do not matter", {"school": "north"}, {"earner": SCHOOLS["earner"]}, None),
    ("a conflict on record", {"conflicts": [EARNER]}, {}, "conflict"),
    ("a conflict with others", {"conflicts": ["k7m2p5"]}, {}, None),
    ("stepped back", {}, {"events": (event("recused", "zed", 5),)}, "recused"),
    ("somebody else did", {}, {"events": (event("recused", "ana", 5),)}, None),
]


def reason(given: Any) -> str | None:
    """Return why the one scorecard of a case does not count."""
    decision = decide(given)
    assert len(decision.counted) + len(decision.uncounted) == 1
    return decision.uncounted[0].reason if decision.uncounted else None


@pytest.mark.parametrize(
    ("entry", "settings", "expected"), [pytest.param(*row, id=name) for name, *row in PEOPLE]
)
def test_who_may_score(entry, settings, expected):
    register = listed(evaluator("zed", **entry))
    assert (
        reason(case(round_(1, scored("zed", "mmm")), evaluators=register, **settings)) == expected
    )


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({"id": "yan"}, None),
        ({"id": "zed"}, "listed-twice"),
        ({"id": "yan", "github": 1}, "listed-twice"),
        ({"id": "yan", "earner": "zed-as-earner"}, "listed-twice"),
        ({"id": "yan", "github": 2, "earner": "yan-as-earner"}, None),
    ],
)
def test_one_person_under_two_names_is_nobody(other, expected):
    zed = evaluator("zed", github=1, earner="zed-as-earner")
    register = listed(zed, evaluator(**{"name": other.pop("id"), **other}))
    assert reason(case(round_(1, scored("zed", "mmm")), evaluators=register)) == expected


def test_a_day_lasts_as_long_as_it_is_that_day_anywhere():
    """The 2nd of November ends in Baker Island at noon of the 3rd, in UTC."""
    register = listed(evaluator("zed", until="2026-11-02"))
    in_time, late = (round_(1, scored("zed", "mmm", at=at)) for at in (23.9, 24))
    assert reason(case(in_time, evaluators=register)) is None
    assert reason(case(late, evaluators=register)) == "out-of-date"


def test_a_day_begins_where_it_begins_first():
    """The 3rd of November begins in Kiritimati at ten of the 2nd, in UTC."""
    register = listed(evaluator("zed", trained="2026-11-03"))
    early, in_time = (round_(1, scored("zed", "mmm", at=at)) for at in (-2.1, -2))
    assert reason(case(early, evaluators=register)) == "untrained"
    assert reason(case(in_time, evaluators=register)) is None


CARDS: list[tuple[str, dict[str, Any], str]] = [
    ("another submission", {"submission": "k3f9q2m8"}, "It is for submission k3f9q2m8."),
    ("another micro-credential", {"credential": "exit-tickets@1.0"}, "It is for exit-tickets@1.0."),
    ("another version", {"credential": "wait-time@1.1"}, "It is for wait-time@1.1."),
    (
        "another text of the release",
        {"release": "b2" * 32},
        "It was scored by another text of wait-time@1.0: the fingerprint differs.",
    ),
    (
        "an old commit",
        {"commit": "f" * 40},
        "It judged commit fffffff, and the attempt is now at 1111111.",
    ),
    ("a conflict", {"conflict": "She is my sister."}, "zed declared a conflict of interest."),
    (
        "a criterion left out",
        {"scores": [{"criterion": "choice", "level": "meets"}]},
        (
            "It is not complete: “Pausing after the question” has no level; "
            "“Who gets to speak” has no level."
        ),
    ),
    (
        "an unknown criterion",
        {"scores": [{"criterion": "patience", "level": "meets"}], "open": "mmm"},
        "It is not complete: `patience` is not a criterion of this rubric.",
    ),
    (
        "an unknown level",
        {"scores": [{"criterion": "voices", "level": "superb"}], "open": "mm-"},
        (
            "It is not complete: `superb`, given for “Who gets to speak”, is not a level of this "
            "rubric."
        ),
    ),
    (
        "a criterion twice",
        {"scores": [{"criterion": "voices", "level": "meets"}], "open": "mmm"},
        "It is not complete: “Who gets to speak” is scored a second time.",
    ),
    (
        "not met, and no reason why",
        {
            "scores": [{"criterion": "voices", "level": "not-yet", "feedback": "Ask others."}],
            "open": "mm-",
        },
        "It is not complete: “Who gets to speak” is scored Not yet, but `why` is missing.",
    ),
    (
        "not met, and no feedback",
        {
            "scores": [{"criterion": "voices", "level": "not-yet", "why": "Six spoke."}],
            "open": "mm-",
        },
        "It is not complete: “Who gets to speak” is scored Not yet, but `feedback` is missing.",
    ),
]


@pytest.mark.parametrize(
    ("changes", "expected"), [pytest.param(*row, id=name) for name, *row in CARDS]
)
def test_which_scorecards_do_not_count(changes, expected):
    changes = dict(changes)
    rest = scored("zed", changes.pop("open")).card.scores if "open" in changes else ()
    if rest:
        changes["scores"] = [*(one.model_dump() for one in rest), *changes["scores"]]
    card = {"submission": None, **changes}
    whole = scored("zed", "mmm", **{key: value for key, value in card.items() if value})
    given = case(round_(1, whole), evaluators=listed(evaluator("zed")))
    assert [one.why for one in decide(given).uncounted] == [expected]


def test_what_a_scorecard_may_say_of_release_and_commit():
    whole = scored("zed", "mmm", release=HASH)
    given = case(round_(1, whole), evaluators=listed(evaluator("zed")))
    assert decide(given).counted == (whole,)


def test_the_commit_in_the_card_must_be_the_head_too():
    whole = scored("zed", "mmm")
    stale = whole.model_copy(update={"card": whole.card.model_copy(update={"commit": "e" * 40})})
    given = case(round_(1, stale), evaluators=listed(evaluator("zed")))
    assert reason(given) == Reason.STALE


def test_a_scorecard_of_another_attempt():
    whole = scored("ana", "mmm", attempt=2, commit=head(1))
    assert [one.why for one in decide(case(round_(1, whole))).uncounted] == [
        "It is for attempt 2, and came in with attempt 1."
    ]


def test_a_scorecard_from_the_future():
    assert reason(case(round_(1, scored("ana", "mmm", at=1000)))) == "future"


def test_the_same_scorecard_twice_counts_once():
    twice = (scored("ana", "mmm"), scored("ana", "mmm"))
    decision = decide(case(round_(1, *twice)))
    assert decision.outcome == "scoring"
    assert [one.why for one in decision.uncounted] == ["ana handed in the same scorecard twice."]


def test_two_different_ones_at_the_same_moment_do_not_count():
    both = (scored("ana", "mmm"), scored("ana", "nmm"))
    decision = decide(case(round_(1, *both, scored("ben", "mmm"))))
    assert [one.evaluator for one in decision.counted] == ["ben"]
    assert {one.why for one in decision.uncounted} == {
        "ana handed in different scorecards at the same moment."
    }


def test_a_later_scorecard_takes_the_place_of_an_earlier_one_though_it_is_not_complete():
    given = round_(1, scored("ana", "mmm"), scored("ana", "mm-", at=2), scored("ben", "mmm"))
    decision = decide(case(given))
    assert decision.outcome == "scoring"
    assert [one.reason for one in decision.uncounted] == [Reason.REPLACED, Reason.INCOMPLETE]


def test_drafts_are_scored_by_nobody():
    given = round_(1, scored("ana", "mmm"), readiness=Readiness.DRAFT)
    assert reason(case(given)) == "draft"


def test_stepping_back_leaves_what_was_decided_before():
    rounds = (
        round_(1, scored("ana", "mnn"), scored("ben", "mnn")),
        round_(2, scored("cem", "-mm", attempt=2, at=120), scored("ben", "-mm", attempt=2, at=120)),
    )
    decision = decide(case(*rounds, events=(event("recused", "ben", 150),)))
    assert decision.outcome == "scoring"
    assert decision.criteria[0].met
    assert [(one.scored.evaluator, one.reason) for one in decision.uncounted] == [
        ("ben", Reason.RECUSED)
    ]


def test_stepping_back_holds_for_later_attempts_too():
    rounds = (
        round_(1, scored("ana", "mnn"), scored("cem", "mnn")),
        round_(2, scored("ben", "-mm", attempt=2, at=120), scored("ana", "-mm", attempt=2, at=120)),
    )
    decision = decide(case(*rounds, events=(event("recused", "ben", 50),)))
    assert [one.evaluator for one in decision.counted] == ["ana", "cem", "ana"]
    assert [one.reason for one in decision.uncounted] == [Reason.RECUSED]


def test_everyone_of_the_little_world_may_score():
    cards = (scored(one.id, "mmm", at=number) for number, one in enumerate(EVERYONE.evaluators))
    assert decide(case(round_(1, *cards))).uncounted == ()
    assert hours(0).isoformat() == "2026-11-02T12:00:00+00:00"
