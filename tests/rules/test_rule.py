from collections.abc import Iterator

import pytest

from microcred.definition import Definition
from microcred.model.vocabulary import Status
from microcred.problem import Problem, Severity
from microcred.rules.rule import EVERY_STATUS, PUBLISHED, Finding, field_name, found, rule
from tests.rules.good import CREDENTIAL, definition


@rule("T01", "Says.", severity=Severity.WARNING, reason="Why.", source="Who.", fix="Mend it.")
def example(subject: Definition) -> Iterator[Finding]:
    """Yield one plain finding, and one that overrides."""
    yield found(subject.credential, ("evidence", 0, "words"), "is so")
    yield Finding("elsewhere.yml", 3, "is worse", "Do this.", Severity.ERROR)


def test_finding_becomes_problem_at_its_line():
    assert list(example.problems(definition())) == [
        Problem(CREDENTIAL, 47, "T01", Severity.WARNING, "is so", "Mend it."),
        Problem("elsewhere.yml", 3, "T01", Severity.ERROR, "is worse", "Do this."),
    ]


@pytest.mark.parametrize(
    ("at", "name"),
    [
        (("hours",), "hours"),
        (("evidence", 1, "prompt"), "evidence[2].prompt"),
        (("criteria", 0, "descriptors", "not-yet"), "criteria[1].descriptors.not-yet"),
    ],
)
def test_field_name(at, name):
    assert field_name(at) == name


def test_drafts_and_plans_are_not_published():
    assert example.statuses == PUBLISHED
    assert {Status.DRAFT, Status.PLANNED} == EVERY_STATUS - PUBLISHED
