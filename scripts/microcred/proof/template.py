"""The canonical N-Quads of a document with gaps, to be filled in without asking pyld again.

Source: RDF Dataset Canonicalization 1.0, sections 4.4 (labels are given in the order of hashes)
and 4.6 (the hash of a blank node: its quads, sorted, itself as `_:a` and all others as `_:z`).
Where two hashes are equal, labels depend on more than that, and nothing is filled in.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from operator import itemgetter
from typing import Any, Final, NamedTuple

from pyld.nquads import serialize_nquad

GAP: Final = "\ue000{}\ue001"
"""What stands in a gap while pyld works: characters that no text of a shape may hold."""

_MARK: Final = re.compile("\ue000([0-9]+)\ue001")
_BLANK: Final = f"_:{GAP}"
_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_DOUBLE: Final = "http://www.w3.org/2001/XMLSchema#double"

Values = Sequence[bytes]


class Part(NamedTuple):
    """Lines with gaps, what takes the values for these, and whether values may move a line."""

    text: bytes
    take: Callable[[Values], object] | None
    unsteady: bool

    def filled(self, values: Values) -> bytes:
        """Return the lines with values in their gaps, in order."""
        if self.take is None:
            return self.text
        text = self.text % self.take(values)
        return b"".join(sorted(text.splitlines(keepends=True))) if self.unsteady else text


@dataclass(frozen=True, slots=True)
class Template:
    """The quads of a document with gaps, those of one subject together, and its blank nodes.

    `known` are the IRIs outside of gaps; `rivals` are groups of gaps, with the texts beside them,
    whose quads would be one if they were equal.
    """

    subjects: tuple[Part, ...]
    nodes: tuple[Part, ...]
    known: frozenset[bytes]
    rivals: tuple[tuple[tuple[int, ...], frozenset[bytes]], ...]

    def filled(self, values: Values) -> bytes | None:
        """Return canonical N-Quads, `values` being escaped; None where two nodes look alike.

        All quads of one subject stand together: no IRI or label with what ends it begins another.
        """
        digests = [hashlib.sha256(node.filled(values)).digest() for node in self.nodes]
        labels = {digest: b"c14n%d" % place for place, digest in enumerate(sorted(digests))}
        if len(labels) < len(digests):
            return None
        everything = (*values, *[labels[digest] for digest in digests])
        return b"".join(sorted([subject.filled(everything) for subject in self.subjects]))


def kinds(dataset: dict[str, Any]) -> tuple[frozenset[int], frozenset[int]]:
    """Return the gaps that are in IRIs of a dataset, and those in literals."""
    quads = dataset.get("@default", [])
    literals = [quad["object"]["value"] for quad in quads if quad["object"]["type"] == "literal"]
    addresses = [term["value"] for term in _nodes(quads) if term["type"] == "IRI"]
    return _marks(addresses), _marks(literals)


def template(dataset: dict[str, Any], gaps: Sequence[str]) -> Template | None:
    """Return what an RDF dataset of pyld's with gaps is a template of; None where it is of none.

    `gaps` are the texts that stand in them. Each must be a whole literal, or a whole IRI that is
    the subject or the object of a quad, and nowhere else.
    """
    quads = dataset.pop("@default", [])
    if dataset or not all(_fit(quad, frozenset(gaps)) for quad in quads):
        return None
    blanks = _labelled(quads, len(gaps))
    lines = sorted(map(serialize_nquad, quads))
    if len(set(lines)) < len(lines) or _marks(lines) != frozenset(range(len(gaps) + blanks)):
        return None
    addresses = [term["value"] for term in _nodes(quads) if term["type"] == "IRI"]
    return Template(
        subjects=tuple(_subjects(lines)),
        nodes=tuple(_node(lines, len(gaps) + each, len(gaps)) for each in range(blanks)),
        known=_texts(addresses),
        rivals=tuple(_rivals(quads)),
    )


def _marks(texts: Sequence[str]) -> frozenset[int]:
    return frozenset(int(mark) for text in texts for mark in _MARK.findall(text))


def _texts(values: Sequence[str]) -> frozenset[bytes]:
    """Return those without a gap, as bytes."""
    return frozenset(value.encode() for value in values if not _MARK.search(value))


def _fit(quad: dict[str, Any], gaps: frozenset[str]) -> bool:
    """True where gaps are only where a value can be put in as it is."""
    thing = quad["object"]
    fixed = [quad["predicate"]["value"], thing.get("datatype", ""), thing.get("language", "")]
    if _TYPE in fixed or _DOUBLE in fixed:
        fixed.append(thing["value"])
    free = [quad["subject"]["value"], thing["value"]]
    return not _marks(fixed) and all(part in gaps for part in free if _marks([part]))


def _nodes(quads: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the subjects and objects of quads."""
    return [quad[place] for quad in quads for place in ("subject", "object")]


