"""What the rules of submissions are about: an attempt, and what it is held against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from microcred.attempt import (
    Completion,
    Offered,
    Part,
    completion,
    counts,
    handed_in,
    written_parts,
)
from microcred.definition import UNREAD
from microcred.document import Document, Source
from microcred.model.evidence import EvidenceSlot
from microcred.model.program import Program
from microcred.model.release import Release
from microcred.model.submission import EvidenceItem, Readiness, Submission
from microcred.places import Attempt
from microcred.problem import Severity
from microcred.rules.rule import Finding
from microcred.saying import Saying
from microcred.yamltext import Location


@dataclass(frozen=True)
class HandedIn:
    """An attempt, and what it is held against. What could not be read is UNREAD.

    `place` is None for a file that its teacher keeps. `earlier` are the other attempts of the same
    submission with a lower number, the first one first. `begun` is the day on which the first one
    was handed in. A `settled` attempt was decided on, or another came after it.
    """

    source: Source
    document: Document[Submission]
    offered: Offered
    program: Program
    today: date
    begun: date
    place: Attempt | None = None
    earlier: tuple[tuple[int, Submission], ...] = ()
    settled: bool = False

    @property
    def submission(self) -> Submission:
        """Return what the file says."""
        return self.document.model

    @property
    def draft(self) -> bool:
        """True while no evaluator is to see it."""
        return self.submission.status is Readiness.DRAFT

    @property
    def slots(self) -> tuple[EvidenceSlot, ...]:
        """Return what the release asks for; nothing where there is no such release."""
        release = self.offered.release
        return release.credential.evidence if release else ()

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Return the written parts."""
        return written_parts(self.source.text, self.slots)

    @cached_property
    def completion(self) -> Completion:
        """Return how many of the items asked for are in."""
        return completion(self.slots, counts(self.submission, self.parts))

    def items(self) -> Iterator[tuple[int, EvidenceItem, EvidenceSlot]]:
        """Yield each item that is in, with its place and the slot it is for.

        Placeholders are no items. Those that cannot be read, or are for a slot that takes none, are
        told of elsewhere.
        """
        slots = {slot.id: slot for slot in self.slots if not slot.written}
        for number, item in enumerate(self.submission.evidence):
            if item is UNREAD or UNREAD in (item.slot, item.sha256):
                continue
            if item.slot in slots and handed_in(item):
                yield number, item, slots[item.slot]

    def items_of(self, slot: EvidenceSlot) -> list[tuple[int, EvidenceItem]]:
        """Return the items that are in for one slot, with their places."""
        return [(number, item) for number, item, theirs in self.items() if theirs is slot]

    def at(
        self,
        location: Location,
        message: str,
        fix: str | None = None,
        severity: Severity | None = None,
    ) -> Finding:
        """Return a finding about the field at `location`, or the nearest part around it."""
        line = self.document.line(*location)
        return Finding(self.source.path, line, message, fix, severity)

    def on(
        self, line: int, message: str, fix: str | None = None, severity: Severity | None = None
    ) -> Finding:
        """Return a finding about a line of the file."""
        return Finding(self.source.path, line, message, fix, severity)


_ITEM = Saying("item", "item {number} (“{slot}”)")


def item_name(number: int, slot: EvidenceSlot) -> str:
    """Return how a teacher is told of an item: `item 2 (“Two lesson recordings”)`."""
    return _ITEM(number=number + 1, slot=slot.name)


def listed(items: Sequence[str], joint: str = "and") -> str:
    """Return “a”, “a and b” or “a, b and c”."""
    *most, last = items or [""]
    return f"{', '.join(most)} {joint} {last}" if most else last


_UNSCORED = Saying("S09.unscored", "; “{first}” cannot be scored without")
_UNSCORED_TOO = Saying("S09.unscored-too", "; “{first}” and {more} more cannot be scored without")


def scored_from(release: Release, slots: Sequence[EvidenceSlot]) -> str:
    """Return which criteria look at some slots, as the end of a sentence; nothing if none does."""
    wanted = {slot.id for slot in slots}
    criteria = release.rubric.criteria if release.rubric else ()
    names = [one.name for one in criteria if wanted.intersection(one.evidence)]
    if not names:
        return ""
    saying = _UNSCORED_TOO if len(names) > 1 else _UNSCORED
    return saying(first=names[0], more=len(names) - 1)
