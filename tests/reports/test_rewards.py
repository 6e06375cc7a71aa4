"""Roles, mentors and presenters; what a draft would give is marked."""

from __future__ import annotations

from datetime import date

from microcred.reports.rewards import rewards
from tests.recognition.ruled import LIST, counts, earned, facts, rule
from tests.reports.recognising import column, recognising

ROLE = {"kind": "role", "role": "lead teacher"}
MENTORS = {"kind": "list", "list": "mentors"}
PRESENTERS = {"kind": "list", "list": "presenters"}
KNOWN = facts(
    *(earned(slug, "2017-01-15", "amy") for slug in LIST[:3]),
    earned("skill-1", "2017-01-15", "ben"),
    people=[{"id": "amy", "shows": ["mentors"]}, {"id": "ben", "shows": ["expertise"]}],
)


def one(name, least, *given, **more):
    return rule(id=name, counts=counts(at_least=least), rewards=given, **more)


def made(*rules, **options):
    return rewards(recognising(rules, KNOWN, **options))


def test_each_list_has_those_who_reached_its_rule():
    found = made(one("a", 3, ROLE), one("b", 1, MENTORS), one("c", 3, PRESENTERS))
    day = date(2017, 1, 15)
    assert column(found, "roles", "person", "role", "since") == [("amy", "lead teacher", day)]
    assert column(found, "mentors", "person", "shown") == [("amy", "yes"), ("ben", "no")]
    assert column(found, "presenters", "person", "shown") == [("amy", "no")]
    assert found.says == ("2 people reached a rule in force.",)


def test_a_draft_gives_nothing():
    found = made(one("a", 1, ROLE, status="draft"))
    assert column(found, "roles", "person", "status") == [
        ("amy", "would be given"),
        ("ben", "would be given"),
    ]
    assert found.says == ("0 people reached a rule in force.",)


def test_all_that_is_given_is_counted_by_people_and_times():
    each = {"kind": "pay", "amount": "40", "per": "award"}
    assert column(made(one("a", 1, each)), "all", "gives", "people", "times") == [
        ("40.00 USD for each award", 2, 4)
    ]


def test_only_one_person():
    assert column(made(one("b", 1, MENTORS), person="ben"), "mentors", "person") == ["ben"]
