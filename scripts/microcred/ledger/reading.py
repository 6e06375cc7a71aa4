"""An award's file to a credential, and what it says of itself.

A07 a file is no credential of this programme · A18 it names another issuer.
"""

from __future__ import annotations

import json
from typing import Any


class NotJson(Exception):
    """Bytes are not one JSON object that any reader would understand alike."""


def credential(data: bytes) -> dict[str, Any]:
    """Return the JSON object in a file. Raises NotJson for anything else, however deep or odd."""
    try:
        found = json.loads(data, object_pairs_hook=_once, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise NotJson from None
    if not isinstance(found, dict):
        raise NotJson
    return found


def issuer(document: dict[str, Any]) -> str | None:
    """Return the DID that a credential names as its issuer, None where it names none."""
    named = document.get("issuer")
    found = named.get("id") if isinstance(named, dict) else named
    return found if isinstance(found, str) else None


def signing_key(document: dict[str, Any]) -> str | None:
    """Return the whole name of the key that a credential says it is signed with."""
    proof = document.get("proof")
    named = proof.get("verificationMethod") if isinstance(proof, dict) else None
    return named if isinstance(named, str) else None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name is there twice")
    return found


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")
