"""What mentoring looks at, as it is at one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Final

from microcred.facts import Facts
from microcred.model.credential import Credential
from microcred.model.evaluators import Person, Shows
from microcred.model.organization import Organization
from microcred.model.pathway import Pathway
from microcred.model.people import Goal, Meeting, Work
from microcred.offered.offers import Offers

FIRST_YEAR: Final = "first-year"
"""The tag of somebody in their first year of teaching."""


@dataclass(frozen=True)
class Scene:
    """People, what is offered to them, and the moment at which all is looked at.

    `at` is when `today` ends, where the programme is.
    """

    facts: Facts
    offers: Offers
    at: datetime
    today: date
    credentials: Mapping[str, Credential] = field(default_factory=dict)

    @cached_property
    def held(self) -> Mapping[str, frozenset[str]]:
        """Return the micro-credentials that each person holds."""
        return {
            person: frozenset(one.credential for one in awards if one.held(self.at))
            for person, awards in self.facts.by_person.items()
        }

    @cached_property
    def work(self) -> Mapping[str, tuple[Work, ...]]:
        """Return what is known of each person's work."""
        found: dict[str, list[Work]] = {}
        for one in self.facts.work:
            found.setdefault(one.person, []).append(one)
        return {person: tuple(rows) for person, rows in found.items()}

    @cached_property
    def learning(self) -> frozenset[str]:
        """Return everybody with something under way, planned or applied for."""
        held = {(one.person, one.credential) for one in self.facts.earned if one.held(self.at)}
        begun = (
            one.person
            for one in self.facts.work
            if one.awarded is None and (one.person, one.credential) not in held
        )
        applied = (one.person for one in self.facts.applications if one.withdrawn is None)
        return frozenset((*begun, *applied, *self.goals))

    @cached_property
    def mentees(self) -> Mapping[str, tuple[Person, ...]]:
        """Return those whom each mentor has, in the order of ids."""
        found: dict[str, list[Person]] = {}
        for _, person in sorted(self.facts.people.items()):
            if person.mentor:
                found.setdefault(person.mentor, []).append(person)
        return {mentor: tuple(people) for mentor, people in found.items()}

    @cached_property
    def willing(self) -> tuple[Person, ...]:
        """Return those who hold an award and chose to be on the list of mentors.

        Who mentors fewest comes first, then by id.
        """
        found = [
            person
            for person in self.facts.people.values()
            if Shows.MENTORS in person.shows and self.held.get(person.id)
        ]
        return tuple(sorted(found, key=lambda one: (len(self.mentees.get(one.id, ())), one.id)))

    @cached_property
    def willing_at(self) -> Mapping[str, tuple[Person, ...]]:
        """Return those of each school."""
        found: dict[str, list[Person]] = {}
        for person in self.willing:
            found.setdefault(person.school or "", []).append(person)
        return {school: tuple(people) for school, people in found.items() if school}

    @cached_property
    def goals(self) -> Mapping[str, tuple[Goal, ...]]:
        """Return each person's plan."""
        found: dict[str, list[Goal]] = {}
        for one in self.facts.goals:
            found.setdefault(one.person, []).append(one)
        return {person: tuple(rows) for person, rows in found.items()}

    @cached_property
    def pathways(self) -> Mapping[str, tuple[Pathway, ...]]:
        """Return the pathways of the series that each person applied for, the latest first."""
        found: dict[str, dict[str, Pathway]] = {}
        for one in sorted(self.facts.applications, key=lambda one: one.at, reverse=True):
            series = self.offers.series.get(one.series)
            pathway = self.offers.pathways.get((series.model.pathway if series else "") or "")
            if pathway and one.withdrawn is None:
                found.setdefault(one.person, {}).setdefault(pathway.model.id, pathway.model)
        return {person: tuple(named.values()) for person, named in found.items()}

    @cached_property
    def meetings(self) -> Mapping[tuple[str, str], tuple[Meeting, ...]]:
        """Return the meetings until today of each mentor and teacher, in order."""
        found: dict[tuple[str, str], list[Meeting]] = {}
        for one in sorted(self.facts.meetings, key=lambda one: one.on):
            if one.on <= self.today:
                found.setdefault((one.mentor, one.person), []).append(one)
        return {pair: tuple(rows) for pair, rows in found.items()}

    def organization(self, person: Person) -> Organization | None:
        """Return somebody's organisation: the one they name, or the one that has their school."""
        named = self.offers.organizations.get(person.organisation or "")
        return named.model if named else self._by_school.get(person.school or "")

    @cached_property
    def _by_school(self) -> Mapping[str, Organization]:
        models = [document.model for document in self.offers.organizations.values()]
        return {school.id: model for model in models for school in model.schools}
