"""A small credential to sign, and the key that signs it: made here, of fixed bytes."""

import copy
import hashlib
from datetime import UTC, datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from microcred import did, proof
from microcred.proof.contexts import CREDENTIALS, EXTENSIONS, OPEN_BADGES

DID = "did:web:good.example"
CREATED = datetime(2026, 11, 21, 20, 48, tzinfo=UTC)
KEY = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"a key for tests").digest())
OTHER = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"another key").digest())
PUBLIC = KEY.public_key().public_bytes_raw()
METHOD = did.method(DID, did.multikey(PUBLIC))


def badge(**changes: Any) -> dict[str, Any]:
    """Return a badge without a proof; `changes` are fields at its top, None to leave one out."""
    made: dict[str, Any] = {
        "@context": [CREDENTIALS, OPEN_BADGES, EXTENSIONS],
        "id": "https://good.example/awards/a2b3c4d5e6f7.json",
        "type": ["VerifiableCredential", "AchievementCredential"],
        "name": "Think Time",
        "issuer": {"id": DID, "type": ["Profile"], "name": "Good example"},
        "awardedDate": "2026-11-21T20:48:00Z",
        "validFrom": "2026-11-21T20:48:00Z",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [
                {
                    "type": "IdentityObject",
                    "hashed": True,
                    "identityHash": "sha256$" + "ab" * 32,
                    "identityType": "emailAddress",
                    "salt": "t7k2",
                }
            ],
            "achievement": {
                "id": "https://good.example/credentials/think-time/1.0/",
                "type": ["Achievement"],
                "name": "Think Time",
                "description": "Leave a silence after a question.",
                "criteria": {"narrative": "Three seconds, after “why”."},
            },
        },
        "evidence": [
            {"type": ["Evidence"], "name": "Two recordings", "genre": "Video"},
            {"type": ["Evidence"], "name": "A tally", "genre": "Data"},
        ],
        "credentialSchema": [
            {
                "id": "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/"
                "ob_v3p0_achievementcredential_schema.json",
                "type": "1EdTechJsonSchemaValidator2019",
            }
        ],
    }
    return copy.deepcopy({k: v for k, v in {**made, **changes}.items() if v is not None})


def signed(document: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Return a document with a proof; `method`, `created` and `sign` may differ."""
    given: dict[str, Any] = {"method": METHOD, "created": CREATED, "sign": KEY.sign}
    return proof.signed(document, **(given | changes))
