"""The catalog as every format sees it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from microcred import links
from microcred.entry import Entry
from microcred.model.program import Issuer, Program
from microcred.releases import version_key

PUBLISHED = frozenset({"planned", "active", "retired"})


@dataclass(frozen=True, slots=True)
class CatalogView:
    """The catalog as a whole: plain values, no clock.

    `updated` maps a slug to the ISO date of its definition's last change, where that is known;
    `versions` maps a slug to its frozen versions; `elsewhere` are catalogs of other issuers.
    """

    entries: Iterable[Entry]
    program: Program
    issuer: Issuer
    updated: Mapping[str, str]
    versions: Mapping[str, Iterable[str]]
    elsewhere: Sequence[Mapping[str, str]] = ()

    @property
    def published(self) -> list[Entry]:
        """Return the entries that anyone may see, by id. Drafts are never among them."""
        entries = (entry for entry in self.entries if entry.status in PUBLISHED)
        return sorted(entries, key=lambda entry: entry.id)

    def changed(self, entry: Entry) -> str | None:
        """Return the ISO date of the last change, else of the last review, else None."""
        return self.updated.get(entry.id) or entry.reviewed

    def frozen(self, entry: Entry) -> list[str]:
        """Return the frozen versions, newest first."""
        return newest_first(self.versions.get(entry.id, ()))

    def whole(self, path: str) -> str:
        """Return a path of the site as an absolute address."""
        return links.whole(self.program, path)


def newest_first(versions: Iterable[str]) -> list[str]:
    """Return versions, the newest one first."""
    return sorted(versions, key=version_key, reverse=True)


def mark(slug: str) -> str:
    """Return the address of the small badge."""
    return f"credentials/{slug}/mark.svg"


def data(slug: str) -> str:
    """Return the address of a micro-credential's JSON file."""
    return f"credentials/{slug}.json"


def release(slug: str, version: str) -> str:
    """Return the address of the frozen release of a version."""
    return f"{links.permanent(slug, version)}release.json"
