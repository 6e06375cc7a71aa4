"""The canonical N-Quads of a document with gaps, to be filled in without asking pyld again.

Source: RDF Dataset Canonicalization 1.0, sections 4.4 (labels are given in the order of hashes)
and 4.6 (the hash of a blank node: its quads, sorted, itself as `_:a` and all others as `_:z`).
Where two hashes are equal, labels depend on more than that, and nothing is filled in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from pyld.nquads import serialize_nquad

from microcred.proof.filling import GAP, MARK, Parts, Values, gaps, kind, parts, undecided

_BLANK: Final = f"_:{GAP}"
_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_DOUBLE: Final = "http://www.w3.org/2001/XMLSchema#double"

Quad = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Template:
    """The quads of a document with gaps, those of one subject together, and its blank nodes.

    `still` are the digests of the blank nodes without gaps, `known` the IRIs outside of gaps;
    `rivals` are groups of gaps, with the texts beside them, whose quads would be one if they were
    equal.
    """

    subjects: Parts
    nodes: Parts
    still: tuple[bytes, ...]
    known: frozenset[bytes]
    rivals: tuple[tuple[tuple[int, ...], frozenset[bytes]], ...]

    def filled(self, values: Values) -> list[bytes] | None:
        """Return canonical N-Quads in parts, `values` escaped; None where two nodes look alike.

        All quads of one subject stand together: no IRI or label with what ends it begins another.
        """
        digests = [*self.still, *_digests(self.nodes.moving(values))]
        labels = {digest: b"c14n%d" % place for place, digest in enumerate(sorted(digests))}
        if len(labels) < len(digests):
            return None
        everything = (*values, *[labels[digest] for digest in digests])
        return sorted(self.subjects.filled(everything))


def kinds(dataset: dict[str, Any]) -> tuple[frozenset[int], frozenset[int]]:
    """Return the gaps that are in IRIs of a dataset, and those in literals."""
    quads = dataset.get("@default", [])
    literals = [quad["object"]["value"] for quad in quads if quad["object"]["type"] == "literal"]
    return gaps(_addresses(quads)), gaps(literals)


def template(dataset: dict[str, Any], marks: Sequence[str]) -> Template | None:
    """Return what an RDF dataset of pyld's with gaps is a template of; None where it is of none.

    `marks` are the texts that stand in gap 0, 1 and so on. Each must be a whole literal, or a whole
    IRI that is the subject or the object of a quad, and nowhere else.
    """
    quads = dataset.pop("@default", [])
    if dataset or not all(_fit(quad, frozenset(marks)) for quad in quads):
        return None
    blanks = _labelled(quads, len(marks))
    lines = sorted(map(serialize_nquad, quads))
    if len({*lines}) < len(lines) or gaps(lines) != {*range(len(marks)), *blanks}:
        return None
    nodes = {blank: _node(lines, blank, len(marks)) for blank in blanks}
    order = [*range(len(marks)), *sorted(blanks, key=lambda blank: kind(nodes[blank]))]
    described = parts(nodes[blank] for blank in order[len(marks) :])
    return Template(
        subjects=parts(_subjects(lines), {gap: place for place, gap in enumerate(order)}),
        nodes=described,
        still=tuple(_digests(described.fixed)),
        known=_texts(_addresses(quads)),
        rivals=tuple(_rivals(quads)),
    )


def _digests(nodes: Sequence[bytes]) -> list[bytes]:
    return [hashlib.sha256(quads).digest() for quads in nodes]


def _fit(quad: Quad, marks: frozenset[str]) -> bool:
    """True where gaps are only where a value can be put in as it is."""
    thing = quad["object"]
    fixed = [quad["predicate"]["value"], thing.get("datatype", ""), thing.get("language", "")]
    if _TYPE in fixed or _DOUBLE in fixed:
        fixed.append(thing["value"])
    free = [quad["subject"]["value"], thing["value"]]
    return not gaps(fixed) and all(part in marks for part in free if gaps([part]))


def _terms(quads: Sequence[Quad]) -> list[dict[str, Any]]:
    """Return the subjects and objects of quads."""
    return [quad[place] for quad in quads for place in ("subject", "object")]


def _addresses(quads: Sequence[Quad]) -> list[str]:
    return [term["value"] for term in _terms(quads) if term["type"] == "IRI"]


def _texts(values: Sequence[str]) -> frozenset[bytes]:
    """Return those without a gap, as bytes."""
    return frozenset(value.encode() for value in values if not MARK.search(value))


def _labelled(quads: Sequence[Quad], first: int) -> range:
    """Return numbers for the blank nodes, and make them gaps of these numbers."""
    names: dict[str, int] = {}
    for term in _terms(quads):
        if term["type"] == "blank node":
            number = names.setdefault(term["value"], first + len(names))
            term["value"] = _BLANK.format(number)
    return range(first, first + len(names))


def _node(lines: Sequence[str], blank: int, first: int) -> list[str]:
    """Return the quads of a blank node, where it is `_:a` and each other one `_:z`."""
    own = _BLANK.format(blank)
    seen = [line.replace(own, "_:a") for line in lines if own in line]
    return sorted(MARK.sub(lambda m: m[0] if int(m[1]) < first else "z", line) for line in seen)


def _rivals(quads: Sequence[Quad]) -> Iterator[tuple[tuple[int, ...], frozenset[bytes]]]:
    """Yield gaps, and texts beside them, whose quads would be one if they were equal."""
    groups: dict[str, list[str]] = {}
    for quad in quads:
        if quad["object"]["type"] == "literal":
            bare = serialize_nquad({**quad, "object": {**quad["object"], "value": ""}})
            groups.setdefault(bare, []).append(quad["object"]["value"])
    for values in groups.values():
        if gaps(values) and len(values) > 1:
            yield tuple(sorted(gaps(values))), _texts(values)


def _subjects(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield the quads of each subject; those of neighbours without any gap together."""
    subjects = [list(group) for _, group in groupby(lines, _subject)]
    moving = [subject[0] for subject in subjects if MARK.search(_subject(subject[0]))]
    last: list[str] = []
    for subject in subjects:
        if last and not gaps([*last, *subject]) and _neighbours(last[0], subject[0], moving):
            last += subject
            continue
        if last:
            yield last
        last = subject
    yield last


def _neighbours(one: str, other: str, moving: Sequence[str]) -> bool:
    """True where each line that may move is before both, or after both, whatever it holds."""
    return not any(
        undecided(line, one) or undecided(line, other) or (line < one) != (line < other)
        for line in moving
    )


def _subject(line: str) -> str:
    return line.partition(" ")[0]
