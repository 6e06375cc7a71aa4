"""The pages that lead to micro-credentials, as data for templates.

`generated` pages pass through the engine; `direct` ones are drawn straight into the site's frame.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from microcred import links
from microcred.entry import Entry
from microcred.model.program import Program
from microcred.site.cards import Json, card, ordered
from microcred.site.catalog import catalog_page
from microcred.site.facets import FACETS, Facet, Tally, tally
from microcred.site.home import home_page, shelf_page
from microcred.site.providers import by_provider, provider_page, providers_page
from microcred.words import counted

PAGE_SIZE = 100
"""Micro-credentials on one plain facet page."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as data: its address, the template that lays it out, and what that is given.

    `shows` are the micro-credentials of which it has cards.
    """

    address: str
    template: str
    title: str
    description: str
    data: Json
    shows: tuple[str, ...] = ()


def generated(
    entries: Iterable[Entry],
    program: Program,
    pages: Collection[str] = (),
    checks: bool = True,
    elsewhere: Sequence[Mapping[str, str]] = (),
) -> Iterator[Page]:
    """Yield the hubs that the engine lays out.

    `entries` are those published, drafts left out; `pages` the addresses of hand-written pages,
    which decide where the first page leads; `checks` says whether the site has what checks badges
    in browsers; `elsewhere` are catalogs of other issuers, for the catalog page to lead to.
    """
    entries = ordered(entries)
    yield Page("", "home.html", program.name, program.tagline, home_page(entries, program, pages))
    yield Page(
        links.CATALOG,
        "catalog.html",
        "Catalog",
        f"All {counted(len(entries), 'micro-credential')} of {program.name}: find one by area,"
        " time, evidence and career stage.",
        catalog_page(entries) | {"elsewhere": list(elsewhere)},
    )
    yield Page(
        links.VERIFY,
        "verify.html",
        "Check a badge",
        "Find out who issued a badge, to whom, and whether it still stands.",
        {"checks": checks, "programme": links.whole(program, ""), "name": program.name},
    )
    yield from _shelves(entries, program)
    yield from _providers(entries, program)


def _shelves(entries: Sequence[Entry], program: Program) -> Iterator[Page]:
    for shelf in program.shelves:
        data = shelf_page(shelf, entries, program.shelves)
        yield Page(links.shelf(shelf.id), "shelf.html", shelf.title, shelf.lead, data)


def _providers(entries: Sequence[Entry], program: Program) -> Iterator[Page]:
    groups = by_provider(entries)
    yield Page(
        links.PROVIDERS,
        "providers.html",
        "Providers",
        f"Who wrote the micro-credentials of {program.name}, and on what terms.",
        providers_page(groups),
    )
    for slug, group in groups.items():
        yield Page(
            f"{links.PROVIDERS}{slug}/",
            "provider.html",
            group[0].provider,
            f"Micro-credentials by {group[0].provider} in the catalog of {program.name}.",
            provider_page(group),
        )


def direct(entries: Iterable[Entry]) -> Iterator[Page]:
    """Yield the plain facet pages, 100 micro-credentials on each, that need no script."""
    entries = ordered(entries)
    cards = {entry.id: card(entry) for entry in entries}
    for facet in FACETS:
        fitting: dict[str, list[str]] = {}
        for entry in entries:
            for slug in dict(facet.values(entry)):
                fitting.setdefault(slug, []).append(entry.id)
        for value in tally(facet, entries):
            yield from _facet_pages(facet, value, fitting[value.slug], cards)


def _facet_pages(
    facet: Facet, value: Tally, fitting: Sequence[str], cards: Mapping[str, Json]
) -> Iterator[Page]:
    last = -(-len(fitting) // PAGE_SIZE)
    for number in range(1, last + 1):
        start = (number - 1) * PAGE_SIZE
        shown = tuple(fitting[start : start + PAGE_SIZE])
        title = f"{facet.label}: {value.label}" + (f", page {number}" if number > 1 else "")
        yield Page(
            links.facet(facet.id, value.slug, number),
            "facet.html",
            title,
            f"{counted(value.count, 'micro-credential')}: {facet.label.lower()}, {value.label}.",
            {
                "facet": facet.label,
                "value": value.label,
                "count": value.count,
                "first": start + 1,
                "cards": [cards[slug] for slug in shown],
                "catalog": links.filtered(facet.id, value.slug),
                "previous": _facet_link(facet, value, number - 1, last),
                "next": _facet_link(facet, value, number + 1, last),
                "page": number,
                "pages": last,
            },
            shown,
        )


def _facet_link(facet: Facet, value: Tally, number: int, last: int) -> str | None:
    return links.facet(facet.id, value.slug, number) if 1 <= number <= last else None
