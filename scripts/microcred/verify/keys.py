"""Public keys, in the ways in which issuers publish them, as PEM or as the bytes of Ed25519."""

from __future__ import annotations

import json
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from openbadgeslib.errors import LibOpenBadgesException
from openbadgeslib.ob3 import resolve_did

from microcred.verify.check import Failed


def pem(method: dict[str, Any]) -> bytes:
    """Return the public key of a verification method, a JWK or a multikey, as PEM.

    Raises Failed where there is none that can be read.
    """
    alone = json.dumps({"verificationMethod": [method]}).encode()
    try:
        # openbadgeslib takes a method apart only as part of a DID document, so it is given one.
        return resolve_did("did:web:one.invalid", download=lambda _url: alone)
    except (LibOpenBadgesException, ValueError, TypeError) as error:
        raise Failed(
            f"the issuer's document gives this key in a way that cannot be read: {error}"
        ) from error


def ed25519(method: dict[str, Any]) -> bytes:
    """Return the 32 bytes of an Ed25519 key. Raises Failed where it is another."""
    key = load_pem_public_key(pem(method))
    if not isinstance(key, Ed25519PublicKey):
        raise Failed("the issuer's key is not an Ed25519 key, which this kind of proof needs")
    return key.public_bytes_raw()
