"""What a credential says of itself, before anything is made of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def issuer(document: Mapping[str, Any]) -> str | None:
    """Return the DID that a credential names as its issuer, None where it names none."""
    named = document.get("issuer")
    found = named.get("id") if isinstance(named, dict) else named
    return found if isinstance(found, str) else None


def signing_key(document: Mapping[str, Any]) -> str | None:
    """Return the whole name of the key that a credential says it is signed with."""
    proof = document.get("proof")
    named = proof.get("verificationMethod") if isinstance(proof, dict) else None
    return named if isinstance(named, str) else None
