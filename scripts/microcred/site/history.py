"""What happened to a definition, as Git remembers it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """One commit that touched a definition: its ISO date, full id and first line."""

    date: str
    commit: str
    subject: str
