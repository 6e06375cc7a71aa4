"""The log's line for each thing that happens to an award."""

from __future__ import annotations

import hashlib
from datetime import datetime

from microcred.ledger.standing import Standing
from microcred.model.decision import DecisionRecord
from microcred.model.ledger import Happening, LogLine, StatusEntry


def awarded(
    decision: DecisionRecord,
    data: bytes,
    status: StatusEntry,
    key: str,
    renews: str | None = None,
) -> LogLine:
    """Return the line for a new award. `data` is its file, `key` the multikey it is signed with."""
    return LogLine(
        at=decision.decided,
        event=Happening.AWARDED,
        award=decision.award,
        sha256=sha256(data),
        key=key,
        submission=decision.submission,
        credential=decision.credential,
        status=status,
        page=decision.page,
        renews=renews,
    )


def revoked(standing: Standing, at: datetime, reason: str) -> LogLine:
    """Return the line for an award that is revoked. Its file stays as it is."""
    return LogLine(
        at=at,
        event=Happening.REVOKED,
        award=standing.award,
        sha256=standing.sha256,
        reason=reason,
    )


def signed_anew(award: str, at: datetime, data: bytes, key: str, reason: str) -> LogLine:
    """Return the line for an award signed again with another key. `data` is its file since."""
    return _new_file(Happening.SIGNED_ANEW, award, at, data, key, reason)


def name_withdrawn(award: str, at: datetime, data: bytes, key: str) -> LogLine:
    """Return the line for an award that shows no name any more. `data` is its file since."""
    return _new_file(Happening.NAME_WITHDRAWN, award, at, data, key)


def sha256(data: bytes) -> str:
    """Return the hash by which the log knows a file."""
    return hashlib.sha256(data).hexdigest()


def _new_file(
    event: Happening, award: str, at: datetime, data: bytes, key: str, reason: str | None = None
) -> LogLine:
    return LogLine(at=at, event=event, award=award, sha256=sha256(data), key=key, reason=reason)
