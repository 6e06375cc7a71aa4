"""Who has what, what is to go, until when; and why an award does not count."""

from __future__ import annotations

from datetime import date

import pytest

from microcred.reports.progress import progress
from microcred.reports.report import NoSuch
from tests.recognition.ruled import LIST, counts, earned, extension, facts, organization, rule
from tests.reports.recognising import column, recognising, rows

AWARDS = tuple(earned(slug, "2017-01-10", "has-three") for slug in LIST[:3])
PEOPLE = [
    {"id": "has-three", "school": "oak"},
    {"id": "has-one", "school": "elm"},
    {"id": "nobody"},
]


def made(*rules, known=None, today=date(2017, 12, 31), **options):
    given = known or facts(*AWARDS, earned("skill-9", "2017-02-01", "has-one"), people=PEOPLE)
    return progress(recognising(rules, given, today=today, **options))


def test_it_says_how_many_started_and_how_many_are_complete():
    assert made(rule()).says == ("Three in a year: 2 started, 1 complete (50 %).",)
    draft = made(rule(status="draft"))
    assert draft.says == ("Three in a year: 2 started, 1 complete (50 %), once it is in force.",)
    assert made(rule(), known=facts(people=PEOPLE)).says == (
        "Three in a year: 0 started, 0 complete.",
    )
    assert made().says == ("No rule asked for is for anybody here.",)


def test_each_person_stands_somewhere():
    assert column(made(rule()), "people", "person", "standing", "counted", "to-go") == [
        ("has-one", "time is over", 1, 2),
        ("has-three", "reached", 3, 0),
        ("nobody", "time is over", 0, 3),
    ]
    assert column(made(rule(status="draft")), "people", "standing")[1] == "would be reached"
    later = {"effective": {"from": "2018-07-01"}}
    assert column(made(rule(**later)), "people", "standing")[1] == "begins on 2018-07-01"
    draft = made(rule(status="draft", **later))
    assert column(draft, "people", "standing")[1] == "would begin on 2018-07-01"


ONLY = {
    "a school": ({"school": "oak"}, ["has-three"]),
    "a person": ({"person": "has-one"}, ["has-one"]),
    "a rule": ({"rule": "three-in-a-year"}, ["has-one", "has-three", "nobody"]),
    "an owner": ({"owner": "heron"}, ["has-one", "has-three", "nobody"]),
}


@pytest.mark.parametrize(("options", "people"), ONLY.values(), ids=ONLY)
def test_only_what_is_asked_for(options, people):
    other = rule(id="other", owner="crane", whom={"tags": ["nobody-has-it"]})
    assert column(made(rule(), other, **options), "people", "person") == people


@pytest.mark.parametrize("key", ["school", "person", "rule", "owner"])
def test_what_nobody_knows_is_refused(key):
    with pytest.raises(NoSuch, match="nowhere"):
        made(rule(), **{key: "nowhere"})


def test_from_which_names_what_would_count_next():
    groups = [
        {"id": "g", "name": "Reading", "from": ["skill-1", "lit-1"], "at_least": 2},
    ]
    grouped = rule(counts=counts(groups=groups))
    found = made(grouped, known=facts(AWARDS[0], people=[PEOPLE[0]]))
    assert column(found, "awards", "from-which") == ["1 of Reading: lit-1"]
    found = made(rule(), known=facts(*AWARDS[:2], people=[PEOPLE[0]]))
    assert column(found, "awards", "from-which") == [" ".join(LIST[2:])]
    every = rule(counts=counts(**{"from": ["any"]}))
    found = made(every, known=facts(*AWARDS[:2], people=[PEOPLE[0]]))
    assert column(found, "awards", "has", "from-which") == [("skill-1 skill-2", "any")]


def test_what_is_given_is_told_with_its_first_day_and_how_often():
    yearly = rule(rewards=[{"kind": "pay", "amount": "500", "per": "year", "permanent": "true"}])
    found = made(yearly, today=date(2019, 1, 10))
    assert rows(found, "owed") == [
        {
            "rule": "three-in-a-year",
            "person": "has-three",
            "gives": "500.00 USD a year, for good",
            "first": date(2017, 1, 10),
            "times": 3,
            "status": "given",
        }
    ]


