"""Whom a rule is for: organisations with all below them, schools, stages and tags."""

from __future__ import annotations

import pytest

from microcred.model.evaluators import Person
from microcred.model.recognition import Whom
from microcred.recognition.whom import belongs, fits
from tests.recognition.ruled import earned, facts, organization, rule, stand

STATE = organization("state", kind="state")
DISTRICT = organization("district", part_of="state", schools=[{"id": "oak", "name": "Oak"}])
OTHER = organization("other", part_of="state")
LEADING = organization("leading", kind="school", part_of="district")
ALL = (STATE, DISTRICT, OTHER, LEADING)
TEACHER = {"id": "k7m2p4", "organisation": "district", "school": "oak", "stage": "early"}

WHOM = {
    "everybody": ({}, {}, True),
    "their organisation": ({"organizations": ["district"]}, {}, True),
    "the one above": ({"organizations": ["state"]}, {}, True),
    "one beside": ({"organizations": ["other"]}, {}, False),
    "any of two": ({"organizations": ["other", "district"]}, {}, True),
    "by their school alone": ({"organizations": ["state"]}, {"organisation": None}, True),
    "a school that is an organisation": (
        {"organizations": ["district"]},
        {"organisation": None, "school": "leading"},
        True,
    ),
    "their school": ({"schools": ["oak"]}, {}, True),
    "another school": ({"schools": ["elm"]}, {}, False),
    "their stage": ({"stages": ["early"]}, {}, True),
    "another stage": ({"stages": ["experienced"]}, {}, False),
    "a tag": ({"tags": ["first-year"]}, {"tags": ["first-year", "math"]}, True),
    "no tag": ({"tags": ["first-year"]}, {}, False),
    "all that is said": ({"schools": ["oak"], "stages": ["experienced"]}, {}, False),
}


@pytest.mark.parametrize(("whom", "person", "expected"), WHOM.values(), ids=WHOM)
def test_whom_a_rule_is_for(whom, person, expected):
    known = Person.model_validate(TEACHER | person)
    assert fits(Whom.model_validate(whom), known, belongs(ALL)(known)) is expected


def test_organisations_above_themselves_end():
    one, two = organization("one", part_of="two"), organization("two", part_of="one")
    known = Person.model_validate({"id": "k7m2p4", "organisation": "one"})
    assert belongs([one, two])(known) == {"one", "two"}


def test_who_is_not_on_the_roster_is_everybody_and_nobody_named():
    known = facts(earned("skill-1", "2017-01-01"))
    assert len(stand(rule(), known, *ALL)) == 1
    assert stand(rule(whom={"organizations": ["state"]}), known, *ALL) == []


class TestWhoseRuleItIs:
    """A rule that names no organisation is for its owner's own people."""

    KNOWN = facts(
        earned("skill-1", "2017-01-01", "ours"),
        earned("skill-1", "2017-01-01", "theirs"),
        earned("skill-1", "2017-01-01", "nobodys"),
        earned("skill-1", "2017-01-01", "stranger"),
        people=[
            {"id": "ours", "organisation": "leading"},
            {"id": "theirs", "organisation": "other"},
            {"id": "nobodys"},
        ],
    )

    def who(self, known=KNOWN, **fields):
        return [one.person for one in stand(rule(**fields), known, *ALL)]

    def test_of_another_district_nobody_is(self):
        assert self.who(owner="district") == ["ours"]
        assert self.who(owner="district", whom={"stages": ["early"]}) == []

    def test_of_what_belongs_to_the_owner_everybody_is(self):
        assert self.who(owner="state") == ["ours", "theirs"]

    def test_other_organisations_are_named(self):
        assert self.who(owner="district", whom={"organizations": ["other"]}) == ["theirs"]

    def test_any_organisation_is_everybody(self):
        every = ["nobodys", "ours", "stranger", "theirs"]
        assert self.who(owner="district", whom={"organizations": ["any"]}) == every

    def test_where_nobody_is_of_any_organisation_it_is_for_everybody(self):
        known = facts(
            earned("skill-1", "2017-01-01", "two"), people=[{"id": "one", "school": "far"}]
        )
        assert self.who(known, owner="district") == ["one", "two"]
