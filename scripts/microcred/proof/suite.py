"""The Data Integrity suite eddsa-rdfc-2022: signing and verifying one document.

Source: W3C Data Integrity EdDSA Cryptosuites 1.0, section 3.2. Signed is SHA-256 of the
canonical proof configuration, followed by SHA-256 of the canonical document. The configuration is
read with the document's contexts, which are no part of the finished proof.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from microcred import did
from microcred.model.identity import timestamp
from microcred.multibase import base58, from_base58
from microcred.proof.canonical import Load, canonical, expanded
from microcred.proof.contexts import load as known
from microcred.proof.covered import covered, plain
from microcred.proof.issuable import issuable
from microcred.proof.problem import ProofProblem

SUITE: Final = "eddsa-rdfc-2022"
Sign = Callable[[bytes], bytes]


def signed(
    document: dict[str, Any],
    *,
    method: str,
    created: datetime,
    sign: Sign,
    load: Load = known,
) -> dict[str, Any]:
    """Return the document with a proof in place of any it had, signed and then verified.

    `method` is the DID with the public multikey as its fragment, `created` the moment of signing,
    `sign` gives the 64 bytes of an Ed25519 signature, `load` the contexts. The same arguments
    always give the same document. ProofProblem where a part of it could not be signed, others
    would not take it, or `sign` has another key.
    """
    bare = unsigned(document)
    issuable(bare, created)
    proof = configuration(method, created)
    value = base58(sign(signed_bytes(bare, proof, load)))
    result = {**bare, "proof": {**proof, "proofValue": value}}
    verified(json.loads(json.dumps(result)), key_of(method), load)
    return result


def verified(document: dict[str, Any], public_key: bytes, load: Load = known) -> None:
    """Return if the document's proof was made with the private half of this Ed25519 key.

    ProofProblem says why not; it is also raised where the document holds anything that the
    signature does not cover. Whose key it is, dates and status are for others to ask.
    """
    proof = document.get("proof")
    if not isinstance(proof, dict):
        raise ProofProblem("there is no proof in it, or more than one")
    expected = {
        "type": "DataIntegrityProof",
        "cryptosuite": SUITE,
        "proofPurpose": "assertionMethod",
    }
    for name, value in expected.items():
        if proof.get(name) != value:
            raise ProofProblem(f"its proof has {proof.get(name)!r} as {name}, not {value}")
    rest = {name: value for name, value in proof.items() if name != "proofValue"}
    data = signed_bytes(unsigned(document), rest, load)
    check_signature(public_key, signature_of(proof), data)


def unsigned(document: dict[str, Any]) -> dict[str, Any]:
    """Return the document without its proof."""
    return {name: value for name, value in document.items() if name != "proof"}


def configuration(method: str, created: datetime) -> dict[str, Any]:
    """Return a proof without its value."""
    return {
        "type": "DataIntegrityProof",
        "created": timestamp(created),
        "verificationMethod": method,
        "cryptosuite": SUITE,
        "proofPurpose": "assertionMethod",
    }


def signed_bytes(document: dict[str, Any], proof: dict[str, Any], load: Load = known) -> bytes:
    """Return the 64 bytes that are signed, of a document without proof and a proof without value.

    ProofProblem where a part of either would not be covered.
    """
    if "@context" in proof:
        raise ProofProblem("its proof has contexts of its own")
    whole = {"@context": document.get("@context"), **proof}
    return hashed(quads(whole, load)) + hashed(quads(document, load))


def quads(document: dict[str, Any], load: Load = known) -> str:
    """Return a document as canonical N-Quads; ProofProblem where a part would be lost in them."""
    plain(document)
    form = expanded(document, load)
    covered(form)
    return canonical(form)


def hashed(text: str) -> bytes:
    """Return the SHA-256 of a text."""
    return hashlib.sha256(text.encode()).digest()


def key_of(method: str) -> bytes:
    """Return the public key that a verification method's fragment is; ProofProblem if none."""
    try:
        return did.public_key(method.partition("#")[2])
    except ValueError as error:
        raise ProofProblem(
            f"the name of the key {method!r} does not end in a key: {error}"
        ) from None


def signature_of(proof: dict[str, Any]) -> bytes:
    """Return the signature in a proof; ProofProblem where there is none."""
    value = proof.get("proofValue")
    try:
        return from_base58(value if isinstance(value, str) else "")
    except ValueError as error:
        raise ProofProblem(f"its proofValue is no signature: {error}") from None


def check_signature(public_key: bytes, signature: bytes, data: bytes) -> None:
    """Raise ProofProblem where the signature of `data` is not by this key."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, data)
    except (InvalidSignature, ValueError):
        raise ProofProblem("the signature does not fit what it stands under") from None
