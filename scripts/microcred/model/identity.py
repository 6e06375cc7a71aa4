"""Names of submissions, awards, people and commits; hashes and moments."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, StringConstraints
from pydantic_core import PydanticKnownError

ALPHABET = "23456789abcdefghjklmnpqrstuvwxyz"
"""What random ids are made of: digits and letters that nobody mistakes for each other."""

_RANDOM = f"[{ALPHABET}]"


def _to_the_second(moment: datetime) -> datetime:
    """Return a moment in UTC, without fractions of a second."""
    try:
        return moment.astimezone(UTC).replace(microsecond=0)
    except OverflowError:  # the first or the last day there is, in another zone
        raise PydanticKnownError("datetime_parsing", {"error": "out of range"}) from None


SubmissionId = Annotated[str, StringConstraints(pattern=f"^{_RANDOM}{{8,16}}$")]
AwardId = Annotated[str, StringConstraints(pattern=f"^{_RANDOM}{{12,24}}$")]
PageId = Annotated[str, StringConstraints(pattern=f"^{_RANDOM}{{12,24}}$")]
EarnerId = Annotated[
    str, StringConstraints(pattern=r"^(?:github:[1-9][0-9]{0,18}|[a-z0-9][a-z0-9-]{2,63})$")
]
EvaluatorId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{1,63}$")]
ReleaseName = Annotated[
    str,
    StringConstraints(
        pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*@(?:0|[1-9][0-9]*)(?:\.(?:0|[1-9][0-9]*)){1,2}$",
        max_length=90,
    ),
]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
CommitId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{40}$")]
Multikey = Annotated[str, StringConstraints(pattern=r"^z6Mk[1-9A-HJ-NP-Za-km-z]{40,50}$")]
Moment = Annotated[AwareDatetime, AfterValidator(_to_the_second)]


def release_parts(name: str) -> tuple[str, str]:
    """Return the micro-credential and the version that a release's name tells."""
    slug, _, version = name.partition("@")
    return slug, version


def timestamp(moment: datetime) -> str:
    """Return a moment as `2026-11-21T20:48:00Z`, the way every file of ours writes it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def random_id(below: Callable[[int], int], length: int) -> str:
    """Return so many letters and digits of ALPHABET, each as likely as any other.

    `below` returns a random number from 0 up to the one it is given.
    """
    return "".join(ALPHABET[below(len(ALPHABET))] for _ in range(length))
