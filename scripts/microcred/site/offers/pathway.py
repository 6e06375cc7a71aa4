"""The page of a pathway, as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from microcred import links
from microcred.entry import Entry
from microcred.labels import label
from microcred.model.pathway import Pathway, Requirement, Standing
from microcred.offered.offers import Offers
from microcred.pathways import asks, everything_on, picture
from microcred.site.chart import Data
from microcred.site.offers.counting import counts_toward
from microcred.site.offers.listing import item, items
from microcred.site.offers.words import sourced
from microcred.words import counted, number, sentence

STANDINGS = {
    Standing.IN_FORCE: {"text": "Open", "icon": "check", "tone": "ok"},
    Standing.DRAFT: {"text": "Planned", "icon": "calendar", "tone": "info"},
    Standing.ENDED: {"text": "Ended", "icon": "archive", "tone": "mute"},
}


def pathway_page(
    pathway: Pathway, offers: Offers, entries: Mapping[str, Entry], today: date
) -> Data:
    """Return the data of a pathway's page."""
    last = item(offers, entries, pathway.capstone) if pathway.capstone else None
    return {
        "name": pathway.name,
        "kind": label("pathway", pathway.kind.value),
        "tag": STANDINGS[pathway.status],
        "goal": pathway.goal,
        "organization": {
            "name": offers.organization_name(pathway.organization),
            "href": links.organization(pathway.organization),
        },
        "stages": [label("stage", stage.value) for stage in pathway.stages],
        "picture": picture(pathway, last["name"] if last else None),
        "steps": [_step(one, offers, entries) for one in pathway.requirements],
        "capstone": last,
        "order": list(_order(pathway, offers, entries)),
        "shared": pathway.shared,
        "counts": counts_toward(offers, everything_on(pathway), today),
        "followed": [
            {"name": document.model.name, "href": links.series(document.model.id)}
            for document in offers.series.values()
            if document.model.pathway == pathway.id
        ],
        "source": sourced(pathway.source, pathway.as_of),
    }


def pathway_line(pathway: Pathway, offers: Offers) -> Data:
    """Return what a list shows of a pathway."""
    steps = len(pathway.requirements) + bool(pathway.capstone)
    return {
        "name": pathway.name,
        "href": links.pathway(pathway.id),
        "tag": STANDINGS[pathway.status],
        "text": pathway.goal,
        "facts": [offers.organization_name(pathway.organization), counted(steps, "step")],
    }


def _step(one: Requirement, offers: Offers, entries: Mapping[str, Entry]) -> Data:
    """Return a step with its lists; each says how many of it are asked for."""
    if one.groups:
        lists = [
            _list(
                group.name, _any(group.at_least, len(group.choices)), group.choices, offers, entries
            )
            for group in one.groups
        ]
    elif one.either:
        lists = [
            _list(f"Way {place + 1}", "all of it", way, offers, entries)
            for place, way in enumerate(one.either)
        ]
    else:
        lists = [_list(None, "", one.choices, offers, entries)]
    return {"name": one.name, "asks": sentence(asks(one)), "lists": lists}


def _list(
    name: str | None,
    says: str,
    slugs: tuple[str, ...],
    offers: Offers,
    entries: Mapping[str, Entry],
) -> Data:
    return {"name": name, "asks": says, "items": items(offers, entries, slugs)}


def _any(at_least: int, count: int) -> str:
    if at_least < count:
        return f"any {number(at_least)} of {number(count)}"
    return "this one" if count == 1 else f"all {number(count)}"


def _order(pathway: Pathway, offers: Offers, entries: Mapping[str, Entry]) -> Iterator[Data]:
    for one in pathway.prerequisites:
        yield {
            "first": items(offers, entries, one.needs),
            "then": item(offers, entries, one.credential),
        }
