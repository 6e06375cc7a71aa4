"""What a teacher sends, slot by slot, as a page lists it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from microcred.labels import label
from microcred.model.evidence import EvidenceSlot
from microcred.words import listed, number, sentence, span


def evidence_view(slots: Sequence[EvidenceSlot]) -> list[dict[str, object]]:
    """Return each slot with its terms in words, in the definition's order."""
    return [
        {
            "id": slot.id,
            "kind": slot.kind.value,
            "kind_word": label("evidence", slot.kind.value),
            "name": slot.name,
            "prompt": slot.prompt,
            "terms": sentence(" · ".join(_terms(slot))),
            "notes": [note for note in (slot.consent, slot.transcript) if note],
            "instead": _instead(slot, slots),
            "optional": slot.min == 0,
        }
        for slot in slots
    ]


def parts_to_send(slots: Sequence[EvidenceSlot]) -> int:
    """Return how many things must be sent; slots that stand in for each other count once."""
    return len({slot.any_of or f"slot {slot.id}" for slot in slots if slot.min > 0})


def _terms(slot: EvidenceSlot) -> Iterator[str]:
    """Yield the slot's terms: how many, how different, how long, in which form."""
    if slot.max > 1:
        differ = [label("vary", way.value) for way in slot.vary]
        of = f", different in {listed(differ)}" if differ else ""
        yield span(max(slot.min, 1), slot.max, "item") + of
    if slot.minutes:
        yield span(*slot.minutes, "minute") + (" each" if slot.max > 1 else "")
    if slot.words:
        yield span(*slot.words, "word")
    if slot.formats:
        yield slot.formats
    if slot.alternatives:
        others = [label("evidence", kind.value).lower() for kind in slot.alternatives]
        yield f"{listed(others, 'or')} accepted too"


def _instead(slot: EvidenceSlot, slots: Sequence[EvidenceSlot]) -> str:
    """Return which other slots stand in for this one."""
    others = [
        f"“{other.name}”" for other in slots
        if slot.any_of and other.any_of == slot.any_of and other is not slot
    ]  # fmt: skip
    if not others:
        return ""
    total = number(len(others) + 1)
    return f"Send this or {listed(others, 'or')}: one of the {total} is enough."
