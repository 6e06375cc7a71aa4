"""Starters of what is offered: they teach, and only what a person must write is wrong with them."""

from __future__ import annotations

from datetime import date

import pytest

from microcred.problem import Severity
from microcred.starters import Seed, Title, started
from tests.offered.programme import SOUND, reading

SEED = Seed(Title("new-one", "A “New” One"), date(2028, 2, 29))
KINDS = ("organization", "pathway", "cohort", "recognition")


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_wrong_with_a_starter_is_what_a_person_must_write(kind: str) -> None:
    ((path, text),) = started(kind, SEED).items()
    offers, problems = reading({**SOUND, path: text})

    marked = {number for number, line in enumerate(text.split("\n"), 1) if "WRITE:" in line}
    codes = {problem.code for problem in problems}
    assert "F14" in codes
    assert codes <= {"F14", "W02", "H02", "N02"}
    assert {problem.line for problem in problems} <= marked
    kinds = (offers.organizations, offers.pathways, offers.series, offers.rules)
    names = [found["new-one"].model.name for found in kinds if "new-one" in found]
    assert names == ["A “New” One"]


@pytest.mark.parametrize("kind", KINDS[1:])
def test_a_starter_is_a_draft_so_its_marks_are_one_warning(kind: str) -> None:
    ((path, text),) = started(kind, SEED).items()
    _, problems = reading({**SOUND, path: text})

    assert [one.severity for one in problems if one.code == "F14"] == [Severity.WARNING]


@pytest.mark.parametrize(
    ("kind", "original"),
    [
        ("organization", "program/organizations/guild.yml"),
        ("pathway", "program/pathways/talk.yml"),
        ("cohort", "program/cohorts/first.yml"),
        ("recognition", "program/recognition/bonus.yml"),
    ],
)
def test_a_copy_is_sound_and_a_draft(kind: str, original: str) -> None:
    name = original.rpartition("/")[2].removesuffix(".yml")
    ((path, text),) = started(kind, SEED, name, lambda asked: SOUND[asked]).items()
    _, problems = reading({**SOUND, path: text})

    assert [str(one) for one in problems if one.severity is Severity.ERROR] == []
    assert ("status: draft\n" in text) == (kind != "organization")
