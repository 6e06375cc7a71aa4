"""What an evaluator is asked to score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from microcred.model.release import Release
from microcred.model.rubric import Criterion


@dataclass(frozen=True, slots=True)
class Task:
    """One attempt to be scored by a release.

    `open_criteria` are the ids of those still to be met, None for all of them. `head` is the commit
    to be judged. `items` says how many items of each slot were handed in, None where that is not
    known.
    """

    submission: str
    release: Release
    release_hash: str
    attempt: int = 1
    head: str | None = None
    open_criteria: tuple[str, ...] | None = None
    items: Mapping[str, int] | None = None

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """Return the criteria to be scored, in the order of the rubric."""
        rubric = self.release.rubric
        every = rubric.criteria if rubric else ()
        wanted = self.open_criteria
        return tuple(one for one in every if wanted is None or one.id in wanted)
