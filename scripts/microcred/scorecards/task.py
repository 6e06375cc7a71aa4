"""What an evaluator is asked to score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from microcred.model.release import Release
from microcred.model.rubric import Criterion
from microcred.model.submission import EvidenceItem


@dataclass(frozen=True, slots=True)
class Task:
    """One attempt to be scored by a release.

    `open_criteria` are the ids of those still to be met, None for all of them. `head` is the commit
    to be judged. `items` says how many items of each slot were handed in, None where that is not
    known; `evidence` are these items, none where they are not known.
    """

    submission: str
    release: Release
    release_hash: str
    attempt: int = 1
    head: str | None = None
    open_criteria: tuple[str, ...] | None = None
    items: Mapping[str, int] | None = None
    evidence: tuple[EvidenceItem, ...] = ()

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """Return the criteria to be scored, in the order of the rubric."""
        rubric = self.release.rubric
        every = rubric.criteria if rubric else ()
        wanted = self.open_criteria
        return tuple(one for one in every if wanted is None or one.id in wanted)

    def with_evidence(self, items: Iterable[EvidenceItem]) -> Task:
        """Return the same task for an attempt of which these items are in."""
        evidence = tuple(items)
        return replace(self, items=Counter(item.slot for item in evidence), evidence=evidence)

    def item(self, slot: str, number: int) -> EvidenceItem | None:
        """Return the n-th item of a slot, counted from 1; None where it is not known."""
        theirs = [one for one in self.evidence if one.slot == slot]
        return theirs[number - 1] if number <= len(theirs) else None
