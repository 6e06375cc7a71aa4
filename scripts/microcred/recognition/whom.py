"""Whom a rule is for: people of an organisation and of all that belongs to it, schools, tags."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from microcred.model.evaluators import Person
from microcred.model.organization import Organization
from microcred.model.recognition import RecognitionRule, Whom
from microcred.recognition.groups import ANY

EVERYBODY: Final = Whom()


def meant(rule: RecognitionRule, *, placed: bool) -> Whom:
    """Return whom a rule is for: its owner's own people, unless it names organisations or `any`.

    Where nobody is `placed`, as the roster tells of no one where they belong, it is everybody.
    """
    named = rule.whom.organizations or ((rule.owner,) if placed else ())
    return rule.whom.model_copy(update={"organizations": () if ANY in named else named})


def belongs(organizations: Iterable[Organization]) -> Callable[[Person], frozenset[str]]:
    """Return a function that tells all organisations to which a person belongs.

    A teacher of a school's district belongs to the school, the district and the state it is part
    of. Where the roster names no organisation, the school says which one it is.
    """
    known = {one.id: one for one in organizations}
    of_school = {school.id: one.id for one in known.values() for school in one.schools}
    chains: dict[tuple[str | None, str | None], frozenset[str]] = {}

    def of(person: Person) -> frozenset[str]:
        key = (person.organisation, person.school)
        if key not in chains:
            school = person.school if person.school in known else of_school.get(person.school or "")
            chains[key] = _with_above(known, {one for one in (person.organisation, school) if one})
        return chains[key]

    return of


def fits(whom: Whom, person: Person | None, own: frozenset[str]) -> bool:
    """True for a person whom a rule is for. Who is not on the roster is none of named people."""
    if whom == EVERYBODY:
        return True
    if person is None:
        return False
    return (
        (not whom.organizations or not own.isdisjoint(whom.organizations))
        and (not whom.schools or person.school in whom.schools)
        and (not whom.stages or person.stage in whom.stages)
        and (not whom.tags or not set(person.tags).isdisjoint(whom.tags))
    )


def _with_above(known: Mapping[str, Organization], found: set[str]) -> frozenset[str]:
    """Return organisations and all above them; one that is above itself ends there."""
    waiting = list(found)
    while waiting:
        one = known.get(waiting.pop())
        if one and one.part_of and one.part_of not in found:
            found.add(one.part_of)
            waiting.append(one.part_of)
    return frozenset(found)
