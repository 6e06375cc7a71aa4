"""Who wrote the micro-credentials: the list of providers, and a page for each."""

from __future__ import annotations

from collections.abc import Sequence

from microcred import links
from microcred.entry import Entry
from microcred.labels import label
from microcred.site.cards import Json, card


def by_provider(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    """Return entries by the slug of their provider, in-house ones first, then by name."""
    groups: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda one: (one.origin == "external", one.provider)):
        groups.setdefault(links.slugified(entry.provider), []).append(entry)
    return groups


def providers_page(groups: dict[str, list[Entry]]) -> Json:
    """Return the data of the list of providers."""
    return {"providers": [_summary(group) for group in groups.values()]}


def _summary(group: Sequence[Entry]) -> Json:
    name = group[0].provider
    return {
        "name": name,
        "href": links.provider(name),
        "origin": label("origin", group[0].origin),
        "count": len(group),
        "marks": [entry.id for entry in group[:6]],
    }


def provider_page(group: Sequence[Entry]) -> Json:
    """Return the data of a provider's page: origin, terms, address, funders, what they wrote."""
    return {
        "name": group[0].provider,
        "origin": label("origin", group[0].origin),
        "external": any(entry.origin == "external" for entry in group),
        "urls": _distinct([entry.provider_url for entry in group]),
        "terms": _distinct([entry.provider_terms for entry in group]),
        "funders": _distinct([entry.funder for entry in group]),
        "cards": [card(entry) for entry in group],
    }


def _distinct(values: Sequence[str | None]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))
