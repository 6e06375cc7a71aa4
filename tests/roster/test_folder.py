"""The tables of the private folder, and whether they agree."""

from datetime import UTC, datetime

import pytest

from microcred.document import Source
from microcred.earned import Earned
from microcred.roster import facts_of
from tests.roster.offering import offers

ROSTER = "id,organisation,school,tags\nk7m2p4,heron,north,first-year\nq8w3r5,heron,south,\n"
GOOD = {
    "roster.csv": ROSTER,
    "applications.csv": (
        "series,person,at,tags,withdrawn\npilot,k7m2p4,2026-08-02T08:00:00-05:00,first-year,\n"
    ),
    "awards.csv": (
        "person,credential,version,submitted,awarded,revoked,award,catalog\n"
        "k7m2p4,wait-time,1.0,2026-10-01T08:00:00Z,2026-10-09T08:00:00Z,,,\n"
    ),
    "work.csv": (
        "person,credential,started,submitted,attempts,awarded,hours,before,after,results\n"
        "k7m2p4,wait-time,2026-09-20,2026-10-01T08:00:00Z,2,,9.5,-1,2,pauses=1 questions=2\n"
    ),
    "meetings.csv": "mentor,person,on\nq8w3r5,k7m2p4,2026-10-02\n",
    "plans.csv": "person,goal,credentials\nk7m2p4,Better questions,wait-time think-time\n",
    "scores.csv": (
        "submission,credential,attempt,evaluator,passed,results\n"
        "k3f9q2m7,wait-time,1,eva,true,pauses=1 questions=2\n"
    ),
    "extensions.yml": (
        "extensions:\n  - {rule: pay, person: k7m2p4, until: 2027-02-28, on: 2026-11-01,\n"
        "     approved_by: the board, why: leave}\n"
    ),
}


def told(**files: str) -> list[str]:
    """Return what is said of the good folder with other files."""
    changed = {f"{name}.csv": text for name, text in files.items() if name != "extensions"}
    if "extensions" in files:
        changed["extensions.yml"] = files["extensions"]
    texts = GOOD | changed
    found = facts_of({name: Source(name, text) for name, text in texts.items()}, offers())
    return [str(one) for one in found.problems]


def test_all_tables():
    known = facts_of({name: Source(name, text) for name, text in GOOD.items()}, offers())
    assert known.problems == ()
    facts = known.facts
    assert facts.people["k7m2p4"].school == "north"
    (earned,) = facts.earned
    at = datetime(2026, 10, 9, 8, tzinfo=UTC)
    submitted = datetime(2026, 10, 1, 8, tzinfo=UTC)
    assert earned == Earned("k7m2p4", "wait-time", at, "1.0", submitted)
    assert facts.work[0].results == ("pauses=1", "questions=2")
    assert (facts.work[0].before, facts.work[0].hours) == (-1, 9.5)
    assert facts.applications[0].at == datetime(2026, 8, 2, 13, tzinfo=UTC)
    assert (facts.scores[0].evaluator, facts.scores[0].passed) == ("eva", True)
    assert (facts.meetings[0].mentor, facts.goals[0].credentials) == (
        "q8w3r5",
        ("wait-time", "think-time"),
    )
    assert facts.extensions[0].approved_by == "the board"


def test_a_folder_without_a_roster_says_so():
    known = facts_of({"awards.csv": Source("awards.csv", GOOD["awards.csv"])}, offers())
    assert [str(one) for one in known.problems] == [
        "roster.csv:1: D09 there is no roster, so nobody is known but by their id"
    ]
    assert len(known.facts.earned) == 1


