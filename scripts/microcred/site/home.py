"""The first page: what this is, two ways in, and the shelves for two kinds of visitor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from microcred import links
from microcred.entry import Entry
from microcred.model.program import Program, Shelf
from microcred.site.cards import Json, card
from microcred.site.facets import FACETS, tally
from microcred.words import closed, listed, span

WALL = 12
"""Badges on the wall beside the promise."""

FIRST_ONES = 3
SHELF_TOP = 3


@dataclass(frozen=True, slots=True)
class Door:
    """A way on for someone who is not choosing a micro-credential."""

    page: str
    title: str
    text: str
    button: str


DOORS = (
    Door(
        links.PROGRAMMES,
        "Looking for a path?",
        "Follow a pathway at your own pace, or join a programme with others. See what is open and"
        " what is planned.",
        "See programmes",
    ),
    Door(
        links.ORGANIZATIONS,
        "What does it count toward?",
        "See who recognises which micro-credentials, by which rule, and where that can be read.",
        "See organisations",
    ),
    Door(
        links.REQUESTS,
        "Missing a skill?",
        "Ask for a micro-credential, or vote for what others asked for. Each request gets an"
        " answer.",
        "See requests",
    ),
    Door(
        links.QUEUE,
        "Waiting for an answer?",
        "See how many submissions wait for evaluators and for how long, and how many answers came"
        " in time.",
        "See the queue",
    ),
    Door(
        "about/",
        "Hiring or approving a teacher?",
        "Each micro-credential names one skill and shows the rubric it is scored against. Read what"
        " that tells you, and what it does not.",
        "What it is, and is not",
    ),
    Door(
        "guides/evaluators/",
        "Scoring for this programme?",
        "There is one text: the rubric you score with is the one the teacher read. See how to read"
        " it, and what to settle before you look at evidence.",
        "Guide for evaluators",
    ),
    Door(
        "guides/coordinators/",
        "Running this in a district?",
        "See what it takes to offer micro-credentials of your own, and to keep them current.",
        "Guide for coordinators",
    ),
)


def home_page(entries: Sequence[Entry], program: Program, pages: Collection[str]) -> Json:
    """Return the data of the first page. `pages` are the addresses of hand-written pages."""
    shelves = [shelf_teaser(shelf, entries) for shelf in program.shelves]
    active = [entry for entry in entries if entry.status == "active"]
    return {
        "tagline": closed(program.tagline),
        "count": len(entries),
        "all": _see_all(entries),
        "hours": _span_of_hours(active),
        "wall": [entry.id for entry in _across_areas(active)][:WALL],
        "shelves": [shelf for shelf in shelves if shelf["cards"]],
        "areas": _areas(entries),
        "first": [card(entry) for entry in good_first_ones(entries, program)],
        "coming": [card(entry) for entry in entries if entry.status == "planned"],
        "doors": [_door(door) for door in DOORS if door.page in pages],
    }


def _door(door: Door) -> Json:
    return {"href": door.page, "title": door.title, "text": door.text, "button": door.button}


def _see_all(entries: Sequence[Entry]) -> str:
    """Return “See all 23: 21 open, 1 planned and 1 retired”, or just “See all 21”."""
    states = Counter(entry.status for entry in entries)
    shown = [(states[status], word) for status, word in _STATES.items() if states[status]]
    said = listed([f"{count:,} {word}" for count, word in shown])
    return f"See all {len(entries):,}" + (f": {said}" if set(states) - {"active"} else "")


_STATES = {"active": "open", "planned": "planned", "retired": "retired"}


def _span_of_hours(entries: Sequence[Entry]) -> str | None:
    known = [entry.hours for entry in entries if entry.hours]
    if not known:
        return None
    return span(min(low for low, _ in known), max(high for _, high in known), "hour")


def _across_areas(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Yield entries so that neighbours differ in area: the first of each, then the second."""
    by_area: dict[str, list[Entry]] = {}
    for entry in entries:
        by_area.setdefault(entry.area, []).append(entry)
    for row in range(max(map(len, by_area.values()), default=0)):
        yield from (group[row] for group in by_area.values() if row < len(group))


def _areas(entries: Sequence[Entry]) -> list[Json]:
    area = next(facet for facet in FACETS if facet.id == "area")
    return [
        {
            "id": value.slug,
            "label": value.label,
            "count": value.count,
            "href": links.facet("area", value.slug),
            "band": links.band(value.slug),
        }
        for value in tally(area, entries)
    ]


def good_first_ones(entries: Sequence[Entry], program: Program) -> tuple[Entry, ...]:
    """Return the three shortest open foundation ones, each of another area.

    Those that lead a shelf are left out: the page shows them already.
    """
    led = {slug for shelf in program.shelves for slug in shelf.first[:SHELF_TOP]}
    candidates = sorted(
        (
            entry
            for entry in entries
            if entry.status == "active" and entry.depth == "foundation" and entry.id not in led
        ),
        key=lambda entry: (entry.hours or (999, 999))[1],
    )
    return tuple(_across_areas(candidates))[:FIRST_ONES]


def shelf_teaser(shelf: Shelf, entries: Sequence[Entry]) -> Json:
    """Return a shelf as the first page shows it: its lead and the first few of its open ones."""
    chosen = on_shelf(shelf, entries)
    return {
        "title": shelf.title,
        "lead": shelf.lead,
        "href": links.shelf(shelf.id),
        "count": len(chosen),
        "cards": [card(entry) for entry in chosen[:SHELF_TOP]],
    }


def shelf_page(shelf: Shelf, entries: Sequence[Entry], shelves: Sequence[Shelf]) -> Json:
    """Return the data of a shelf's own page."""
    chosen = on_shelf(shelf, entries)
    return {
        "title": shelf.title,
        "lead": shelf.lead,
        "count": len(chosen),
        "cards": [card(entry) for entry in chosen],
        "coming": [
            card(entry) for entry in entries if entry.status == "planned" and fits(shelf, entry)
        ],
        "others": [
            {"title": other.title, "href": links.shelf(other.id)}
            for other in shelves
            if other.id != shelf.id
        ],
    }


def on_shelf(shelf: Shelf, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the open ones that fit a shelf, those it names first in the order it names them."""
    open_now = [entry for entry in entries if entry.status == "active"]
    named = {entry.id: entry for entry in open_now if entry.id in shelf.first}
    first = tuple(named[slug] for slug in shelf.first if slug in named)
    return first + tuple(
        entry for entry in open_now if entry.id not in named and fits(shelf, entry)
    )


def fits(shelf: Shelf, entry: Entry) -> bool:
    """Tell whether a shelf's career stages and depths, where it names any, take an entry."""
    return (not shelf.stages or bool(set(shelf.stages) & set(entry.stages))) and (
        not shelf.depths or entry.depth in shelf.depths
    )
