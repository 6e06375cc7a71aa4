"""Signing many documents with one key, each to the same bytes as signing it alone.

What is filled into a shape is compared with what pyld says for the first of every shape and for
one in a hundred of all.
"""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from typing import Any, Final

from pydantic_core import PydanticSerializationError, to_json

from microcred.multibase import base58
from microcred.proof.atlas import Atlas
from microcred.proof.issuable import issuable
from microcred.proof.problem import ProofProblem
from microcred.proof.suite import (
    Sign,
    configuration,
    key_of,
    quads,
    signed,
    unsigned,
    verified,
)

COMPARED: Final = 100
"""One in how many documents is compared with what pyld says."""


def written(document: dict[str, Any]) -> bytes:
    """Return a signed document as it is published: compact UTF-8 JSON on one line."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return f"{text}\n".encode()


class Moments:
    """The hash of a proof's configuration, in which only the moment of signing varies."""

    def __init__(self, canonical: str, created: str) -> None:
        """`canonical` are its quads at the moment `created`."""
        self._before, self._after = (part.encode() for part in canonical.split(f'"{created}"'))
        self._last = "", b""

    def hashed(self, created: str) -> bytes:
        """Return the SHA-256 for a moment."""
        if self._last[0] != created:
            text = b'%b"%b"%b' % (self._before, created.encode(), self._after)
            self._last = created, hashlib.sha256(text).digest()
        return self._last[1]


class Bulk:
    """Signs with one key. `method` is its name and `sign` it, as `signed` takes them."""

    def __init__(self, method: str, sign: Sign) -> None:
        self._method = method
        self._sign = sign
        self._public = key_of(method)
        self._atlas = Atlas()
        self._moments: dict[str, Moments] = {}
        self.count = 0
        self.plain = 0
        """How many documents were left to pyld."""

    def signed(self, document: dict[str, Any], created: datetime) -> bytes:
        """Return what `written(signed(document, …))` would, as a rule many times as fast.

        ProofProblem as there. RuntimeError where the two differ: a mistake of ours.
        """
        bare = unsigned(document)
        issuable(bare, created)
        self.count += 1
        shapes, data = self._atlas.shapes, _compact(bare)
        found = self._atlas.quads(bare, data) if data else None
        if data is None or found is None:
            self.plain += 1
            return written(self._alone(bare, created))
        proof = configuration(self._method, created)
        whole = hashlib.sha256(b"".join(found)).digest()
        digests = self._moment(bare["@context"], proof) + whole
        ending = to_json({**proof, "proofValue": base58(self._sign(digests))})
        result = b'%b,"proof":%b}\n' % (data[:-1], ending)
        if self._atlas.shapes > shapes or self.count % COMPARED == 1:
            self._compare(result, bare, created)
        return result

    def _alone(self, bare: dict[str, Any], created: datetime) -> dict[str, Any]:
        return signed(bare, method=self._method, created=created, sign=self._sign)

    def _moment(self, contexts: Any, proof: dict[str, Any]) -> bytes:
        """Return the hash of a proof's configuration."""
        moments = self._moments.get(str(contexts))
        if moments is None:
            moments = Moments(quads({"@context": contexts, **proof}), proof["created"])
            self._moments[str(contexts)] = moments
        return moments.hashed(proof["created"])

    def _compare(self, result: bytes, bare: dict[str, Any], created: datetime) -> None:
        """Raise RuntimeError where pyld says something else of what was filled in and signed."""
        try:
            verified(json.loads(result), self._public)
        except ProofProblem:
            self._alone(bare, created)  # raises, where it is not our mistake
            raise RuntimeError("what was filled into a shape is not what pyld says") from None


def _compact(document: dict[str, Any]) -> bytes | None:
    """Return what `written` does but for the line end, faster; None where it cannot be written."""
    try:
        return to_json(document)
    except (PydanticSerializationError, ValueError):
        return None
