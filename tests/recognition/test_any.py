"""What `any` stands for in a rule: what its owner adopts, or every micro-credential."""

from __future__ import annotations

from microcred.recognition.entitling import entitlements
from microcred.reports.payroll import payroll
from tests.recognition.ruled import LATER, ZONE, counts, earned, facts, organization, rule
from tests.reports.recognising import column, recognising

ANY = rule(
    counts=counts(at_least=1, **{"from": ["any"]}),
    rewards=[{"kind": "pay", "amount": "5", "per": "award"}],
)
KNOWN = facts(earned("skill-1", "2017-01-01"), earned("badge", "2017-02-01"))


def counted(given, adopted):
    (found,) = entitlements([given], KNOWN, (), ZONE, LATER, None, adopted)
    return [one.held.credential for one in found.counted]


def test_what_was_never_adopted_does_not_count():
    assert counted(ANY, {"heron": {"skill-1"}}) == ["skill-1"]


def test_what_the_rule_names_counts_beside_it():
    both = rule(counts=counts(at_least=1, **{"from": ["any", "badge"]}))
    assert counted(both, {"heron": {"skill-1"}}) == ["skill-1", "badge"]


def test_an_owner_that_adopts_nothing_means_every_one():
    assert counted(ANY, {"crane": {"skill-1"}}) == ["skill-1", "badge"]


def test_a_payroll_pays_for_no_badge_that_was_never_adopted():
    adopts = [{"credentials": ["any"], "since": "2016-01-01"}]
    owner = organization("heron", parts=["recogniser", "adopter"], adopts=adopts)
    assert column(payroll(recognising([ANY], KNOWN, [owner])), "payments", "for") == ["skill-1"]
    assert len(column(payroll(recognising([ANY], KNOWN)), "payments", "for")) == 2
