"""Evidence items in a block: `Two lesson recordings, item 2: could not open — asks for a login`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from microcred.model.scorecard import Comparison, ItemCheck
from microcred.scorecards.keys import LONGEST, Names, nearest, plain
from microcred.scorecards.layout import Layout, as_read
from microcred.scorecards.prose import BULLET

RESULTS: Final[Mapping[Comparison, tuple[str, ...]]] = MappingProxyType(
    {
        Comparison.MATCHED: ("matched", "matches", "match", "the same", "same"),
        Comparison.DIFFERS: (
            *("differs", "different", "differed", "does not match", "doesn't match"),
            *("did not match", "didn't match", "not matched", "no match", "not the same"),
        ),
        Comparison.NOT_COMPARED: (
            *("could not compare", "couldn't compare", "could not be compared", "not compared"),
            *("couldn't be compared", "cannot compare", "can't compare", "cannot be compared"),
        ),
        Comparison.NOT_OPENED: (
            *("could not open", "couldn't open", "could not be opened", "not opened"),
            *("couldn't be opened", "cannot open", "can't open", "cannot be opened"),
            *("does not open", "doesn't open", "did not open", "won't open", "would not open"),
        ),
    }
)
"""What is written of an item that was opened and compared, and what else is understood."""

WORDS: Final = tuple(phrases[0] for phrases in RESULTS.values())
"""The four results as they are written."""

_PARTED = re.compile(r"[:\uff1a=]| [-–—] ")
_ITEM = re.compile(
    r"(?P<slot>.*?)[ ,;]*(?P<word>\b(?:item|no\.?|number|nr\.?)|#)? *#?(?P<item>[0-9]{1,2})",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\s*(?:[—–:;,.]|--?)?\s*")


def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    spelt = (r"[\W_]*".join(re.findall(r"\w+", phrase)) for phrase in longest_first)
    return re.compile(rf"(?P<opened>[\W_]*)(?:{'|'.join(spelt)})(?!\w)", re.IGNORECASE)


_PATTERNS: Final = {result: _pattern(phrases) for result, phrases in RESULTS.items()}


class Place(NamedTuple):
    """Which item a line is about, and what stands behind it."""

    slots: tuple[str, ...]
    item: int
    named: str
    rest: str


class Result(NamedTuple):
    """What was found, and a note on it."""

    result: Comparison
    note: str


def begins(line: str, slots: Names) -> bool:
    """True for a line that is about an item: one with a bullet, or that names a slot."""
    if line.startswith("\\"):
        return False
    return BULLET.match(line) is not None or bool((found := place(line, slots)) and found.slots)


def place(line: str, slots: Names) -> Place | None:
    """Return which item a line is about, None where nothing parts an item from its result.

    Of several places to part it the first is taken in front of which a slot is named.
    """
    bullet = BULLET.match(line)
    text = line[bullet.end() :] if bullet else line
    first = None
    for parted in _PARTED.finditer(text):
        if parted.start() > LONGEST:
            break
        named, rest = text[: parted.start()].strip(), text[parted.end() :].strip()
        found = _item(named, slots)
        if found[0]:
            return Place(*found, named, rest)
        first = first or Place((), 1, named, rest)
    return first


def _item(named: str, slots: Names) -> tuple[tuple[str, ...], int]:
    """Return the slots that a text may name, and the number of the item."""
    bare = named if named.startswith("`") else plain(named)
    whole = slots.find(bare)
    match = _ITEM.fullmatch(bare)
    found = slots.find(match["slot"]) if match else ()
    if match and found:
        every = found if match["slot"].startswith("`") else (*found, *whole)
        return tuple(dict.fromkeys(every)), int(match["item"])
    return whole, 1


def result(text: str) -> Result | None:
    """Return what was found of an item and a note on it, None where the words are not known."""
    for found, pattern in _PATTERNS.items():
        if match := pattern.match(text):
            rest = text[match.end() :]
            rest = rest.lstrip("*_\"”’'") if match["opened"] else rest
            note = _NOTE.match(rest)
            return Result(found, rest[note.end() :] if note else rest)
    return None


def nearest_result(text: str) -> str | None:
    """Return the result that a text comes nearest to, as it is written."""
    return nearest(text, {phrases[0]: phrases for phrases in RESULTS.values()})


def written(check: ItemCheck, layout: Layout) -> str:
    """Return the line of an item without its note: the slot's name, or its id."""
    spelt = RESULTS[check.result][0]
    title = layout.slots.title(check.slot)
    if not _is_told(check.slot, check.item, spelt, layout):
        title = f"`{check.slot}`"
    return f"- {title}, item {check.item}: {spelt}"


def slot_title(slot: str, most: int, layout: Layout) -> str:
    """Return how to write a slot in the lines of its items, which are `most`: its name, or id."""
    told = all(
        _is_told(slot, item, spelt, layout) for item in range(1, most + 1) for spelt in WORDS
    )
    return layout.slots.title(slot) if told else f"`{slot}`"


def _is_told(slot: str, item: int, spelt: str, layout: Layout) -> bool:
    """True where a line that has the slot's name is read as being about this item."""
    named = f"{layout.slots.title(slot)}, item {item}"
    line = as_read(f"- {named}: {spelt}")
    whole = place(line, layout.slots) == Place((slot,), item, named, spelt)
    return whole and layout.heading(line) is None
