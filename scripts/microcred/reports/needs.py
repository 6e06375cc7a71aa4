"""What organisations need, beside what is offered and held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from microcred.model.organization import Need, Organization
from microcred.model.vocabulary import Area, Status
from microcred.reports.report import Bars, Cell, Column, Ground, Kind, Recipe, Report, Table
from microcred.reports.suppression import told
from microcred.reports.whereabouts import holdings, members
from microcred.words import counted, listed


class Met(NamedTuple):
    """A need, the micro-credentials that serve it now, those that will, and how many hold one."""

    organization: Organization
    need: Need
    offered: tuple[str, ...]
    planned: tuple[str, ...]
    holders: int


def needs(ground: Ground) -> Report:
    """Return the report: each need with what is offered, how many hold it, and what is missing."""
    asked = ground.only("organization", ground.offers.organizations)
    found = [one for one in _met(ground) if asked in (None, one.organization.id)]
    unserved = sum(not one.offered for one in found)
    verb = "has" if unserved == 1 else "have"
    return Report(
        "needs",
        "Needs and offers",
        ground.today,
        (f"{unserved:,} of {counted(len(found), 'need')} {verb} no micro-credential now.",),
        (_table(ground, found), _missing(found)),
        (
            "A need is served by the micro-credentials it names, and by all of its area.",
            (
                "Somebody of the organisation, its schools or its parts who holds one of them "
                "counts once. Fewer than the organisation's `least` are not told, nor is the gap."
            ),
        ),
    )


RECIPE: Final = Recipe(
    "needs",
    "What organisations need, beside what is offered and held.",
    needs,
    only=("organization",),
)


def _met(ground: Ground) -> Iterator[Met]:
    held = holdings(ground)
    for document in ground.offers.organizations.values():
        organization = document.model
        own = members(ground.offers, ground.facts.people.values(), organization.id)
        for need in organization.needs:
            found = serving(ground, need)
            count = sum(not found.keys().isdisjoint(held.get(one, ())) for one in own)
            yield Met(
                organization,
                need,
                tuple(slug for slug, status in found.items() if status is Status.ACTIVE),
                tuple(slug for slug, status in found.items() if status is Status.PLANNED),
                count,
            )


def serving(ground: Ground, need: Need) -> Mapping[str, Status]:
    """Return what serves a need; what another issuer offers is taken to be open."""
    own = {slug: (model.area, model.status) for slug, model in ground.credentials.items()}
    others = {
        one.id: (one.area, Status.ACTIVE)
        for document in ground.offers.adopted.values()
        for one in document.model.credentials
    }
    known: dict[str, tuple[Area | None, Status]] = {**others, **own}
    return {
        slug: status
        for slug, (area, status) in sorted(known.items())
        if slug in need.credentials or (need.area is not None and area is need.area)
    }


def _table(ground: Ground, found: list[Met]) -> Table:
    columns = (
        Column("organization", "Organisation"),
        Column("need", "Need"),
        Column("offered", "Open now"),
        Column("planned", "Planned"),
        Column("wanted", "Wanted", Kind.COUNT),
        Column("held", "Hold one", Kind.COUNT),
        Column("gap", "Missing", Kind.COUNT),
    )
    rows = tuple(
        (
            one.organization.name,
            one.need.name,
            listed([ground.offers.credential_name(slug) for slug in one.offered]) or None,
            listed([ground.offers.credential_name(slug) for slug in one.planned]) or None,
            one.need.wanted,
            told(one.holders, one.organization.least),
            _gap(one),
        )
        for one in found
    )
    return Table("needs", "Needs", columns, rows, Bars("need", "held", "gap"))


def _gap(met: Met) -> Cell:
    """Return how many are missing; not told where it would tell how few there are."""
    if met.need.wanted is None:
        return None
    count = told(met.holders, met.organization.least)
    return max(met.need.wanted - count, 0) if isinstance(count, int) else count


def _missing(found: list[Met]) -> Table:
    columns = (
        Column("organization", "Organisation"),
        Column("need", "Need"),
        Column("coming", "Planned"),
    )
    rows = tuple(
        (one.organization.name, one.need.name, "yes" if one.planned else "no")
        for one in found
        if not one.offered
    )
    return Table("unserved", "Needs that nothing serves now", columns, rows)
