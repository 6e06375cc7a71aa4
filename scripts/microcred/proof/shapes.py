"""Documents of one shape: what differs between them is found, and pyld is asked once for all.

A shape is the JSON text of a document with gaps in it. Where they are is learnt from documents
themselves: wherever those of one structure differ.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pyld.nquads import escape

from microcred.proof.canonical import Load, dataset, expanded, in_one_order
from microcred.proof.contexts import load as known
from microcred.proof.covered import covered, plain
from microcred.proof.filling import GAP
from microcred.proof.problem import ProofProblem
from microcred.proof.template import Template, kinds, template

_TEXT: Final = re.compile(r'"((?:[^"\\]|\\.)*)"(:?)')
_HEAD: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?:[^\x00-\x20<>\"{}|^`\\]*/)?")
_NO_IRI: Final = re.compile(rb"[\x00-\x20<>\"{}|^`\\]")
_SLASH: Final = ord("\\")
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ODD: Final = re.compile(rb"[\x00-\x1f\x7f\xf0-\xf4]")
"""A control character, or what begins a character above U+FFFF."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document's JSON text: its texts that are no keys, as written, and all that is between."""

    between: tuple[str, ...]
    texts: tuple[str, ...]


def reading(text: str) -> Reading:
    """Return compact JSON, read."""
    between, texts, start = [], [], 0
    for match in _TEXT.finditer(text):
        if not match[2]:
            between.append(text[start : match.start(1)])
            texts.append(match[1])
            start = match.end(1)
    return Reading((*between, text[start:]), tuple(texts))


@dataclass(frozen=True, slots=True)
class Shape:
    """A template, and how to take what goes into its gaps out of compact JSON.

    `examples` are what it was learnt from. `between` is what surrounds the gaps of the JSON, and
    `gaps` tells which of the template's `count` each of them is. Those with a head in `heads` are
    the rest of an IRI, all others are a literal.
    """

    examples: tuple[Reading, ...]
    between: tuple[bytes, ...]
    gaps: tuple[int, ...]
    count: int
    heads: Mapping[int, bytes]
    template: Template
    above: bool

    def texts(self, data: bytes) -> list[bytes] | None:
        """Return what is in the gaps of a document's JSON, None where anything else differs."""
        place, texts = 0, []
        *before, after = self.between
        for part in before:
            if not data.startswith(part, place):
                return None
            start = place + len(part)
            place = _end(data, start)
            texts.append(data[start:place])
        return texts if data[place:] == after else None

    def quads(self, texts: list[bytes]) -> list[bytes] | None:
        """Return canonical N-Quads, in parts, with these texts of JSON; None where in doubt.

        ProofProblem as `in_one_order`.
        """
        written = b"".join(texts)
        if b"\\" in written or self.shared:
            taken = self._taken(texts)
            if taken is None:
                return None
            values = [escape(text.decode()).encode() for text in taken]
            written = b"".join(values)
        else:
            taken = values = texts  # what JSON writes as it is, N-Quads does too
        odd = _ODD.search(written)
        if not self._sound(taken) or (odd and _CONTROL.search(written)):
            return None
        found = self.template.filled(values)
        if found is not None and (odd or self.above):
            in_one_order(b"".join(found).decode())
        return found

    @property
    def shared(self) -> bool:
        """True where two gaps of the JSON are one of the template."""
        return len(self.gaps) > self.count

    def _taken(self, texts: Sequence[bytes]) -> list[bytes] | None:
        """Return what goes into each gap of the template, None where two would go into one."""
        taken: dict[int, bytes] = {}
        for gap, written in zip(self.gaps, texts, strict=True):
            text = json.loads(b'"%b"' % written).encode() if b"\\" in written else written
            if taken.setdefault(gap, text) != text:
                return None
        return [taken[gap] for gap in range(self.count)]

    def _sound(self, taken: Sequence[bytes]) -> bool:
        """True where no text could change more than its own place."""
        addresses = [head + taken[gap] for gap, head in self.heads.items()]
        groups = [(addresses, self.template.known)]
        groups += [([taken[gap] for gap in gaps], rest) for gaps, rest in self.template.rivals]
        return not _NO_IRI.search(b"".join(addresses)) and all(
            len({*own}) == len(own) and others.isdisjoint(own) for own, others in groups
        )


