"""What awards cost is what a payroll of the same day asks to be paid, and not a cent else."""

from __future__ import annotations

from decimal import Decimal

import pytest

from microcred.reports.costs import CENT, costs
from microcred.reports.payroll import payroll
from microcred.reports.purposes import purposes
from microcred.reports.quality import quality
from tests.recognition.ruled import counts, earned, facts, organization, rule
from tests.reports.recognising import column, recognising

EACH = rule(
    id="each",
    counts=counts(at_least=1, window=None, **{"from": ["skill-1", "skill-2"]}),
    rewards=[{"kind": "pay", "amount": "100.00", "per": "award"}],
)
THREE = rule(id="three")
DRAFT = rule(id="draft", status="draft", counts=counts(at_least=1))
KNOWN = facts(
    earned("skill-1", "2016-09-01"),
    earned("skill-3", "2016-10-01"),
    earned("skill-4", "2016-11-01"),
    earned("skill-5", "2016-12-01", "ben"),
    earned("skill-2", "2016-12-01", "ben", revoked="2017-01-01"),
)


@pytest.mark.parametrize(("once", "paid"), [("true", "100.00"), ("false", "600.00")])
def test_it_is_what_a_payroll_says(once, paid):
    ground = recognising([EACH, THREE, DRAFT], KNOWN, [organization("heron", pays_once=once)])

    assert sum(costs(ground).values(), Decimal()).quantize(CENT) == Decimal(paid)
    assert sum(column(payroll(ground), "payments", "amount")) == Decimal(paid)


def test_reports_show_it_where_it_was_paid():
    ground = recognising([EACH, THREE], KNOWN, [organization("heron", pays_once="true")])
    found = column(quality(ground), "credentials", "credential", "paid-usd")

    assert [one for one in found if one[1]] == [("Skill-1", Decimal("100.00"))]
    assert "paid-usd" in [one.id for one in purposes(ground).tables[0].columns]
