"""Credentials of one shape: the same bytes but for a few texts, found without parsing them.

All awards of a release are alike but for who, when, which levels and the proof. The first one of a
shape is parsed; the others are held against it, piece by piece.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

Steps = tuple[str | int, ...]
Texts = dict[str, str]

_SINGLE: Mapping[str, Steps] = {
    "id": ("id",),
    "awarded": ("awardedDate",),
    "from": ("validFrom",),
    "until": ("validUntil",),
    "status": ("credentialStatus", "id"),
    "index": ("credentialStatus", "statusListIndex"),
    "list": ("credentialStatus", "statusListCredential"),
    "created": ("proof", "created"),
    "method": ("proof", "verificationMethod"),
    "proof": ("proof", "proofValue"),
}
_REPEATED: tuple[tuple[str, Steps, str], ...] = (
    ("identity", ("credentialSubject", "identifier"), "identityHash"),
    ("salt", ("credentialSubject", "identifier"), "salt"),
    ("level", ("credentialSubject", "result"), "achievedLevel"),
    ("evidence", ("evidence",), "id"),
)
"""Where the texts are in which awards of one shape may differ; `level0` is the first result's."""

_MARK = "\ue000"


def parted(document: Mapping[str, Any]) -> tuple[dict[str, Any], Texts]:
    """Return what a credential shares with all of its shape, and the texts that are its own.

    In the first, each of these texts is replaced by its name.
    """
    shared: dict[str, Any] = deepcopy(dict(document))
    own: Texts = {}
    for name, path in _places(shared):
        holder = _at(shared, path[:-1])
        own[name], holder[path[-1]] = holder[path[-1]], name
    return shared, own


def _places(document: Mapping[str, Any]) -> Iterator[tuple[str, Steps]]:
    for name, path in _SINGLE.items():
        if isinstance(_at(document, path), str):
            yield name, path
    for name, path, key in _REPEATED:
        found = _at(document, path)
        for number, one in enumerate(found if isinstance(found, list) else ()):
            if isinstance(_at(one, (key,)), str):
                yield f"{name}{number}", (*path, number, key)


def _at(value: Any, path: Steps) -> Any:
    for step in path:
        if isinstance(value, list) and isinstance(step, int):
            value = value[step]
        elif isinstance(value, dict):
            value = value.get(step)
        else:
            return None
    return value


@dataclass(frozen=True, slots=True)
class Shape:
    """Credentials that differ in named texts alone: the bytes around those, in order."""

    names: tuple[str, ...]
    around: tuple[bytes, ...]

    def texts(self, data: bytes) -> Texts | None:
        """Return the texts of a credential of this shape, None where it is of another.

        None too where a text holds an escape, which only a parser of JSON should resolve.
        """
        found: list[bytes] = []
        at = 0
        for piece in self.around[:-1]:
            if not data.startswith(piece, at):
                return None
            start = at + len(piece)
            at = data.find(b'"', start)
            if at < 0:
                return None
            found.append(data[start:at])
        if data[at:] != self.around[-1]:
            return None
        return _named(self.names, b'"'.join(found))


def _named(names: tuple[str, ...], found: bytes) -> Texts | None:
    """Return texts, with a quote between each, by name; None unless each is printable as it is."""
    try:
        joined = found.decode()
    except UnicodeDecodeError:
        return None
    if "\\" in joined or not joined.isprintable():
        return None
    return dict(zip(names, joined.split('"'), strict=True))


def shape_of(document: Mapping[str, Any], data: bytes) -> Shape | None:
    """Return the shape of a credential, None where `data` does not hold it in compact JSON."""
    shared, _ = parted(document)
    text = data.decode()
    if _MARK in text or _compact(document) != text:
        return None
    for name, path in list(_places(shared)):
        _at(shared, path[:-1])[path[-1]] = f"{_MARK}{name}{_MARK}"
    pieces = _compact(shared).split(_MARK)
    return Shape(tuple(pieces[1::2]), tuple(piece.encode() for piece in pieces[::2]))


def _compact(document: Mapping[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"
