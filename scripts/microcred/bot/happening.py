"""What woke the bot. It only tells where to look: all that counts is read anew."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What happened."""

    PULL = "pull"
    COMMENT = "comment"
    REVIEW = "review"
    ISSUE = "issue"
    SWEEP = "sweep"


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened, and to which pull request or issue; `number` is None for a sweep.

    For a review only `head` is known, the commit that was reviewed: who else saw it, asks Git.
    """

    kind: Kind
    number: int | None = None
    head: str | None = None
