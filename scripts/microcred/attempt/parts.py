"""The written parts of an attempt: the text below its front matter, cut at headings."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from microcred.attempt.wording import words
from microcred.document import body
from microcred.model.evidence import EvidenceSlot


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text below the front matter: the slot it is for, where it starts, how long.

    `slot` is None for what stands under no heading of a written slot.
    """

    slot: str | None
    line: int
    text: str
    words: int


def written_parts(text: str, slots: Sequence[EvidenceSlot]) -> tuple[Part, ...]:
    """Return the written parts of an attempt's text, in its order.

    A part begins at a heading that holds a written slot's id or name, in any case, spacing and
    level; or its kind, where no other slot has the same. With one written slot and no heading for
    it, all of the text is its part.
    """
    written = [slot for slot in slots if slot.written]
    found = tuple(_cut(*body(text), _names(written)))
    if len(written) == 1 and all(part.slot is None for part in found):
        return tuple(replace(part, slot=written[0].id) for part in found)
    return found


def _names(written: Sequence[EvidenceSlot]) -> dict[str, str]:
    """Return the slot that each heading stands for."""
    kinds = Counter(slot.kind for slot in written)
    names = {_plain(slot.kind): slot.id for slot in written if kinds[slot.kind] == 1}
    names |= {_plain(slot.name): slot.id for slot in written}
    return names | {_plain(slot.id): slot.id for slot in written}


def _cut(text: str, line: int, names: Mapping[str, str]) -> Iterator[Part]:
    slot, start, gathered = None, line, list[str]()
    for number, heading, here in _lines(text, line):
        named = names.get(_plain(heading)) if heading else None
        if named is None:
            gathered.append(here)
            continue
        yield from _part(slot, start, gathered)
        slot, start, gathered = named, number, []
    yield from _part(slot, start, gathered)


def _part(slot: str | None, line: int, lines: Sequence[str]) -> Iterator[Part]:
    """Yield the part that some lines are; none for what is nobody's and holds no word."""
    text = "\n".join(lines)
    count = words(text)
    if slot or count:
        yield Part(slot, line, text, count)


def _lines(text: str, line: int) -> Iterator[tuple[int, str | None, str]]:
    """Yield the number of each line, what it says if it is a heading, and the line itself."""
    lines = text.split("\n")
    fence: str | None = None
    for place, here in enumerate(lines):
        if mark := _FENCE.match(here):
            fence = mark[1] if fence is None else None if mark[1] == fence else fence
        below = lines[place + 1] if place + 1 < len(lines) else ""
        yield line + place, None if fence else _heading(here, below), here


_FENCE = re.compile(r" {0,3}(```|~~~)")
_ATX = re.compile(r" {0,3}#{1,6}([^#\n].*)")
_BOLD = re.compile(r" {0,3}(?:\*\*|__)(.{1,200}?)(?:\*\*|__):? *")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,}) *")


def _heading(here: str, below: str) -> str | None:
    match = _ATX.fullmatch(here) or _BOLD.fullmatch(here)
    if match:
        return match[1]
    return here if here.strip() and _UNDERLINE.fullmatch(below) else None


_NUMBERED = re.compile(r"\s*(?:\d{1,2}|[a-z])[.)]\s")
_NO_WORD = re.compile(r"[\W_]+")
PATTERNS = {
    "fence": _FENCE,
    "atx": _ATX,
    "bold": _BOLD,
    "underline": _UNDERLINE,
    "numbered": _NUMBERED,
    "no-word": _NO_WORD,
}
"""What is looked for, by the names that the form in the browser knows it by."""


def _plain(heading: str) -> str:
    """Return a heading as it is compared: letters and digits in small, one space between words."""
    text = unicodedata.normalize("NFKC", str(heading)[:300]).casefold()
    return _NO_WORD.sub(" ", _NUMBERED.sub("", text, count=1)).strip()
