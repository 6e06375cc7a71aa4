"""Micro-credentials, ours and others', as pages of offers list them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from microcred import links
from microcred.entry import Entry
from microcred.model.organization import HERE
from microcred.offered.offers import Offers
from microcred.site.chart import Data
from microcred.words import counted

_TAGS = {
    "planned": {"text": "Planned", "icon": "calendar", "tone": "info"},
    "retired": {"text": "Retired", "icon": "archive", "tone": "mute"},
}
NO_PAGE: Data = {"text": "Not published yet", "icon": "clock", "tone": "mute"}


def items(offers: Offers, entries: Mapping[str, Entry], slugs: Iterable[str]) -> list[Data]:
    """Return name, address and state of each micro-credential.

    `elsewhere` names who issues one that is not ours; its address is then a page of theirs, or
    the place where we list it.
    """
    return [item(offers, entries, slug) for slug in slugs]


def item(offers: Offers, entries: Mapping[str, Entry], slug: str) -> Data:
    """Return what is shown of one micro-credential."""
    known = offers.known.get(slug)
    if known is not None and known.catalog != HERE:
        catalog = offers.adopted[known.catalog].model
        where = f"{links.adopted(catalog.id)}#{slug}"
        issuer = offers.organization_name(catalog.issuer)
        return {"name": known.name, "href": where, "lang": "en", "elsewhere": issuer, "tag": None}
    entry = entries.get(slug)
    if entry is None:
        name = offers.credential_name(slug)
        return {"name": name, "href": None, "lang": "en", "elsewhere": None, "tag": NO_PAGE}
    return {
        "name": entry.name,
        "href": links.credential(slug),
        "lang": entry.language,
        "elsewhere": None,
        "tag": _TAGS.get(entry.status),
    }


def elsewhere(offers: Offers) -> list[dict[str, str]]:
    """Return each catalog of another issuer: name, address, how many, by whom."""
    return [
        {
            "name": document.model.name,
            "href": links.adopted(document.model.id),
            "count": counted(len(document.model.credentials), "micro-credential"),
            "issuer": offers.organization_name(document.model.issuer),
        }
        for document in offers.adopted.values()
    ]
