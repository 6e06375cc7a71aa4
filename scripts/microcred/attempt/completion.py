"""How many of the items asked for are in. It says nothing of how good they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from microcred.attempt.parts import Part
from microcred.model.evidence import EvidenceSlot
from microcred.model.submission import EvidenceItem, Submission


def handed_in(item: EvidenceItem) -> bool:
    """True unless its fingerprint is only a placeholder: one character over and over."""
    return len(set(item.sha256)) > 1


@dataclass(frozen=True, slots=True)
class Need:
    """One thing asked for: the slots it may be handed in for, how many are needed and in.

    Of the slots of an `any_of` group, one is enough.
    """

    slots: tuple[EvidenceSlot, ...]
    needed: int
    there: int

    @property
    def met(self) -> bool:
        """True when as many as are needed are in."""
        return self.there >= self.needed


@dataclass(frozen=True, slots=True)
class Completion:
    """How many of the items asked for are in. Says nothing of how good they are."""

    needs: tuple[Need, ...]

    @property
    def needed(self) -> int:
        """Return how many items are asked for at least."""
        return sum(need.needed for need in self.needs)

    @property
    def there(self) -> int:
        """Return how many of them are in."""
        return sum(min(need.there, need.needed) for need in self.needs)

    @property
    def missing(self) -> tuple[Need, ...]:
        """Return what is not in yet, in the order it is asked for."""
        return tuple(need for need in self.needs if not need.met)

    def __str__(self) -> str:
        """Return `3 of 5 items in`."""
        return f"{self.there} of {self.needed} {'item' if self.needed == 1 else 'items'} in"


def completion(slots: Sequence[EvidenceSlot], items: Counter[str]) -> Completion:
    """Return how complete an attempt is; `items` counts what is in for each slot (see `counts`).

    A slot that takes none at least is not asked for. A group is as far as its furthest slot.
    """
    groups: dict[str | int, list[EvidenceSlot]] = {}
    for number, slot in enumerate(slots):
        if slot.any_of or slot.min:
            groups.setdefault(slot.any_of or number, []).append(slot)
    return Completion(tuple(_need(group, items) for group in groups.values()))


def _need(group: Sequence[EvidenceSlot], items: Counter[str]) -> Need:
    """Return what is asked for, measured by the slot that lacks least."""
    needs = [(max(1, slot.min), items[slot.id]) for slot in group]
    needed, there = max(needs, key=lambda need: (min(need[1] - need[0], 0), need[1]))
    return Need(tuple(group), needed, there)


def counts(submission: Submission, parts: Sequence[Part]) -> Counter[str]:
    """Return how many items are in for each slot; a written part that has words counts as one."""
    files = Counter(item.slot for item in submission.evidence if handed_in(item))
    return files + Counter({part.slot for part in parts if part.slot and part.words})
