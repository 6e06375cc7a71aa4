"""Many signatures looked at, each with the answer that `proof.verified` would give."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Final

from pydantic_core import PydanticSerializationError, to_json

from microcred.proof import ProofProblem, verified
from microcred.proof.atlas import Atlas
from microcred.proof.bulk import Moments
from microcred.proof.suite import SUITE, check_signature, quads, signature_of, unsigned

_FIXED: Final = {
    "type": "DataIntegrityProof",
    "cryptosuite": SUITE,
    "proofPurpose": "assertionMethod",
}
_NAMES: Final = {*_FIXED, "created", "verificationMethod", "proofValue"}
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_MANY: Final = 64


class Proofs:
    """Looks at signatures; documents of one shape are put into canonical form once for all.

    What is filled into a shape is what was signed, or the signature would not fit it. Where it does
    not, the document is looked at alone, which also says what is wrong with it.
    """

    def __init__(self) -> None:
        self._documents = Atlas()
        self._moments: dict[str, Moments] = {}
        self.alone = 0
        """How many documents were looked at alone."""

    def verify(self, document: dict[str, Any], public: bytes) -> None:
        """Return if the proof of a document stands under this key; else raise ProofProblem."""
        with suppress(ProofProblem):
            if data := self._signed(document):
                return check_signature(public, signature_of(document["proof"]), data)
        self.alone += 1
        return verified(document, public)

    def _signed(self, document: dict[str, Any]) -> bytes | None:
        """Return the bytes that were signed, None where only looking at it alone can tell."""
        proof = document.get("proof")
        if not isinstance(proof, dict) or not _is_ours(proof):
            return None
        bare = unsigned(document)
        try:
            found = self._documents.quads(bare, to_json(bare))
        except (PydanticSerializationError, ValueError):
            return None
        if found is None:
            return None
        return (
            self._moment(document.get("@context"), proof) + hashlib.sha256(b"".join(found)).digest()
        )

    def _moment(self, contexts: object, proof: Mapping[str, str]) -> bytes:
        """Return the hash of how a document was signed: when, and with which key."""
        known = f"{proof['verificationMethod']} {contexts}"
        if known not in self._moments:
            if len(self._moments) >= _MANY:
                self._moments.clear()
            rest = {name: value for name, value in proof.items() if name != "proofValue"}
            canonical = quads({"@context": contexts, **rest})
            self._moments[known] = Moments(canonical, proof["created"])
        return self._moments[known].hashed(proof["created"])


def _is_ours(proof: Mapping[str, Any]) -> bool:
    """True for a proof with just the fields that ours have."""
    texts = all(isinstance(value, str) for value in proof.values())
    if not texts or proof.keys() != _NAMES or not proof.items() >= _FIXED.items():
        return False
    return _MOMENT.fullmatch(proof["created"]) is not None
