"""Payments from one day to another, those that drop out, and sums that can be trusted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from microcred.reports.data import as_csv
from microcred.reports.payroll import payroll
from microcred.reports.report import NoSuch
from tests.recognition.ruled import LIST, counts, earned, facts, organization, rule
from tests.reports.recognising import column, recognising

EACH = rule(
    id="each",
    counts=counts(at_least=1, window=None),
    rewards=[{"kind": "pay", "amount": "100.10", "per": "award"}],
)
YEARLY = rule(id="yearly", rewards=[{"kind": "pay", "amount": "500.00", "per": "year"}])
KNOWN = facts(
    *(earned(slug, f"2017-0{number}-15", "amy") for number, slug in enumerate(LIST[:3], 1)),
    earned("skill-1", "2017-02-20", "ben", revoked="2017-03-20"),
    people=[{"id": "amy", "school": "oak"}, {"id": "ben", "school": "elm"}],
)


def made(*rules, owners=(), **options):
    return payroll(recognising(rules, KNOWN, owners, **options))


def test_all_that_has_fallen_due_so_far():
    found = made(EACH)
    assert found.says == (
        "Due up to 31 December 2017: 300.30 USD to 1 person.",
        "1 payment dropped out, since an award was revoked.",
    )
    assert column(found, "totals", "rule", "people", "payments", "amount", "currency") == [
        ("each", 1, 3, Decimal("300.30"), "USD")
    ]


def test_from_one_day_to_another_both_of_them_included():
    found = made(EACH, **{"from": "2017-02-15", "until": "2017-03-15"})
    assert column(found, "payments", "person", "due", "amount") == [
        ("amy", date(2017, 2, 15), Decimal("100.10")),
        ("ben", date(2017, 2, 20), Decimal("0.00")),
        ("amy", date(2017, 3, 15), Decimal("100.10")),
    ]


def test_days_to_come_hold_what_is_certain_to_fall_due():
    found = made(YEARLY, **{"from": "2018-01-01", "until": "2019-12-31"})
    assert column(found, "payments", "due", "line") == [
        (date(2018, 3, 15), "to come"),
        (date(2019, 3, 15), "to come"),
    ]


def test_a_person_is_not_paid_twice_whichever_rule_is_asked_for():
    once = (organization("heron", pays_once="true"),)
    for options in ({}, {"rule": "yearly"}):
        found = made(EACH, YEARLY, owners=once, **options)
        lines = column(found, "payments", "rule", "line")
        assert ("yearly", "paid by another rule") in lines
        assert ("yearly", "due") not in lines
        assert "take `pays_once` from the owner" in found.says[-1]
    assert ("yearly", "due") in column(made(EACH, YEARLY), "payments", "rule", "line")


@pytest.mark.parametrize(("key", "value"), [("school", "elm"), ("person", "ben")])
def test_only_some_people(key, value):
    assert column(made(EACH, **{key: value}), "payments", "person") == ["ben"]


@pytest.mark.parametrize("day", ["tomorrow", "2017-13-01", "2017-02-29", "1.2.2017"])
def test_what_is_no_day_is_refused(day):
    with pytest.raises(NoSuch, match="is no day"):
        made(EACH, until=day)


def test_nothing_due_is_said_so():
    assert made(EACH, until="2016-07-01").says == ("Due up to 1 July 2016: nothing.",)


def test_the_file_for_a_payroll_has_exact_amounts():
    (payments, _) = made(EACH).tables
    assert as_csv(payments).splitlines()[1] == "amy,2017-01-15,100.10,USD,due,each,skill-1,"


def test_currencies_are_never_added_to_each_other():
    abroad = rule(
        id="abroad",
        counts=counts(at_least=1, window=None),
        rewards=[{"kind": "pay", "amount": "7.00", "currency": "CAD"}],
    )
    found = made(EACH, abroad)
    assert found.says[0] == "Due up to 31 December 2017: 7.00 CAD and 300.30 USD to 1 person."
    assert [one.chart is None for one in found.tables] == [True, True]
    assert made(EACH).tables[1].chart is not None


def test_who_is_not_on_the_roster_is_not_passed_over_in_silence():
    some = rule(**{**EACH.model_dump(by_alias=True), "whom": {"tags": ["veteran"]}})
    known = facts(earned("skill-1", "2017-01-15", "who"), people=[{"id": "amy"}])
    told = payroll(recognising([some], known)).notes[-1]
    assert told.startswith("1 person with awards is not on the roster")
    assert payroll(recognising([EACH], known)).notes[-1] == "Drafts pay nothing."
