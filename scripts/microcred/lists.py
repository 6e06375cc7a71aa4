"""The plain facet pages: which of them changed, and writing those."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from microcred.entry import Entry
from microcred.files import write_if_changed
from microcred.inputs import digest
from microcred.model.program import Program
from microcred.site import hubs
from microcred.site.catalog_files import list_page
from microcred.workshop import Workshop

CHUNK = 20

Marks = dict[str, str]


def marked(entries: Sequence[Entry]) -> Iterator[tuple[hubs.Page, str]]:
    """Yield each facet page with a mark that differs when anything on it does."""
    marks = {entry.id: digest([repr(entry)]) for entry in entries}
    for page in hubs.direct(entries):
        shown = [marks[slug] for slug in page.shows]
        rest = {name: value for name, value in page.data.items() if name != "cards"}
        yield page, digest([page.title, page.description, repr(rest), *shown])


def changed(entries: Sequence[Entry], known: Mapping[str, str]) -> tuple[Marks, list[hubs.Page]]:
    """Return the marks of all facet pages by address, and the pages that differ from `known`."""
    marks: Marks = {}
    pages: list[hubs.Page] = []
    for page, mark in marked(entries):
        marks[page.address] = mark
        if known.get(page.address) != mark:
            pages.append(page)
    return marks, pages


def write(workshop: Workshop, program: Program, shell: str, pages: Sequence[hubs.Page]) -> None:
    """Write facet pages into the site in preparation."""
    for page in pages:
        path, data = list_page(page, program, shell)
        write_if_changed(workshop.site / path, data)
