"""Rules about how many items are in for each slot, and how they differ."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microcred.attempt import Need
from microcred.model.evidence import EvidenceSlot
from microcred.model.submission import EvidenceItem
from microcred.model.vocabulary import Vary
from microcred.problem import Severity
from microcred.rules.rule import Finding, rule
from microcred.rules.submission import HandedIn, listed, scored_from


@rule(
    "S08",
    "Every item is for a slot that takes files.",
    reason="Evaluators look for evidence slot by slot; an item without one is seen by nobody.",
    source="Ours: `evidence` of the release.",
    fix="Write the name of a slot that the micro-credential's page lists.",
)
def items_have_a_slot(handed: HandedIn) -> Iterator[Finding]:
    """Yield items for a slot that is unknown, or that takes written text."""
    known = {slot.id: slot for slot in handed.slots}
    files = [f"`{slot.id}`" for slot in handed.slots if not slot.written]
    for number, item in enumerate(handed.submission.evidence if handed.offered.release else ()):
        slot, at = known.get(item.slot), ("evidence", number, "slot")
        if slot is None:
            message = f"item {number + 1} is for `{item.slot}`, which is no slot of this release"
            yield handed.at(at, message, f"Its slots are {listed(files)}." if files else None)
        elif slot.written:
            fix = f"Write it below the second line `---`, under a heading “{slot.name}”."
            yield handed.at(at, f"`{item.slot}` is written text, and takes no link", fix)


@rule(
    "S09",
    "Everything that is asked for is in.",
    reason="Evaluators score a criterion only from what is in. Each round takes weeks; a missing "
    "item would cost one.",
    source="Ours: `min` and `any_of` of the slots of the release.",
    fix="Add what is missing.",
    note="In a draft, what is missing is counted by S22 instead.",
)
def all_is_in(handed: HandedIn) -> Iterator[Finding]:
    """Yield each slot that lacks something, and each group of which nothing is in."""
    release = handed.offered.release
    if handed.draft or not release:
        return
    for need in handed.completion.missing:
        why = scored_from(release, need.slots)
        yield handed.at(("evidence",), f"{_lacks(need)}{why}", _how_to_add(need))


def _lacks(need: Need) -> str:
    """Return what is missing, as the beginning of a sentence."""
    names = [f"“{slot.name}”" for slot in need.slots]
    if len(names) > 1:
        either = "neither" if len(names) == 2 else "none of"
        joint = " nor " if len(names) == 2 else ", "
        return f"{either} {joint.join(names)} is in full; one of them is needed"
    if need.slots[0].written:
        return f"the written part {names[0]} is missing"
    if need.needed == 1:
        return f"nothing is in for {names[0]}"
    there = "none is" if need.there == 0 else "1 is" if need.there == 1 else f"{need.there} are"
    return f"{names[0]} needs {need.needed} items, and {there} in"


def _how_to_add(need: Need) -> str:
    slot = need.slots[0]
    if slot.written:
        return f"Write it below the second line `---`, under a heading “{slot.name}”."
    ids = listed([f"`slot: {slot.id}`" for slot in need.slots], "or")
    return f"Add an item with {ids} under `evidence`."


@rule(
    "S10",
    "No slot holds more than it takes.",
    reason="Evaluators owe every submission the same time, and score the items that were asked "
    "for, not the best of many.",
    source="Ours: `max` of the slots of the release.",
    fix="Keep those that show the practice best, and remove the others.",
)
def no_more_than_asked(handed: HandedIn) -> Iterator[Finding]:
    """Yield slots with too many items, at the first that is too many."""
    for slot in handed.slots:
        items = handed.items_of(slot)
        if len(items) > slot.max:
            number, _ = items[slot.max]
            message = f"“{slot.name}” takes at most {slot.max}, and {len(items)} are in"
            yield handed.at(("evidence", number), message)


@rule(
    "S11",
    "Items that must differ do.",
    reason="One good lesson can be luck. The same practice in another class, on another day or "
    "with another topic shows that it can be repeated.",
    source="Ours: `vary` of the slots of the release.",
    fix="Hand in items that differ in this, or correct what the fields say.",
    note="Each thing that is listed must differ between any two items of a slot. Case, spaces and "
    "hyphens make no difference.",
)
def items_vary(handed: HandedIn) -> Iterator[Finding]:
    """Yield items that do not say what must differ, and those that are too much alike."""
    for slot in handed.slots:
        items = handed.items_of(slot) if slot.vary else []
        for place, (number, item) in enumerate(items if len(items) > 1 else ()):
            yield from _untold(handed, slot, number, item)
            for before, other in items[:place]:
                if same := [way for way in slot.vary if _alike(way, item, other)]:
                    who = _both(slot, before, number, len(items))
                    message = f"{who} {_same(same, item)}: not varied"
                    yield handed.at(("evidence", number, _FIELDS[same[0]]), message)
                    break


def _untold(
    handed: HandedIn, slot: EvidenceSlot, number: int, item: EvidenceItem
) -> Iterator[Finding]:
    for way in slot.vary:
        if _value(way, item) is None:
            field = _FIELDS[way]
            message = f"item {number + 1} of “{slot.name}” does not say its {_ASKED[way]}"
            fix = f"Add `{field}:`. The items of this slot must differ in it."
            yield handed.at(("evidence", number), message, fix)


def _both(slot: EvidenceSlot, before: int, number: int, total: int) -> str:
    if total == 2:
        return f"both items of “{slot.name}”"
    return f"items {before + 1} and {number + 1} of “{slot.name}”"


_FIELDS = {Vary.CLASS: "class", Vary.DATE: "captured", Vary.TOPIC: "topic"}
_ASKED = {Vary.CLASS: "class", Vary.DATE: "day (`captured`)", Vary.TOPIC: "topic"}
_NO_WORD = re.compile(r"[\W_]+")


def _value(way: Vary, item: EvidenceItem) -> str | None:
    if way is Vary.DATE:
        return item.captured.isoformat() if item.captured else None
    return item.class_ if way is Vary.CLASS else item.topic


def _alike(way: Vary, one: EvidenceItem, other: EvidenceItem) -> bool:
    values = (_value(way, one), _value(way, other))
    plain = [_NO_WORD.sub(" ", value.casefold()).strip() for value in values if value]
    return len(plain) == 2 and plain[0] == plain[1]


def _same(ways: list[Vary], item: EvidenceItem) -> str:
    """Return “show the same class (period-3) on the same day (2026-10-02)”."""
    said = {
        Vary.CLASS: ("show", f"the same class ({item.class_})"),
        Vary.DATE: ("are from", f"the same day ({item.captured})"),
        Vary.TOPIC: ("are on", f"the same topic ({item.topic})"),
    }
    first, *others = sorted(ways, key=list(said).index)
    joints = [" on ", " and on "] if first is Vary.CLASS else [" and on "]
    rest = "".join(f"{joint}{said[way][1]}" for joint, way in zip(joints, others, strict=False))
    return f"{said[first][0]} {said[first][1]}{rest}"


@rule(
    "S22",
    "A draft is counted, and shown to no evaluator.",
    severity=Severity.WARNING,
    reason="A teacher who works over weeks wants to see how far it is. A draft is not held to "
    "being complete: what it still lacks are warnings.",
    source="Ours: `status` of a submission.",
    fix="Set `status: ready` when all is in.",
)
def draft_is_counted(handed: HandedIn) -> Iterator[Finding]:
    """Yield how many of the items asked for are in, and which are not."""
    if not (handed.draft and handed.offered.release):
        return
    missing = [" or ".join(f"“{slot.name}”" for slot in need.slots)
               for need in handed.completion.missing]  # fmt: skip
    still = f"; still to come: {listed(missing)}" if missing else ""
    yield handed.at(("status",), f"this is a draft: {handed.completion}{still}")
