"""The same award in several organisations: what each gives, and where nothing is recorded."""

from __future__ import annotations

from datetime import date

import pytest

from microcred.recognition.comparing import Holding, recognised
from microcred.recognition.wording import gives
from tests.recognition.ruled import counts, organization, rule

TODAY = date(2017, 1, 1)
STATES = [organization(name, kind="state") for name in ("delaware", "florida", "tennessee")]
ISSUER = organization("issuer", parts=["issuer"])


def hours(name, owner, amount, **more):
    reward = {"kind": "hours", "amount": amount, "toward": "renewal"}
    return rule(id=name, owner=owner, rewards=[reward], **more)


def told(*rules, credential="skill-1", adopted=None):
    found = recognised(credential, rules, [*STATES, ISSUER], TODAY, adopted or {})
    return [
        (one.organization, one.holding.value, "; ".join(map(gives, one.rewards))) for one in found
    ]


def test_each_says_what_it_gives_and_who_says_nothing_is_told_too():
    assert told(hours("f", "florida", "20"), hours("d", "delaware", "2.5")) == [
        ("delaware", "counts", "2.5 hours toward renewal"),
        ("florida", "counts", "20 hours toward renewal"),
        ("tennessee", "no rule recorded", ""),
    ]


def test_a_rule_that_names_others_is_none_for_this_one():
    other = hours("f", "florida", "20", counts=counts(**{"from": ["elsewhere"]}, at_least=1))
    assert told(other)[1] == ("florida", "no rule recorded", "")
    every = hours("f", "florida", "20", counts=counts(**{"from": ["any"]}, at_least=1))
    assert told(every)[1][1] == "counts"
    group = [{"id": "g", "name": "G", "from": ["skill-1"]}]
    grouped = hours("f", "florida", "20", counts=counts(**{"from": []}, groups=group))
    assert told(grouped)[1][1] == "counts"


HOLDS = {
    "a draft": ({"status": "draft"}, Holding.WOULD),
    "a draft for long": ({"status": "draft", "effective": {"from": "2010-01-01"}}, Holding.WOULD),
    "in force": ({}, Holding.COUNTS),
    "its first day": ({"effective": {"from": "2017-01-01"}}, Holding.COUNTS),
    "not yet": ({"effective": {"from": "2017-01-02"}}, Holding.BEGINS),
    "its last day": ({"effective": {"from": "2016-07-01", "until": "2017-01-01"}}, Holding.COUNTS),
    "over": ({"effective": {"from": "2016-07-01", "until": "2016-12-31"}}, Holding.ENDED),
    "ended": ({"status": "ended"}, Holding.ENDED),
}


@pytest.mark.parametrize(("fields", "expected"), HOLDS.values(), ids=HOLDS)
def test_whether_a_rule_holds(fields, expected):
    assert told(hours("f", "florida", "20", **fields))[1][1] == expected.value


def test_what_it_gives_is_what_the_version_of_the_day_gives():
    change = {
        "approved_by": "Board",
        "why": "More",
        "rewards": [{"kind": "hours", "amount": "30", "toward": "renewal"}],
    }
    now = {**change, "on": "2016-12-01", "effective": "2017-01-01"}
    later = {**change, "on": "2016-12-01", "effective": "2017-01-02"}
    assert told(hours("f", "florida", "20", amendments=[now]))[1][2] == "30 hours toward renewal"
    assert told(hours("f", "florida", "20", amendments=[later]))[1][2] == "20 hours toward renewal"


def test_any_of_an_owner_who_adopts_is_what_it_adopts():
    every = hours("f", "florida", "20", counts=counts(**{"from": ["any"]}, at_least=1))
    assert told(every, adopted={"florida": {"skill-2"}})[1][1] == "no rule recorded"
    assert told(every, adopted={"florida": {"skill-1"}})[1][1] == "counts"
