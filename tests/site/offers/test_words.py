"""Rules in words: what they ask and give, and whether awards count by them on a day."""

from __future__ import annotations

from datetime import date

import pytest

from microcred.document import read_yaml
from microcred.model.recognition import RecognitionRule
from microcred.site.offers.words import asks, changes, for_whom, gives, once, state
from tests.offered.programme import SOUND, reading

HEAD = """\
id: r
name: R
owner: lakeside
status: in-force
effective: {from: 2026-01-01}
source: {text: Handbook}
as_of: 2026-02-01
"""
TODAY = date(2026, 11, 22)
OFFERS, _ = reading(SOUND)


def rule(text: str, head: str = HEAD) -> RecognitionRule:
    read = read_yaml("r.yml", head + text, RecognitionRule)
    assert read.document, read.problems
    return read.document.model


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ("{from: [any]}", "any micro-credential"),
        ("{from: [any], at_least: 18}", "any 18 micro-credentials"),
        ("{from: [a]}", "this micro-credential"),
        ("{from: [a, b]}", "any one of 2 micro-credentials"),
        ("{from: [a, b, c], at_least: 2}", "any 2 of 3 micro-credentials"),
        ("{from: [a, b], at_least: 2}", "all 2 micro-credentials of its list"),
        (
            "{groups: [{id: x, name: X, from: [a]}, {id: y, name: Y, from: [b, c], at_least: 2}]}",
            "3 micro-credentials, 1 from “X” and 2 from “Y”",
        ),
        (
            "{from: [any], at_least: 4, groups: [{id: x, name: X, from: [a]}]}",
            "any 4 micro-credentials, with at least 1 from “X”",
        ),
        (
            "{from: [a], window: {begins: first-award, days: 365}}",
            "this micro-credential, awarded within 365 days of the first award",
        ),
        (
            "{from: [a], by: submitted, window: {begins: enrolled, years: 1}}",
            "this micro-credential, handed in within 1 year of joining",
        ),
        (
            "{from: [a], by: submitted, window: {begins: first-award, days: 365}}",
            (
                "this micro-credential, handed in within 365 days of the day the first one was "
                "handed in"
            ),
        ),
        (
            "{from: [a], window: {begins: 2026-01-01, until: 2026-06-30}}",
            "this micro-credential, awarded by 30 June 2026",
        ),
    ],
)
def test_what_a_rule_asks(counts: str, said: str) -> None:
    assert asks(rule(f"counts: {counts}\n"), TODAY) == said


@pytest.mark.parametrize(
    ("reward", "said"),
    [
        ("{kind: pay, amount: 500, per: year, permanent: true}", "$500 a year, for good"),
        ("{kind: pay, amount: 1250.5}", "$1,250.50 once"),
        ("{kind: pay, amount: 20, currency: EUR, per: award}", "20 EUR for each award"),
        ("{kind: role, role: Lead teacher}", "The role of Lead teacher"),
        ("{kind: hours, amount: 1, per: award, toward: t}", "1 hour for each award toward: t"),
        ("{kind: hours, amount: 40, toward: t}", "40 hours toward: t"),
        ("{kind: hours, amount: 100, toward: t}", "100 hours toward: t"),
        ("{kind: credits, amount: 0.5, toward: t}", "0.5 credits toward: t"),
        ("{kind: list, list: mentors}", "A place on the list of mentors"),
        ("{kind: licence, toward: renewal}", "Counts toward: renewal"),
    ],
)
def test_what_a_rule_gives(reward: str, said: str) -> None:
    assert gives(rule(f"counts: {{from: [any]}}\nrewards:\n  - {reward}\n"), TODAY) == [said]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("", "", "Counts"),
        ("in-force", "draft", "Draft: would count"),
        ("in-force", "ended", "No longer"),
        ("{from: 2026-01-01}", "{from: 2027-01-01}", "Counts from 1 January 2027"),
        ("{from: 2026-01-01}", "{from: 2026-01-01, until: 2026-11-22}", "Counts"),
        (
            "{from: 2026-01-01}",
            "{from: 2026-01-01, until: 2026-11-21}",
            "No longer since 21 November 2026",
        ),
    ],
)
def test_whether_awards_count_on_a_day(old: str, new: str, said: str) -> None:
    made = rule("counts: {from: [any]}\n", HEAD.replace(old, new) if old else HEAD)

    assert state(made, TODAY)["text"] == said


def test_an_amendment_tells_both_deadlines_and_who_approved_it() -> None:
    bonus = OFFERS.rules["bonus"].model
    first, second = changes(bonus, TODAY)

    assert (first["day"], first["by"], first["since"]) == ("1 May 2026", "The board", "1 June 2026")
    assert "within 365 days" in first["before"]
    assert "within 2 years" in first["asks"]
    assert "any 2 of 3" in second["before"]
    assert "any one of 3" in second["asks"]
    assert list(changes(bonus, date(2026, 4, 30))) == [], "not decided yet"


def test_whom_it_is_for_by_name() -> None:
    assert for_whom(OFFERS.rules["bonus"].model, OFFERS) == (
        "Lakeside Schools, Elm School and Oak School"
    )
    assert for_whom(OFFERS.rules["renewal"].model, OFFERS) == "Northland"


def test_whom_it_is_for_where_no_organisation_is_named() -> None:
    def said(whom: str) -> str | None:
        return for_whom(rule(f"whom: {whom}\ncounts: {{from: [any]}}\n"), OFFERS)

    assert said("{stages: [early]}") == "Lakeside Schools: those in their first years"
    assert said("{schools: [elm]}") == "Elm School"
    assert said("{organizations: [any]}") is None


def test_any_of_an_owner_who_adopts_is_said() -> None:
    made = rule("counts: {from: [any], at_least: 3}\n")
    assert asks(made, TODAY, adopts=True) == "any 3 adopted micro-credentials"


def test_an_owner_that_pays_once_says_so_where_something_is_paid() -> None:
    owner = OFFERS.organizations["lakeside"].model
    paid = rule("counts: {from: [any]}\nrewards: [{kind: pay, amount: 5}]\n")

    assert once(paid, owner, TODAY) == "Once for an award: what is due first."
    assert once(paid, owner.model_copy(update={"pays_once": False}), TODAY) is None
    assert once(rule("counts: {from: [any]}\n"), owner, TODAY) is None
