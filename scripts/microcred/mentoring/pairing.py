"""Who mentors whom, whether they may, and who could.

A mentor knows the work from their own: they hold an award, or, where the organisation says so, one
for each micro-credential that their teacher works on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from microcred.mentoring.load import underway
from microcred.mentoring.scene import FIRST_YEAR, Scene
from microcred.model.evaluators import Person
from microcred.model.organization import MentorHolds


class Fit(StrEnum):
    """Whether somebody has the mentor they need."""

    FITS = "fits"
    NOBODY = "has no mentor"
    HOLDS_NONE = "the mentor holds no award"
    LACKS = "the mentor does not hold what they work on"


class Pair(NamedTuple):
    """One person and their mentor, if any; `lacks` is what the mentor would have to hold."""

    person: str
    mentor: str | None
    fit: Fit
    first_year: bool
    lacks: tuple[str, ...] = ()


def pairs(scene: Scene) -> Iterator[Pair]:
    """Yield each person of the roster who learns, in the order of ids.

    Who has no mentor needs one in their first year; later where they learn and mentor nobody.
    """
    for _, person in sorted(scene.facts.people.items()):
        first_year = FIRST_YEAR in person.tags
        if person.mentor is None:
            if first_year or (person.id not in scene.mentees and person.id in scene.learning):
                yield Pair(person.id, None, Fit.NOBODY, first_year)
            continue
        lacks = _lacking(scene, person, person.mentor)
        if not scene.held.get(person.mentor):
            yield Pair(person.id, person.mentor, Fit.HOLDS_NONE, first_year, lacks)
        else:
            fit = Fit.LACKS if lacks else Fit.FITS
            yield Pair(person.id, person.mentor, fit, first_year, lacks)


def unmentored(found: Sequence[Pair]) -> tuple[Pair, ...]:
    """Return those who lack the mentor they need, first-year teachers first."""
    lacking = (pair for pair in found if pair.fit is not Fit.FITS)
    return tuple(sorted(lacking, key=lambda pair: (not pair.first_year, pair.person)))


def candidates(scene: Scene, person: Person, most: int = 3) -> tuple[str, ...]:
    """Return who could mentor somebody: holds what it takes, chose to be on the list of mentors.

    Those of the same school come first, then those who mentor fewest, then by id.
    """
    near = scene.willing_at.get(person.school or "", ())
    able = (
        one.id
        for one in chain(near, scene.willing)
        if person.id not in (one.id, one.mentor) and not _lacking(scene, person, one.id)
    )
    found: dict[str, None] = {}
    for one in able:
        found[one] = None
        if len(found) == most:
            break
    return tuple(found)


def _lacking(scene: Scene, person: Person, mentor: str) -> tuple[str, ...]:
    """Return what a mentor would have to hold for somebody, and does not."""
    organization = scene.organization(person)
    if organization is None or organization.mentors_hold is MentorHolds.ANY:
        return ()
    held = scene.held.get(mentor, frozenset())
    return tuple(slug for slug in underway(scene, person.id) if slug not in held)
