"""The catalog page, and its data in parts that a browser fetches on use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from microcred import links
from microcred.entry import Entry
from microcred.site.cards import Json, card, hours, note
from microcred.site.facets import FACETS, Facet, Tally, tally

FIRST_VIEW = 60
"""Cards in the page itself; the rest comes in parts."""

PART = 1000
"""Entries in one part."""

VALUES_SHOWN = 40
"""Values of one facet in the page; there may be hundreds of providers, each with its own page."""

SORTS = (
    {"id": "area", "text": "Area, then depth"},
    {"id": "name", "text": "Name"},
    {"id": "hours", "text": "Shortest first"},
    {"id": "reviewed", "text": "Last reviewed"},
)


def catalog_page(entries: Sequence[Entry]) -> Json:
    """Return the data of the catalog page. `entries` are in catalog order."""
    return {
        "count": len(entries),
        "parts": part_count(entries),
        "sorts": list(SORTS),
        "facets": [data for facet in FACETS if (data := _facet(facet, entries))],
        "cards": [card(entry) for entry in entries[:FIRST_VIEW]],
    }


def _facet(facet: Facet, entries: Sequence[Entry]) -> Json | None:
    """Return a facet's fieldset, or nothing where no micro-credential has a value for it."""
    values = tally(facet, entries)
    if not values:
        return None
    shown = set(sorted(values, key=lambda value: -value.count)[:VALUES_SHOWN])
    return {
        "id": facet.id,
        "label": facet.label,
        "more": facet.more,
        "values": [_value(facet, value) for value in values if value in shown],
        "hidden": len(values) - len(shown),
    }


def _value(facet: Facet, value: Tally) -> Json:
    return {
        "slug": value.slug,
        "label": value.label,
        "count": value.count,
        "href": links.facet(facet.id, value.slug),
    }


def part_count(entries: Sequence[Entry]) -> int:
    """Return into how many parts the entries fall."""
    return -(-len(entries) // PART)


def catalog_parts(entries: Sequence[Entry]) -> Iterator[tuple[str, Json]]:
    """Yield address and data of each part of 1,000 entries, in columns to keep them small.

    A facet's column holds indices into `values`, pairs of slug and label; only the first part
    carries `values`, for the whole catalog. `most` is the most hours, `note` the words of a
    state worth pointing out.
    """
    values = {facet.id: _pairs(facet, entries) for facet in FACETS}
    index = {
        name: {slug: at for at, (slug, _) in enumerate(pairs)} for name, pairs in values.items()
    }
    for number in range(1, part_count(entries) + 1):
        part = entries[(number - 1) * PART : number * PART]
        data: Json = {"columns": _columns(part), "facets": _facet_columns(part, index)}
        if number == 1:
            data["values"] = values
        yield links.part(number), data


def _pairs(facet: Facet, entries: Sequence[Entry]) -> list[tuple[str, str]]:
    return [(value.slug, value.label) for value in tally(facet, entries)]


def _columns(part: Sequence[Entry]) -> dict[str, list[object]]:
    return {
        "id": [entry.id for entry in part],
        "lang": [entry.language for entry in part],
        "title": [entry.name for entry in part],
        "text": [entry.description for entry in part],
        "hours": [hours(entry) for entry in part],
        "most": [entry.hours[1] if entry.hours else None for entry in part],
        "reviewed": [entry.reviewed for entry in part],
        "note": [note(entry) for entry in part],
    }


def _facet_columns(
    part: Sequence[Entry], index: dict[str, dict[str, int]]
) -> dict[str, list[list[int]]]:
    return {
        facet.id: [
            list(dict.fromkeys(index[facet.id][slug] for slug, _ in facet.values(entry)))
            for entry in part
        ]
        for facet in FACETS
    }