def shape(examples: tuple[Reading, ...], load: Load = known) -> Shape | None:
    """Return the shape of documents of one structure; None where what differs may not."""
    try:
        return _shape(examples, load)
    except ProofProblem:
        return None


def _shape(examples: tuple[Reading, ...], load: Load) -> Shape | None:
    last, columns = examples[-1], list(zip(*(each.texts for each in examples), strict=True))
    varying = [place for place, column in enumerate(columns) if len({*column}) > 1]
    whole = "".join((*last.between, *last.texts))
    if GAP[0] in whole or GAP[-1] in whole or not varying:
        return None
    heads = [_head(columns[place]) for place in varying]
    marks = [head + GAP.format(gap) for gap, head in enumerate(heads)]
    addresses, literals = kinds(_asked(last, varying, marks, load))
    heads = [head if gap in addresses else "" for gap, head in enumerate(heads)]
    names = [columns[place] if gap in addresses else gap for gap, place in enumerate(varying)]
    first = [names.index(name) for name in names]  # equal addresses share a gap
    gaps = tuple(sorted({*first}).index(gap) for gap in first)
    marks = [head + GAP.format(gap) for head, gap in zip(heads, gaps, strict=True)]
    made = template(_asked(last, varying, marks, load), list(dict.fromkeys(marks)))
    if addresses & literals or made is None:
        return None
    return Shape(
        examples=examples,
        between=_around(last, varying, heads),
        gaps=gaps,
        count=len({*gaps}),
        heads={gaps[each]: heads[each].encode() for each in sorted(addresses)},
        template=made,
        above=max(whole) > "\uffff",
    )


def _head(texts: Sequence[str]) -> str:
    """Return what texts begin with that may be addresses: all up to a slash that all of them share.

    Empty where they are no addresses.
    """
    low, high = min(texts), max(texts)
    same = next(
        (n for n, pair in enumerate(zip(low, high, strict=False)) if len({*pair}) > 1), None
    )
    match = _HEAD.match(low[:same])
    return match[0] if match else ""


def _asked(
    like: Reading, places: Sequence[int], marks: Sequence[str], load: Load
) -> dict[str, Any]:
    """Return what pyld makes of a document with marks in these places."""
    texts = list(like.texts)
    for place, mark in zip(places, marks, strict=True):
        texts[place] = mark
    document = json.loads(_joined(like.between, texts))
    plain(document)
    form = expanded(document, load)
    covered(form)
    return dataset(form)


def _around(like: Reading, places: Sequence[int], heads: Sequence[str]) -> tuple[bytes, ...]:
    """Return the parts of a document's JSON before, between and after the gaps."""
    parts, start = [], 0
    for place, head in zip(places, heads, strict=True):
        parts.append(_joined(like.between[start : place + 1], like.texts[start:place]) + head)
        start = place + 1
    parts.append(_joined(like.between[start:], like.texts[start:]))
    return tuple(part.encode() for part in parts)


def _joined(between: Sequence[str], texts: Sequence[str]) -> str:
    pairs = zip(between, (*texts, ""), strict=True)
    return "".join(part for pair in pairs for part in pair)


def _end(data: bytes, start: int) -> int:
    """Return where the JSON text that goes on here ends: at the next quote that is not escaped."""
    end = data.find(b'"', start)
    while data[end - 1] == _SLASH and _slashes(data[start:end]) % 2:
        end = data.find(b'"', end + 1)
    return end


def _slashes(text: bytes) -> int:
    return len(text) - len(text.rstrip(b"\\"))
