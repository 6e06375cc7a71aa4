"""`/catalog.json`: the whole catalog, for programs."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from microcred import __version__, links
from microcred.entry import Entry
from microcred.formats.jsontext import json_text
from microcred.formats.view import CatalogView, data, mark

FORMAT: Final = 1
"""Goes up when a field below is renamed, removed or changes its meaning; not when one is added."""

FIELDS: Final = MappingProxyType(
    {
        "id": "the micro-credential's id, which never changes",
        "version": "the version its definition has now",
        "versions": "the frozen versions, newest first; empty before the first one",
        "status": "planned, active or retired",
        "name": "its name",
        "description": "what it is about, in a sentence",
        "competency": "the one competency that an award vouches for",
        "area": "the area of teaching",
        "depth": "foundation, practice or lead",
        "language": "the language it is written in, as a BCP 47 tag",
        "subjects": "school subjects; `any` for every one",
        "grades": "grade bands",
        "roles": "whom it is for",
        "stages": "career stages it suits",
        "provider": "who wrote it",
        "origin": "in-house or external",
        "funder": "who paid for it, or null",
        "purposes": "why it is offered",
        "policy_uses": "strands of teaching policy it can serve",
        "hours": "the work to expect as `min` and `max`, or null where not stated",
        "tier": "the ESSA evidence tier, 1 to 4, or null where none is claimed",
        "evidence": "kinds of evidence it asks for",
        "opens": "when a planned one opens, in words, or null",
        "replaced_by": "the id of a retired one's successor, or null",
        "reviewed": "the ISO date of its last review, or null",
        "updated": "the ISO date of its last change, else of its last review, or null",
        "url": "its page",
        "permanent_url": "the page of its newest frozen version, or null before there is one",
        "json_url": "all of it as JSON",
        "mark_url": "its small badge, an SVG image",
    }
)
"""The fields of an entry and what they hold. Every entry has all of them, in this order."""

_COPIED: Final = (
    "id", "version", "status", "name", "description", "competency", "area", "depth", "language",
    "subjects", "grades", "roles", "stages", "provider", "origin", "funder", "purposes",
    "policy_uses", "tier", "evidence", "opens", "replaced_by", "reviewed",
)  # fmt: skip


def catalog_json(view: CatalogView) -> bytes:
    """Return the catalog as a JSON object. The same catalog always gives the same bytes.

    Its fields: `format`; `generated_from` (the versions of microcred and of the programme's
    settings); `program`; `issuer`; `count`; and `credentials`, whose fields are FIELDS.
    """
    program, issuer = view.program, view.issuer
    entries = view.published
    fields = {
        "format": FORMAT,
        "generated_from": {"microcred": __version__, "program_format": program.format},
        "program": {"name": program.name, "url": program.url, "language": program.language},
        "issuer": {"name": issuer.name, "url": issuer.url},
        "count": len(entries),
        "credentials": [_entry(view, entry) for entry in entries],
    }
    return json_text(fields).encode()


def _entry(view: CatalogView, entry: Entry) -> dict[str, object]:
    versions = view.frozen(entry)
    permanent = links.permanent(entry.id, versions[0]) if versions else None
    values: dict[str, object] = {name: getattr(entry, name) for name in _COPIED}
    values |= {
        "versions": versions,
        "hours": {"min": entry.hours[0], "max": entry.hours[1]} if entry.hours else None,
        "updated": view.changed(entry),
        "url": view.whole(links.credential(entry.id)),
        "permanent_url": view.whole(permanent) if permanent else None,
        "json_url": view.whole(data(entry.id)),
        "mark_url": view.whole(mark(entry.id)),
    }
    return {name: values[name] for name in FIELDS}
