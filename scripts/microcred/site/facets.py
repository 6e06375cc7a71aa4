"""The facets of the catalog: what a visitor can filter by. To add one, add a line to FACETS."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from microcred.entry import Entry
from microcred.labels import LABELS, label
from microcred.links import slugified

Values = tuple[tuple[str, str], ...]
"""Pairs of slug (in addresses) and label (on pages)."""

Choice = Mapping[str, frozenset[str]]
"""The slugs chosen, by facet id."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to filter. `order` ranks known slugs; others follow by label. `more`: tucked away."""

    id: str
    label: str
    values: Callable[[Entry], Values]
    order: tuple[str, ...] = ()
    more: bool = False

    def rank(self, slug: str, text: str) -> tuple[int, str]:
        """Return the key that sorts this facet's values."""
        known = self.order.index(slug) if slug in self.order else len(self.order)
        return known, text.casefold()


@dataclass(frozen=True, slots=True)
class Tally:
    """One value of a facet, and how many micro-credentials have it."""

    slug: str
    label: str
    count: int


def _listed(kind: str, field: str, entry: Entry) -> Values:
    """Return the values of a field that holds a word or several, labelled as `kind`."""
    value = getattr(entry, field)
    words = (value,) if isinstance(value, str) else value
    return tuple((word, label(kind, word)) for word in words)


def _vocabulary(
    id_: str, title: str, field: str, more: bool = False, kind: str | None = None
) -> Facet:
    kind = kind or id_
    return Facet(id_, title, partial(_listed, kind, field), tuple(LABELS.get(kind, {})), more)


def _hours(entry: Entry) -> Values:
    """Return the bucket of the most hours it may take, so that a promise of time is kept."""
    slug = "not-stated"
    if entry.hours is not None:
        most = entry.hours[1]
        slug = next((name for limit, name in _BUCKETS if most <= limit), "over-20")
    return ((slug, label("hours", slug)),)


_BUCKETS = ((10, "up-to-10"), (15, "11-15"), (20, "16-20"))


def _tier(entry: Entry) -> Values:
    slug = str(entry.tier or "none")
    return ((slug, label("tier", slug)),)


def _provider(entry: Entry) -> Values:
    return ((slugified(entry.provider), entry.provider),)


FACETS: tuple[Facet, ...] = (
    _vocabulary("area", "Area", "area"),
    _vocabulary("depth", "Depth", "depth"),
    _vocabulary("stage", "Career stage", "stages"),
    Facet("hours", "Time at most", _hours, tuple(LABELS["hours"])),
    _vocabulary("evidence", "Evidence you would send", "evidence"),
    _vocabulary("subject", "Subject", "subjects", more=True),
    _vocabulary("grades", "Grade band", "grades", more=True),
    _vocabulary("role", "Role", "roles", more=True),
    _vocabulary("purpose", "Purpose", "purposes", more=True),
    Facet("tier", "Evidence tier (ESSA)", _tier, tuple(LABELS["tier"]), more=True),
    Facet("provider", "Provider", _provider, more=True),
    _vocabulary("origin", "Origin", "origin", more=True),
    _vocabulary("status", "Status", "status"),
)


def tally(facet: Facet, entries: Iterable[Entry]) -> tuple[Tally, ...]:
    """Return the values of a facet that occur, in its order, with their counts."""
    found: Counter[str] = Counter()
    labels: dict[str, str] = {}
    for entry in entries:
        pairs = dict(facet.values(entry))
        found.update(pairs.keys())
        for slug, text in pairs.items():
            labels.setdefault(slug, text)
    ordered = sorted(labels, key=lambda slug: facet.rank(slug, labels[slug]))
    return tuple(Tally(slug, labels[slug], found[slug]) for slug in ordered)


def misses(entry: Entry, choice: Choice) -> frozenset[str]:
    """Return the facets in which an entry has none of the values chosen there."""
    return frozenset(
        facet.id
        for facet in FACETS
        if choice.get(facet.id)
        and not choice[facet.id].intersection(slug for slug, _ in facet.values(entry))
    )


def matching(entries: Iterable[Entry], choice: Choice) -> tuple[Entry, ...]:
    """Return the entries that fit: any value inside a facet, every facet with a choice."""
    return tuple(entry for entry in entries if not misses(entry, choice))


def counts(entries: Sequence[Entry], choice: Choice) -> dict[str, tuple[Tally, ...]]:
    """Return each facet's tally over the entries that fit all the other facets.

    So a count says how many there would be if that value were the choice in its group, and
    choosing one value of a group does not empty the others.
    """
    missed = [(entry, misses(entry, choice)) for entry in entries]
    return {
        facet.id: tally(facet, (entry for entry, facets in missed if facets <= {facet.id}))
        for facet in FACETS
    }