def _labelled(quads: list[dict[str, Any]], gaps: int) -> int:
    """Number the blank nodes after the gaps, in place, and return how many there are."""
    names: dict[str, int] = {}
    for term in _nodes(quads):
        if term["type"] == "blank node":
            number = names.setdefault(term["value"], gaps + len(names))
            term["value"] = _BLANK.format(number)
    return len(names)


def _rivals(quads: list[dict[str, Any]]) -> Iterator[tuple[tuple[int, ...], frozenset[bytes]]]:
    """Yield gaps, and texts beside them, whose quads would be one if they were equal."""
    groups: dict[str, list[str]] = {}
    for quad in quads:
        if quad["object"]["type"] == "literal":
            bare = serialize_nquad({**quad, "object": {**quad["object"], "value": ""}})
            groups.setdefault(bare, []).append(quad["object"]["value"])
    for values in groups.values():
        marks = [_MARK.fullmatch(value) for value in values]
        gaps = tuple(int(mark[1]) for mark in marks if mark)
        if gaps and len(values) > 1:
            yield gaps, _texts(values)


def _subjects(lines: list[str]) -> Iterator[Part]:
    """Yield the quads of each subject; those of neighbours without any gap as one part.

    They stay neighbours where every subject with a gap comes before all of them or after.
    """
    moving = [line for line in lines if _MARK.search(_subject(line))]

    def place(line: str) -> tuple[object, ...]:
        subject = _subject(line)
        if any(_MARK.search(part) for part in (subject, *rest[subject])):
            return (subject,)
        return tuple(line < other if not _undecided(line, other) else subject for other in moving)

    rest: dict[str, list[str]] = {}
    for line in lines:
        rest.setdefault(_subject(line), []).append(line)
    for _, group in groupby(lines, place):
        yield _part(list(group))


def _subject(line: str) -> str:
    return line.partition(" ")[0]


def _node(lines: list[str], blank: int, gaps: int) -> Part:
    """Return the quads of a blank node, where it is `_:a` and each other one `_:z`."""
    own = _BLANK.format(blank)
    seen = [line.replace(own, "_:a") for line in lines if own in line]
    return _part(
        sorted(_MARK.sub(lambda m: m[0] if int(m[1]) < gaps else "z", line) for line in seen)
    )


def _part(lines: list[str]) -> Part:
    """Return sorted lines whose gaps are marked as a part to be filled."""
    text = "".join(lines)
    order = [int(mark) for mark in _MARK.findall(text)]
    if not order:
        return Part(text.encode(), None, unsteady=False)
    bare = _MARK.sub("%s", text.replace("%", "%%")).encode()
    unsteady = any(_undecided(one, other) for one, other in combinations(lines, 2))
    return Part(bare, itemgetter(*order), unsteady)


def _undecided(one: str, other: str) -> bool:
    """True where the order of two lines depends on what is filled in."""
    if one == other:
        return False
    parts = zip(_MARK.split(one), _MARK.split(other), strict=False)
    for place, (mine, theirs) in enumerate(parts):
        if mine != theirs:
            gap = place % 2 == 1
            return gap or mine.startswith(theirs) or theirs.startswith(mine)
    return True