HEAD = {name: text.partition("\n")[0] + "\n" for name, text in GOOD.items()}
BAD = {
    "a moment without zone": (
        "applications",
        "pilot,k7m2p4,2026-08-02T08:00:00\n",
        "applications.csv:2: D03 `at` is “…”, which is without its distance from UTC",
    ),
    "a day for a moment": (
        "applications",
        "pilot,k7m2p4,2026-08-02\n",
        "applications.csv:2: D03 `at` is “…”, which is without its distance from UTC",
    ),
    "seconds since 1970": (
        "applications",
        "pilot,k7m2p4,1785715200\n",
        "applications.csv:2: D03 the cell `at` is not a moment",
    ),
    "29 February": (
        "awards",
        "k7m2p4,wait-time,,,2027-02-29T08:00:00Z\n",
        "awards.csv:2: D03 `awarded` is “…”, and 2027 has no 29 February",
    ),
    "not in the roster": (
        "awards",
        "zzz9,wait-time,,,2026-10-09T08:00:00Z\n",
        "awards.csv:2: D09 zzz9 is not in the roster",
    ),
    "an unknown series": (
        "applications",
        "pilots,k7m2p4,2026-08-02T08:00:00Z\n",
        "applications.csv:2: D11 there is no series of cohorts pilots here",
    ),
    "an unknown tag": (
        "applications",
        "pilot,k7m2p4,2026-08-02T08:00:00Z,new\n",
        "applications.csv:2: D11 there is no tag of that series new here",
    ),
    "an unknown micro-credential": (
        "awards",
        "k7m2p4,waiting,,,2026-10-09T08:00:00Z\n",
        "awards.csv:2: D11 there is no micro-credential waiting here",
    ),
    "an unknown catalog": (
        "awards",
        "k7m2p4,wait-time,,,2026-10-09T08:00:00Z,,,elsewhere\n",
        "awards.csv:2: D11 there is no adopted catalog elsewhere here",
    ),
    "awarded before it was handed in": (
        "awards",
        "k7m2p4,wait-time,,2026-10-10T08:00:00Z,2026-10-09T08:00:00Z\n",
        "awards.csv:2: D12 `awarded` is before `submitted`",
    ),
    "revoked before it was awarded": (
        "awards",
        "k7m2p4,wait-time,,,2026-10-09T08:00:00Z,2026-10-08T08:00:00Z\n",
        "awards.csv:2: D12 `revoked` is before `awarded`",
    ),
    "submitted before it was begun": (
        "work",
        "k7m2p4,wait-time,2026-10-05,2026-10-01T08:00:00Z\n",
        "work.csv:2: D12 `submitted` is before `started`",
    ),
    "the same row": (
        "work",
        "k7m2p4,wait-time\nk7m2p4,wait-time\n",
        "work.csv:3: D10 this says again what line 2 says",
    ),
    "a mentor who is not in the roster": (
        "meetings",
        "zzz9,k7m2p4,2026-10-02\n",
        "meetings.csv:2: D09 zzz9 is not in the roster",
    ),
    "hours that are none": (
        "work",
        'k7m2p4,wait-time,,,,,"nine, or so"\n',
        "work.csv:2: D03 `hours` is “…”, which is not a number",
    ),
    "hours without end": (
        "work",
        "k7m2p4,wait-time,,,,,inf\n",
        "work.csv:2: D03 `hours` is “…”, which is not of the right kind",
    ),
    "a result that is none": (
        "work",
        "k7m2p4,wait-time,,,,,,,,pauses\n",
        "work.csv:2: D03 `results` is “…”, which is not of the right form",
    ),
    "a scorecard for what is not there": (
        "scores",
        "k3f9q2m7,waiting,1,eva,true,pauses=1\n",
        "scores.csv:2: D11 there is no micro-credential waiting here",
    ),
    "a scorecard twice": (
        "scores",
        "k3f9q2m7,wait-time,1,eva,true,pauses=1\nk3f9q2m7,wait-time,1,eva,false,pauses=0\n",
        "scores.csv:3: D10 this says again what line 2 says",
    ),
    "a plan for what is not there": (
        "plans",
        "k7m2p4,More,wait-time walking\n",
        "plans.csv:2: D11 there is no micro-credential walking here",
    ),
}


@pytest.mark.parametrize(("table", "rows", "expected"), BAD.values(), ids=BAD)
def test_what_is_wrong_with_a_row(table, rows, expected):
    assert told(**{table: HEAD[f"{table}.csv"] + rows}) == [expected]


def test_what_is_wrong_with_an_extension():
    text = (
        "extensions:\n  - {rule: pays, person: zzz9, until: 2026-02-28, on: 2026-11-01,\n"
        "     approved_by: the board, why: leave}\n"
    )
    assert told(extensions=text) == [
        "extensions.yml:2: D09 zzz9 is not in the roster",
        "extensions.yml:2: D11 there is no recognition rule pays here",
        "extensions.yml:2: D12 `until` is before `on`, the day on which it was approved",
    ]


SCHOOLS = {
    "none": ("heron,", "D08 no school is recorded for k7m2p4, so no count by school has them"),
    "unlisted": ("heron,west", "D08 the school of k7m2p4 is listed by no organisation"),
    "another's": (
        "college,north",
        None,
    ),
    "of nobody's": (",north", None),
    "no organisation": (
        "heronn,north",
        "D11 the organisation of k7m2p4 is not in program/organizations",
    ),
}


@pytest.mark.parametrize(("cells", "expected"), SCHOOLS.values(), ids=SCHOOLS)
def test_schools(cells, expected):
    found = told(roster=f"id,organisation,school\nk7m2p4,{cells}\nq8w3r5,heron,south\n")
    assert found == ([f"roster.csv:2: {expected}"] if expected else [])


def test_a_roster_that_cannot_be_read_is_held_against_nobody():
    found = told(roster="id,shool\nk7m2p4,north\n")
    assert [one.partition(" ")[0] for one in found] == ["roster.csv:1:"]
    found = told(roster=ROSTER.replace("k7m2p4", "K 7"))
    assert found == ["roster.csv:2: D03 `id` is “…”, which is not of the right form"]


def test_two_rosters_are_one_too_many():
    assert told(roster=ROSTER) == []
    texts = {**GOOD, "roster.yml": "people: []\n"}
    known = facts_of({name: Source(name, text) for name, text in texts.items()}, offers())
    assert [one.code for one in known.problems] == ["P13"]


def test_many_problems_of_a_kind_are_told_shortly():
    rows = "".join(f"z{n:04},wait-time,,,2026-10-09T08:00:00Z\n" for n in range(250))
    found = told(awards=HEAD["awards.csv"] + rows)
    assert len(found) == 101
    assert found[-1] == "awards.csv:102: D09 150 more problems from here on"


def test_what_is_wrong_in_every_row_is_told_once_for_many():
    rows = "".join(f"k7m2p4,wait-time,,,2026-10-{day:02}\n" for day in range(1, 29))
    found = told(awards=HEAD["awards.csv"] + rows)
    assert len(found) == 6
    assert found[-1].endswith("the same in 23 rows from here on")
