"""What a rule would come to, year by year, beside the one in force and the owner's others."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from microcred.recognition.simulating import Setting, simulated
from tests.recognition.ruled import LIST, ZONE, counts, earned, facts, organization, rule

TODAY = date(2017, 3, 1)
KNOWN = facts(
    *(earned(slug, "2017-01-10", "has-three") for slug in LIST[:3]),
    *(earned(slug, "2017-01-10", "has-two") for slug in LIST[:2]),
    people=[{"id": "has-three"}, {"id": "has-two"}, {"id": "has-none"}],
)
STANDS = rule(rewards=[{"kind": "pay", "amount": "500.00", "per": "year", "permanent": "true"}])
TWO = rule(**{**STANDS.model_dump(by_alias=True), "counts": counts(at_least=2)})


def come_to(proposed, stands=None, rules=(), *owners, years=2, today=TODAY):
    setting = Setting(list(rules), KNOWN, owners, ZONE, today)
    return simulated(proposed, stands, setting, years)


def years(found):
    return [(one.year, one.now, one.then, one.more) for one in found.costs]


def test_each_year_beside_the_rule_as_it_stands():
    found = come_to(TWO, STANDS)
    assert years(found) == [(year, 500, 1000, 500) for year in (2017, 2018, 2019)]
    reached = [
        (one.person, bool(one.now.reached), bool(one.then.reached)) for one in found.outcomes
    ]
    assert reached == [
        ("has-none", False, False),
        ("has-three", True, True),
        ("has-two", False, True),
    ]


def test_where_no_rule_stands_all_of_it_is_more():
    found = come_to(rule(status="draft"))
    assert years(found) == [(2017, 0, Decimal("500.00"), Decimal("500.00"))]
    assert [one.now for one in found.outcomes] == [None] * 3


def test_a_rule_that_gives_less_costs_less():
    found = come_to(STANDS, TWO)
    assert {one.more for one in found.costs} == {Decimal("-500.00")}


def test_an_amendment_of_later_is_reckoned_for_the_day_on_which_it_holds():
    amended = rule(
        amendments=[
            {
                "on": "2017-03-15",
                "effective": "2017-04-01",
                "approved_by": "B",
                "why": "W",
                "at_least": 2,
            }
        ]
    )
    found = come_to(amended, rule())
    assert (found.today, found.on) == (TODAY, date(2017, 4, 1))
    assert [one.then.reached for one in found.outcomes] == [
        None,
        date(2017, 1, 10),
        date(2017, 4, 1),
    ]


def test_other_rules_of_an_owner_that_pays_once_are_reckoned_too():
    each = rule(
        id="each",
        counts=counts(at_least=1, window=None, **{"from": ["skill-1"]}),
        rewards=[{"kind": "pay", "amount": "100.00", "per": "award"}],
    )
    old = rule(id="old", effective={"from": "2016-06-30"}, counts=counts(at_least=2))
    once = organization("heron", pays_once="true")
    found = come_to(rule(id="new"), None, [old, each], once)
    assert years(found) == [(2017, 0, 0, 0)]
    assert [len(one.then.withheld) for one in found.outcomes] == [0, 1, 0]
    before = rule(id="new", effective={"from": "2016-01-01"}, counts=counts(at_least=2))
    (cost,) = come_to(before, None, [old, each], once).costs
    assert (cost.then, cost.others, cost.more) == (1000, Decimal(-1000), 0)


def test_nothing_that_was_given_is_changed():
    rules = [STANDS]
    before = STANDS.model_dump()
    come_to(TWO, STANDS, rules)
    assert (rules, STANDS.model_dump()) == ([STANDS], before)


def test_any_is_what_the_owner_adopts():
    every = rule(counts=counts(at_least=2, **{"from": ["any"]}))

    def reached(adopted):
        setting = Setting([], KNOWN, (), ZONE, TODAY, adopted)
        found = simulated(every, None, setting, 0)
        return [one.person for one in found.outcomes if one.then and one.then.reached]

    assert reached({}) == ["has-three", "has-two"]
    assert reached({"heron": set(LIST[1:])}) == ["has-three"]
