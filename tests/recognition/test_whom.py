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
