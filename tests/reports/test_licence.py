"""Hours and credits by organisation and strand; what would count, and what nobody recorded."""

from __future__ import annotations

from decimal import Decimal

import pytest

from microcred.reports.licence import licence
from microcred.reports.report import NoSuch
from tests.recognition.ruled import counts, earned, facts, organization, rule
from tests.reports.recognising import column, recognising

STATES = [organization(name, kind="state") for name in ("florida", "montana", "utah")]
KNOWN = facts(
    earned("skill-1", "2017-01-15", "amy"),
    earned("skill-2", "2017-01-15", "amy"),
    earned("skill-1", "2017-01-15", "ben"),
    people=[{"id": "amy"}, {"id": "ben"}],
)


def gives(name, owner, kind, amount, **more):
    reward = {"kind": kind, "amount": amount, "per": "award", "toward": "renewal"}
    return rule(id=name, owner=owner, rewards=[reward], **{"counts": counts(at_least=1), **more})


HOURS = gives("hours", "florida", "hours", "10", strand="recertification")
CREDITS = gives("credits", "montana", "credits", "0.5", strand="recertification", status="draft")
PAY = rule(id="pay", owner="utah")


def made(*rules, **options):
    return licence(recognising(rules, KNOWN, STATES, **options))


def test_hours_and_credits_are_exact_sums():
    found = made(HOURS, CREDITS, PAY)
    assert column(found, "totals", "owner", "holds", "people", "hours", "credits") == [
        ("Florida", "counts", 2, Decimal(30), None),
        ("Montana", "would count", 2, None, Decimal("1.5")),
    ]
    assert column(found, "people", "person", "rule", "standing", "hours", "credits") == [
        ("amy", "hours", "reached", Decimal(20), None),
        ("amy", "credits", "would be reached", None, Decimal("1")),
        ("ben", "hours", "reached", Decimal(10), None),
        ("ben", "credits", "would be reached", None, Decimal("0.5")),
    ]


def test_a_draft_counts_for_nobody_yet():
    assert made(HOURS, CREDITS).says == (
        "2 rules of 2 organisations on licences or strands of teaching policy.",
        "1 draft: would count for 2 people, and counts for nobody yet.",
    )


def test_pay_alone_is_no_licence_and_who_has_no_rule_is_told():
    found = made(HOURS, PAY)
    assert column(found, "rules", "owner", "rule", "holds") == [
        ("Florida", "hours", "counts"),
        ("Montana", None, "no rule recorded"),
        ("Utah", None, "no rule recorded"),
    ]


def test_where_there_is_no_such_rule_that_is_what_is_said():
    assert made(PAY).says == ("None of the rules is on licences or strands of teaching policy.",)


def test_where_some_rules_are_asked_for_others_are_not_said_to_be_missing():
    assert column(made(HOURS, CREDITS, owner="florida"), "rules", "owner") == ["Florida"]


def test_the_same_award_in_each_organisation():
    found = made(HOURS, CREDITS, credential="skill-2")
    assert column(found, "credit", "credential", "owner", "holds", "gives") == [
        ("skill-2", "Florida", "counts", "10 hours for each award toward renewal"),
        ("skill-2", "Montana", "would count", "0.5 credits for each award toward renewal"),
        ("skill-2", "Utah", "no rule recorded", None),
    ]
    held = column(made(HOURS, CREDITS), "credit", "credential")
    assert held == ["skill-1"] * 3 + ["skill-2"] * 3


def test_only_one_strand():
    leading = gives("leading", "utah", "hours", "3", strand="advanced-roles")
    found = made(HOURS, leading, strand="advanced-roles")
    assert column(found, "rules", "rule") == ["leading"]
    with pytest.raises(NoSuch, match="no strand `recruitment`"):
        made(HOURS, leading, strand="recruitment")
