"""Awards to be laid out, and the press that does it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from microcred.badge import file_bytes
from microcred.model.credential import Validity
from microcred.model.identity import release_parts
from microcred.model.release import Release, digest, release_bytes
from microcred.site.awards import Press, Publisher, Showing
from tests import ledgers

TODAY = date(2026, 11, 22)
SHELL = (
    '<!doctype html><html lang="en"><head><title>@@title@@</title>'
    '<meta name="description" content="@@description@@"><!--@@head@@--></head>'
    '<body><a href="../catalog/" aria-current="page">Catalog</a> 100% <!--@@main@@--></body></html>'
)
REASON = "The recording was of another class."


def release(years: int | None = 5) -> Release:
    """Return the release of an award that lasts so many years, or for ever."""
    return ledgers.release(validity=Validity(years=years) if years else None)


def award(number: int = 0, years: int | None = 5, **changes: Any) -> bytes:
    """Return the file of the n-th award, with a made-up proof; `changes` as tests.ledgers has them.

    `name` is the one to show, `links` whether evidence is public, `levels` those of both criteria.
    """
    frozen = changes.pop("release", release(years))
    publish = {"evidence": changes.pop("links", False)}
    if name := changes.pop("name", None):
        publish["name"] = name
    fields: dict[str, Any] = {"release": digest(release_bytes(frozen))}
    if levels := changes.pop("levels", None):
        results = ledgers.decision(number).results
        fields["results"] = tuple(
            result.model_copy(update={"level": level})
            for result, level in zip(results, levels, strict=True)
        )
    fields |= changes.pop("decided", {})
    document = ledgers.document(
        number,
        release=frozen,
        decision=ledgers.decision(number, **fields),
        attempts=(ledgers.attempt(publish=publish),),
        **changes,
    )
    return file_bytes({**document, "proof": proof(number)})


def proof(number: int) -> dict[str, str]:
    """Return what looks like a proof; nothing here looks into it."""
    return {
        "type": "DataIntegrityProof",
        "created": f"2026-11-2{number % 3}T20:48:00Z",
        "verificationMethod": f"did:web:good.example#{ledgers.MULTIKEY}",
        "cryptosuite": "eddsa-rdfc-2022",
        "proofPurpose": "assertionMethod",
        "proofValue": f"z{number}Proof",
    }


def showing(number: int = 0, **changes: Any) -> Showing:
    """Return what the log tells of the n-th award."""
    return Showing(ledgers.random_id(f"award {number}"), "think-time@1.0")._replace(**changes)


def revoked(number: int = 0, reason: str = REASON) -> Showing:
    """Return what the log tells of an award that was revoked."""
    at = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
    return showing(number, revoked=at, reason=reason)


def press(
    frozen: Release | None = None, today: date = TODAY, shell: str = SHELL, **issuer: Any
) -> Press:
    """Return a press for awards of one release."""
    known = frozen or release()
    publisher = Publisher(ledgers.program(), ledgers.issuer(**issuer))

    def releases(name: str) -> Release | None:
        return known if release_parts(name)[0] == known.credential.id else None

    return Press(publisher, shell, releases, today)
