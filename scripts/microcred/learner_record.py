"""Somebody's awards as a Comprehensive Learner Record 2.0, before it is signed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from microcred.model.identity import timestamp
from microcred.proof.contexts import CREDENTIALS, LEARNER_RECORD, OPEN_BADGES


def learner_record(
    awards: Sequence[Mapping[str, Any]], *, identity: str, issuer: str, name: str, at: datetime
) -> dict[str, Any]:
    """Return the ClrCredential of signed awards, at least one, without a proof.

    `identity` is its own address, `issuer` our DID and `name` the programme's. Each award is in it
    as it was signed, so it goes on to verify by itself. The learner is known by the identifiers
    that the awards carry, and by no other.
    """
    return {
        "@context": [CREDENTIALS, OPEN_BADGES, LEARNER_RECORD],
        "id": identity,
        "type": ["VerifiableCredential", "ClrCredential"],
        "name": f"Micro-credentials earned at {name}",
        "issuer": {"id": issuer, "type": ["Profile"], "name": name},
        "validFrom": timestamp(at),
        "credentialSubject": {
            "type": ["ClrSubject"],
            "identifier": list(_identifiers(awards)),
            "verifiableCredential": [dict(award) for award in awards],
        },
    }


def _identifiers(awards: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    seen: list[Mapping[str, Any]] = []
    for award in awards:
        for one in award["credentialSubject"].get("identifier", ()):
            if one not in seen:
                seen.append(one)
                yield one
