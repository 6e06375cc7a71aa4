"""Documents of one shape: what differs between them is found, and pyld is asked once for all.

A shape is the JSON text of a document with gaps for some of its texts. Which those are is learnt
from the documents themselves: wherever two of one structure differ.
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
from microcred.proof.problem import ProofProblem
from microcred.proof.template import GAP, Template, kinds, template

_TEXT: Final = re.compile(r'"((?:[^"\\]|\\.)*)"(:?)')
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?:/{2,3})?")
_NO_IRI: Final = re.compile(rb"[\x00-\x20<>\"{}|^`\\]")
_SLASH: Final = ord("\\")
_ODD: Final = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|[\xf0-\xf4](?!.*[\x00-\x1f\x7f])", re.DOTALL)
"""A control character, or else the first byte of a character above U+FFFF."""


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

    `between` is what surrounds the varying texts, `gaps` which gap each goes into. A gap with a
    scheme takes the rest of an IRI, one without takes a literal.
    """

    like: Reading
    varying: frozenset[int]
    between: tuple[bytes, ...]
    gaps: tuple[int, ...]
    schemes: tuple[bytes | None, ...]
    template: Template
    above: bool

    def texts(self, data: bytes) -> list[bytes] | None:
        """Return the texts that vary out of a document's JSON, None where anything else differs."""
        place, texts = 0, []
        *heads, tail = self.between
        for head in heads:
            if not data.startswith(head, place):
                return None
            start = place + len(head)
            place = _end(data, start)
            texts.append(data[start:place])
        return texts if data[place:] == tail else None

    def quads(self, texts: Sequence[bytes]) -> bytes | None:
        """Return canonical N-Quads with these texts, as JSON has them; None where in doubt.

        ProofProblem as `in_one_order`.
        """
        taken: dict[int, bytes] = {}
        values = [b""] * len(self.schemes)
        for gap, written in zip(self.gaps, texts, strict=True):
            value = json.loads(b'"%b"' % written).encode() if b"\\" in written else written
            if taken.setdefault(gap, value) != value:
                return None
            scheme = self.schemes[gap]
            if scheme is None:
                values[gap] = escape(value.decode()).encode() if b"\\" in written else value
            elif value.startswith(scheme):
                values[gap] = value[len(scheme) :]
            else:
                return None
        odd = _ODD.search(b"".join(values))
        if not self._sound(taken) or (odd and odd[0] < b"\xf0"):
            return None
        found = self.template.filled(values)
        if found is not None and (odd or self.above):
            in_one_order(found.decode())
        return found

    def _sound(self, taken: Mapping[int, bytes]) -> bool:
        """True where no text could change more than its own place."""
        addresses = [taken[gap] for gap, scheme in enumerate(self.schemes) if scheme is not None]
        groups = [(addresses, self.template.known)]
        groups += [([taken[gap] for gap in gaps], rest) for gaps, rest in self.template.rivals]
        return not _NO_IRI.search(b"".join(addresses)) and all(
            len({*own}) == len(own) and others.isdisjoint(own) for own, others in groups
        )


def shape(like: Reading, varying: frozenset[int], load: Load = known) -> Shape | None:
    """Return the shape of a document in which these texts vary; None where they may not."""
    try:
        return _shape(like, varying, load)
    except ProofProblem:
        return None


def _shape(like: Reading, varying: frozenset[int], load: Load) -> Shape | None:
    whole = "".join((*like.between, *like.texts))
    if GAP[0] in whole or GAP[-1] in whole:
        return None
    order = sorted(varying)
    values = [json.loads(f'"{like.texts[place]}"') for place in order]
    schemes = [match[0] if (match := _SCHEME.match(value)) else "" for value in values]
    first = [f"{scheme}{GAP.format(gap)}" for gap, scheme in enumerate(schemes)]
    addresses, literals = kinds(_asked(like, order, first, load))
    if addresses & literals or addresses | literals != set(range(len(order))):
        return None
    gaps, of_gap = _shared(values, addresses)
    chosen = tuple(schemes[slot] if slot in addresses else None for slot in of_gap)
    marks = [f"{scheme or ''}{GAP.format(gap)}" for gap, scheme in enumerate(chosen)]
    made = template(_asked(like, order, [marks[gap] for gap in gaps], load), marks)
    if made is None:
        return None
    return Shape(
        like=like,
        varying=varying,
        between=_around(like, order),
        gaps=gaps,
        schemes=tuple(None if scheme is None else scheme.encode() for scheme in chosen),
        template=made,
        above=max(whole) > "\uffff",
    )


def _shared(values: Sequence[str], addresses: frozenset[int]) -> tuple[tuple[int, ...], list[int]]:
    """Return the gap of each varying text, and a text of each gap: equal IRIs share theirs."""
    gaps: list[int] = []
    of_gap: list[int] = []
    first: dict[str, int] = {}
    for slot, value in enumerate(values):
        gap = first.get(value) if slot in addresses else None
        if gap is None:
            gap = len(of_gap)
            of_gap.append(slot)
        if slot in addresses:
            first.setdefault(value, gap)
        gaps.append(gap)
    return tuple(gaps), of_gap


def _asked(like: Reading, order: Sequence[int], marks: Sequence[str], load: Load) -> dict[str, Any]:
    """Return what pyld makes of a document whose varying texts are replaced by marks."""
    texts = list(like.texts)
    for place, mark in zip(order, marks, strict=True):
        texts[place] = mark
    document = json.loads(_joined(like.between, texts))
    plain(document)
    form = expanded(document, load)
    covered(form)
    return dataset(form)


def _around(like: Reading, order: Sequence[int]) -> tuple[bytes, ...]:
    """Return the parts of a document's JSON before, between and after the texts that vary."""
    parts, start = [], 0
    for place in order:
        parts.append(_joined(like.between[start : place + 1], like.texts[start:place]))
        start = place + 1
    parts.append(_joined(like.between[start:], like.texts[start:]))
    return tuple(part.encode() for part in parts)


def _joined(between: Sequence[str], texts: Sequence[str]) -> str:
    pairs = zip(between, (*texts, ""), strict=True)
    return "".join(part for pair in pairs for part in pair)


def _end(data: bytes, start: int) -> int:
    """Return where the JSON text that starts here ends: at the next quote that is not escaped."""
    end = data.find(b'"', start)
    while data[end - 1] == _SLASH and _slashes(data[start:end]) % 2:
        end = data.find(b'"', end + 1)
    return end


def _slashes(text: bytes) -> int:
    return len(text) - len(text.rstrip(b"\\"))
