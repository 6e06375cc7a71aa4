"""A micro-credential as a card, and the order of cards."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from microcred import links
from microcred.entry import Entry
from microcred.labels import LABELS, label
from microcred.words import span

Json = dict[str, Any]

_AREAS = tuple(LABELS["area"])
_DEPTHS = tuple(LABELS["depth"])


def ordered(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return entries by area, then depth, then name; after all others those that are retired."""
    return tuple(sorted(entries, key=_by_area))


def _by_area(entry: Entry) -> tuple[bool, int, int, str, str]:
    return (
        entry.status == "retired",
        _AREAS.index(entry.area),
        _DEPTHS.index(entry.depth),
        entry.name.casefold(),
        entry.id,
    )


def card(entry: Entry) -> Json:
    """Return what a card shows: which skill, area and depth, how long, what one would send."""
    return {
        "id": entry.id,
        "href": links.credential(entry.id),
        "lang": entry.language,
        "title": entry.name,
        "text": entry.description,
        "area": label("area", entry.area),
        "depth": label("depth", entry.depth),
        "hours": hours(entry),
        "evidence": [{"kind": kind, "text": label("evidence", kind)} for kind in entry.evidence],
        "tag": tag(entry),
    }


def hours(entry: Entry) -> str | None:
    """Return “8–12 hours”, or nothing where the definition does not say."""
    return span(*entry.hours, "hour") if entry.hours else None


def tag(entry: Entry) -> Json | None:
    """Return the state that a list points out: planned or retired. Open ones carry none."""
    text = note(entry)
    if text is None:
        return None
    planned = entry.status == "planned"
    return {
        "icon": "calendar" if planned else "archive",
        "tone": "info" if planned else "mute",
        "text": text,
    }


def note(entry: Entry) -> str | None:
    """Return the words of the state, “Planned for autumn 2027”, or nothing for an open one."""
    if entry.status == "retired":
        return label("status", entry.status)
    if entry.status != "planned":
        return None
    opens = entry.opens or ""
    if opens.lower().startswith("planned"):
        return opens
    return f"Planned for {opens}" if opens else "Planned"
