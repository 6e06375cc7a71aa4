"""A release and a decision to an unsigned AchievementCredential."""

from __future__ import annotations

import base64
import calendar
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from microcred import links
from microcred.badge.achievement import (
    Json,
    achievement,
    criterion_address,
    home,
    level_address,
    present,
)
from microcred.badge.evidence import evidence
from microcred.badge.identity import Identity, by_name
from microcred.formats import view
from microcred.model.credential import Validity
from microcred.model.decision import DecisionRecord
from microcred.model.identity import timestamp
from microcred.model.ledger import StatusEntry
from microcred.model.program import Issuer, Program
from microcred.model.release import Release
from microcred.model.submission import Submission

CONTEXTS = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
)
"""In this order, which validators look at. `credentialSchema` needs the third."""

SCHEMA = (
    "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/"
    "ob_v3p0_achievementcredential_schema.json"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Issuing:
    """Who issues: the programme, its profile, and the DID that its address gives."""

    program: Program
    issuer: Issuer
    did: str


def unsigned(
    issuing: Issuing,
    release: Release,
    decision: DecisionRecord,
    attempts: Sequence[Submission],
    identity: Identity,
    status: StatusEntry,
) -> Json:
    """Return the AchievementCredential of Open Badges 3.0 that a decision earns, without a proof.

    `attempts` are all of the submission's, the first one first; the last one's `publish` says
    whether a name and links are shown. `identity` is by_email's or by_account's. Both `awardedDate`
    and `validFrom` are when it was decided.
    """
    program, model = issuing.program, release.credential
    moment = timestamp(decision.decided)
    return present({
        "@context": list(CONTEXTS),
        "id": links.whole(program, links.award_data(decision.award)),
        "type": ["VerifiableCredential", "AchievementCredential"],
        "name": model.name,
        "issuer": _profile(issuing),
        "awardedDate": moment,
        "validFrom": moment,
        "validUntil": _expiry(decision.decided, model.validity),
        "credentialSubject": _subject(program, release, decision, attempts, identity),
        "evidence": evidence(release, decision, attempts),
        "relatedResource": [_release(program, release, decision.release)],
        "credentialStatus": status_entry(program, status),
        "credentialSchema": [{"id": SCHEMA, "type": "1EdTechJsonSchemaValidator2019"}],
    })  # fmt: skip


def file_bytes(document: Mapping[str, object]) -> bytes:
    """Return a credential as its file holds it: compact UTF-8 JSON, the keys in their order."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return f"{text}\n".encode()


def valid_until(awarded: datetime, years: int) -> datetime:
    """Return the same moment years later; 29 February becomes the 28th where there is no 29th."""
    year = awarded.year + years
    last = calendar.monthrange(year, awarded.month)[1]
    return awarded.replace(year=year, day=min(awarded.day, last))


def status_entry(program: Program, status: StatusEntry) -> Json:
    """Return the one BitstringStatusListEntry: verifiers look up this bit of that list."""
    address = links.whole(program, links.status_list(status.list))
    return {
        "id": f"{address}#{status.index}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(status.index),
        "statusListCredential": address,
    }


def _profile(issuing: Issuing) -> Json:
    issuer = issuing.issuer
    return present({
        "id": issuing.did,
        "type": ["Profile"],
        "name": issuer.name,
        "url": issuer.url,
        "description": issuer.description,
        "email": issuer.email,
    })  # fmt: skip


def _expiry(awarded: datetime, validity: Validity | str | None) -> str | None:
    if not isinstance(validity, Validity):
        return None
    return timestamp(valid_until(awarded, validity.years))


def _subject(
    program: Program,
    release: Release,
    decision: DecisionRecord,
    attempts: Sequence[Submission],
    identity: Identity,
) -> Json:
    address = home(program, release)
    name = attempts[-1].publish.name if attempts else None
    return present({
        "type": ["AchievementSubject"],
        "identifier": [identity, *([by_name(name)] if name else [])],
        "achievement": achievement(program, release),
        "result": [
            {
                "type": ["Result"],
                "resultDescription": criterion_address(address, result.criterion),
                "achievedLevel": level_address(address, result.criterion, result.level),
            }
            for result in decision.results
        ],
    })  # fmt: skip


def _release(program: Program, release: Release, sha256: str) -> Json:
    """Return the frozen release by its address and hash, as VC Data Model 2.0 (5.3) has it."""
    model = release.credential
    digest = base64.b64encode(bytes.fromhex(sha256)).decode()
    return {
        "id": links.whole(program, view.release(model.id, model.version)),
        "mediaType": "application/json",
        "digestSRI": f"sha256-{digest}",
    }
