"""What is given, when, and how often: once, yearly, for good, for each award; all of it decimal."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.recognition.ruled import LIST, counts, earned, facts, one, rule

REACHED = facts(*(earned(slug, "2017-02-28") for slug in LIST[:3]))


def days(found):
    """Return the days and amounts of what is due."""
    return [(due.day.isoformat(), str(due.amount)) for due in found.dues]


def pay(**more):
    return {"kind": "pay", "amount": "500.00", **more}


def test_one_payment_falls_due_on_the_day_the_rule_is_reached():
    assert days(one(rule(), REACHED)) == [("2017-02-28", "500.00")]


def test_yearly_pay_falls_due_again_each_year():
    yearly = rule(rewards=[pay(per="year", permanent="true")])
    assert days(one(yearly, REACHED, today=date(2019, 2, 27))) == [
        ("2017-02-28", "500.00"),
        ("2018-02-28", "500.00"),
    ]
    assert len(one(yearly, REACHED, today=date(2019, 2, 28)).dues) == 3


def test_pay_of_29_february_falls_due_on_28_february_in_other_years():
    leap = facts(*(earned(slug, "2020-02-29") for slug in LIST[:3]))
    yearly = rule(counts=counts(window=None), rewards=[pay(per="year")])
    found = one(yearly, leap, today=date(2024, 12, 31))
    assert [due.day.isoformat()[5:] for due in found.dues] == [
        "02-29", "02-28", "02-28", "02-28", "02-29",
    ]  # fmt: skip


def test_yearly_pay_ends_with_the_rule_unless_it_is_permanent():
    until = {"from": "2016-07-01", "until": "2018-06-30"}
    for permanent, years in (("false", 2), ("true", 4)):
        ended = rule(effective=until, rewards=[pay(per="year", permanent=permanent)])
        assert len(one(ended, REACHED, today=date(2020, 12, 31)).dues) == years


def test_pay_for_each_award_counts_surplus_too():
    each = rule(rewards=[pay(per="award")])
    known = facts(*(earned(LIST[n], f"2017-0{n + 1}-01") for n in range(4)))
    assert [day for day, _ in days(one(each, known))] == [
        "2017-03-01", "2017-03-01", "2017-03-01", "2017-04-01",
    ]  # fmt: skip


def test_two_rewards_that_are_alike_are_two():
    assert len(one(rule(rewards=[pay(), pay()]), REACHED).dues) == 2


def test_amounts_are_exact():
    """In binary floating point ten times 0.10 is not 1.00."""
    each = rule(
        counts=counts(at_least=1, window=None),
        rewards=[{"kind": "pay", "amount": "0.10", "per": "award"}],
    )
    known = facts(*(earned(slug, "2017-01-01") for slug in LIST[:10]))
    assert sum(due.amount for due in one(each, known).dues) == Decimal("1.00")


def amendment(effective, *rewards):
    return {
        "on": effective,
        "effective": effective,
        "approved_by": "Board",
        "why": "A new contract",
        "rewards": list(rewards),
    }


class TestAmendedRewards:
    YEARLY = pay(per="year")
    FOR_GOOD = pay(per="year", permanent="true")
    TODAY = date(2019, 12, 31)

    def found(self, first, *rewards):
        amended = rule(rewards=[first], amendments=[amendment("2018-01-01", *rewards)])
        return [amount for _, amount in days(one(amended, REACHED, today=self.TODAY))]

    def test_more_is_given_from_the_next_time_on(self):
        raised = {**self.YEARLY, "amount": "600.00"}
        assert self.found(self.YEARLY, raised) == ["500.00", "600.00", "600.00"]

    def test_less_is_given_from_the_next_time_on_unless_it_is_permanent(self):
        for first, later in ((self.YEARLY, "400.00"), (self.FOR_GOOD, "500.00")):
            cut = {**first, "amount": "400.00"}
            assert self.found(first, cut) == ["500.00", later, later]

    def test_nothing_is_given_any_more_unless_it_is_permanent(self):
        assert self.found(self.YEARLY) == ["500.00"]
        assert self.found(self.FOR_GOOD) == ["500.00"] * 3

    def test_what_was_paid_once_is_not_paid_again(self):
        assert self.found(pay(), pay(amount="900.00")) == ["500.00"]

    def test_what_is_new_is_given_to_who_had_reached_it_from_the_day_it_holds(self):
        role = {"kind": "role", "role": "teacher leader"}
        amended = rule(amendments=[amendment("2018-01-01", pay(), role)])
        found = one(amended, REACHED)
        assert [(due.day, due.reward.kind) for due in found.dues] == [
            (date(2017, 2, 28), "pay"),
            (date(2018, 1, 1), "role"),
        ]


def test_dues_to_come_are_told_up_to_a_day():
    yearly = rule(rewards=[pay(per="year", permanent="true")])
    known = one(yearly, REACHED, today=date(2017, 3, 1), horizon=date(2020, 12, 31))
    assert [day[:4] for day, _ in days(known)] == ["2017", "2018", "2019", "2020"]
