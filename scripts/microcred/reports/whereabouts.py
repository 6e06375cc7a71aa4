"""Schools and organisations: what they are called, who belongs to them, how few are too few."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from microcred.earned import Earned
from microcred.model.evaluators import Person
from microcred.model.organization import Organization, Part
from microcred.offered.offers import Offers
from microcred.reports.report import Ground

FEW = 5
"""The smallest number of people that is told where no organisation says another."""


def end_of(ground: Ground) -> datetime:
    """Return the moment at which the report's day ends, where the programme is."""
    zone = ZoneInfo(ground.program.time_zone)
    after = datetime.combine(ground.today + timedelta(days=1), time(), zone)
    return after.astimezone(UTC) - timedelta(microseconds=1)


def holdings(ground: Ground) -> Mapping[str, Mapping[str, Earned]]:
    """Return what each person holds when the day ends: the latest award, by micro-credential."""
    at = end_of(ground)
    return {
        person: {one.credential: one for one in awards if one.held(at)}
        for person, awards in ground.facts.by_person.items()
    }


def school_names(offers: Offers) -> dict[str, str]:
    """Return the names of all schools that an organisation lists, or that are one themselves."""
    listed = {
        school.id: school.name
        for document in offers.organizations.values()
        for school in document.model.schools
    }
    own = {one.id: one.name for one in _organizations(offers) if one.kind.value == "school"}
    return own | listed


def least_of(offers: Offers, school: str | None = None) -> int:
    """Return how few people are too few, by the organisation that has the school, or by all."""
    every = list(_organizations(offers))
    organizations = [one for one in every if one.schools or _TAKES_PART & {*one.parts}]
    of_school = [
        one.least
        for one in every
        if school == one.id or school in {each.id for each in one.schools}
    ]
    return max(of_school or [one.least for one in organizations] or [FEW])


def members(offers: Offers, people: Iterable[Person], organization: str) -> frozenset[str]:
    """Return who is of an organisation, of one of its schools, or of a part of it."""
    parts = _parts(offers, organization)
    own = {
        school.id for one in _organizations(offers) if one.id in parts for school in one.schools
    } | parts
    return frozenset(
        person.id for person in people if person.organisation in own or person.school in own
    )


_TAKES_PART = frozenset({Part.ADOPTER, Part.RECOGNISER})


def _parts(offers: Offers, organization: str) -> set[str]:
    """Return an organisation with all that belong to it."""
    parts = {organization}
    while True:
        more = {one.id for one in _organizations(offers) if one.part_of in parts} - parts
        if not more:
            return parts
        parts |= more


def _organizations(offers: Offers) -> Iterator[Organization]:
    return (document.model for document in offers.organizations.values())
