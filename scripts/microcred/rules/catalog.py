"""What rules about all micro-credentials together are given."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from microcred.entry import Entry
from microcred.model.program import Program


@dataclass(frozen=True, slots=True)
class Catalog:
    """All micro-credentials of a programme. `frozen` are those with a published version."""

    entries: Sequence[Entry]
    program: Program
    frozen: Collection[str] = ()
