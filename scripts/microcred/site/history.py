"""What happened to a definition, as Git remembers it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """One commit that touched a definition: its ISO date, full id and first line."""

    date: str
    commit: str
    subject: str


def since_release(changes: Sequence[Change], freezes: Collection[str]) -> tuple[Change, ...]:
    """Return the changes, newest first, back to the commit of the first release.

    What came before was work in progress; without a release there is nothing else to tell.
    `freezes` are the commits that froze a version.
    """
    frozen = [place for place, change in enumerate(changes) if change.commit in freezes]
    return tuple(changes[: max(frozen) + 1] if frozen else changes)
