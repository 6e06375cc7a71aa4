"""What verifiers of others ask of a credential before they look at its proof."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from microcred.proof.contexts import CREDENTIALS, OPEN_BADGES
from microcred.proof.problem import ProofProblem

_BADGES: Final = frozenset(
    {"AchievementCredential", "OpenBadgeCredential", "EndorsementCredential"}
)
_STAMP: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")


def issuable(document: dict[str, Any], created: datetime) -> None:
    """Raise ProofProblem where a document could be signed, but would be refused elsewhere.

    Source: Open Badges 3.0, the order of contexts (section B.1) and date-time stamps with a zone;
    VC Data Model 2.0, section 4.9: nothing is valid before it is signed.
    """
    for problem in _problems(document, created):
        raise ProofProblem(problem)


def _problems(document: dict[str, Any], created: datetime) -> Iterator[str]:
    contexts, types = document.get("@context"), document.get("type")
    if not isinstance(contexts, list) or contexts[:1] != [CREDENTIALS]:
        yield f"the first context must be {CREDENTIALS}"
    elif (
        isinstance(types, list)
        and _BADGES & set(map(str, types))
        and (contexts[1:2] != [OPEN_BADGES])
    ):
        yield f"the second context of a badge must be {OPEN_BADGES}"
    for name in ("validFrom", "validUntil", "awardedDate"):
        if name in document and _moment(document[name]) is None:
            yield f"{name} is no moment with a time zone, such as 2026-11-21T20:48:00Z"
    start = _moment(document.get("validFrom"))
    if start and start > created:
        yield "validFrom lies after the moment of signing"


def _moment(stamp: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(stamp)) if _STAMP.fullmatch(str(stamp)) else None
    except ValueError:
        return None