def test_deadlines_of_everybody_are_told_once_and_ones_own_by_id():
    change = {
        "on": "2017-05-01",
        "effective": "2017-05-01",
        "approved_by": "Board",
        "why": "The work took longer",
        "window": {"begins": "2016-07-01", "years": 2},
    }
    known = facts(
        people=PEOPLE, extensions=(extension("2018-09-01", "2017-06-20", person="nobody"),)
    )
    found = made(rule(amendments=[change]), known=known)
    assert column(found, "deadlines", "person", "deadline", "by", "holds") == [
        ("everybody", date(2017, 7, 1), "the rule", "no longer"),
        ("everybody", date(2018, 7, 1), "amendment approved by Board", "yes"),
        ("nobody", date(2018, 9, 1), "extension approved by Superintendent", "yes"),
    ]


def test_deadlines_that_differ_are_told_of_each_person():
    first = rule(counts=counts(window={"begins": "first-award", "days": 100}))
    assert column(made(first), "deadlines", "person", "deadline", "holds") == [
        ("has-one", date(2017, 5, 12), "yes"),
        ("has-three", date(2017, 4, 20), "yes"),
    ]


WHY = {
    "outside of the time": (rule(), earned("skill-1", "2017-07-02", "has-one")),
    "revoked on 2017-03-01": (
        rule(),
        earned("skill-1", "2017-02-02", "has-one", revoked="2017-03-01"),
    ),
    "more than the rule counts": (
        rule(counts=counts(at_least=1), cap={"at_most": 1}),
        earned("skill-2", "2017-02-03", "has-one"),
    ),
    "the day of submission is not recorded": (
        rule(counts=counts(by="submitted")),
        earned("skill-1", "2017-02-02", "has-one"),
    ),
    "the rule does not hold yet": (
        rule(effective={"from": "2018-07-01"}),
        earned("skill-1", "2017-02-02", "has-one"),
    ),
    "the day on which the time began is not in the roster": (
        rule(counts=counts(window={"begins": "enrolled", "days": 100})),
        earned("skill-1", "2017-02-02", "has-one"),
    ),
}


@pytest.mark.parametrize(("given", "award"), WHY.values(), ids=WHY)
def test_why_an_award_does_not_count(given, award, request):
    first = [earned("skill-1", "2017-01-01", "has-one")] if given.cap else []
    found = made(given, known=facts(*first, award, people=[{"id": "has-one"}]))
    assert column(found, "left-out", "credential", "why") == [
        (award.credential, request.node.callspec.id)
    ]


def test_what_another_rule_pays_for_is_told_where_it_is_not_given():
    each = rule(
        id="each",
        counts=counts(at_least=1, window=None, **{"from": ["skill-1"]}),
        rewards=[{"kind": "pay", "amount": "100", "per": "award"}],
    )
    once = organization("heron", pays_once="true")
    found = progress(recognising([each, rule(id="three")], facts(*AWARDS), [once]))
    assert column(found, "people", "rule", "standing") == [
        ("each", "reached"),
        ("three", "reached"),
    ]
    assert column(found, "owed", "rule", "gives", "status") == [
        ("each", "100.00 USD for each award", "given"),
        (
            "three",
            "500.00 USD once",
            "not paid: each was due first, and heron pays for an award once",
        ),
    ]


def test_who_is_passed_over_is_told():
    people = [{"id": "has-three", "organisation": "crane"}, {"id": "has-one"}]
    known = facts(
        *AWARDS,
        earned("skill-9", "2017-02-01", "has-one"),
        earned("skill-9", "2017-02-01", "who"),
        people=people,
    )
    assert [note.split(", so ")[0] for note in made(rule(), known=known).notes[-3:]] == [
        "1 person with awards is not on the roster",
        "1 person with awards is of no organisation there",
        (
            "three-in-a-year is for nobody: nobody on the roster belongs to heron. `whom: "
            "{organizations: [any]}` makes a rule one for everybody."
        ),
    ]
