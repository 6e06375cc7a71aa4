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
from microcred.saying import Saying


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


_NEITHER = Saying("S09.neither", "neither {names} is in full; one of them is needed")
_NONE_OF = Saying("S09.none-of", "none of {names} is in full; one of them is needed")
_UNWRITTEN = Saying("S09.unwritten", "the written part {name} is missing")
_NOTHING = Saying("S09.nothing", "nothing is in for {name}")
_NONE = Saying("S09.none", "{name} needs {needed} items, and none is in")
_ONE = Saying("S09.one", "{name} needs {needed} items, and 1 is in")
_FEW = Saying("S09.few", "{name} needs {needed} items, and {there} are in")


def _lacks(need: Need) -> str:
    """Return what is missing, as the beginning of a sentence."""
    names = [f"“{slot.name}”" for slot in need.slots]
    if len(names) == 2:
        return _NEITHER(names=" nor ".join(names))
    if len(names) > 2:
        return _NONE_OF(names=", ".join(names))
    if need.slots[0].written:
        return _UNWRITTEN(name=names[0])
    if need.needed == 1:
        return _NOTHING(name=names[0])
    saying = {0: _NONE, 1: _ONE}.get(need.there, _FEW)
    return saying(name=names[0], needed=need.needed, there=need.there)


def _how_to_add(need: Need) -> str:
    slot = need.slots[0]
    if slot.written:
        return f"Write it below the second line `---`, under a heading “{slot.name}”."
    ids = listed([f"`slot: {slot.id}`" for slot in need.slots], "or")
    return f"Add an item with {ids} under `evidence`."


_TOO_MANY = Saying("S10", "“{slot}” takes at most {most}, and {there} are in")


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
            message = _TOO_MANY(slot=slot.name, most=slot.max, there=len(items))
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
                    message = _NOT_VARIED(items=who, same=_same(same, item))
                    yield handed.at(("evidence", number, _FIELDS[same[0]]), message)
                    break


def _untold(
    handed: HandedIn, slot: EvidenceSlot, number: int, item: EvidenceItem
) -> Iterator[Finding]:
    for way in slot.vary:
        if _value(way, item) is None:
            field = _FIELDS[way]
            message = _UNTOLD[way](number=number + 1, slot=slot.name)
            fix = f"Add `{field}:`. The items of this slot must differ in it."
            yield handed.at(("evidence", number), message, fix)


def _both(slot: EvidenceSlot, before: int, number: int, total: int) -> str:
    if total == 2:
        return _BOTH(slot=slot.name)
    return _THESE(first=before + 1, number=number + 1, slot=slot.name)


_NOT_VARIED = Saying("S11.alike", "{items} {same}: not varied")
_BOTH = Saying("S11.both", "both items of “{slot}”")
_THESE = Saying("S11.these", "items {first} and {number} of “{slot}”")


_FIELDS = {Vary.CLASS: "class", Vary.DATE: "captured", Vary.TOPIC: "topic"}
_NO_VALUE = "item {number} of “{slot}” does not say its "
_UNTOLD = {
    Vary.CLASS: Saying("S11.untold.class", f"{_NO_VALUE}class"),
    Vary.DATE: Saying("S11.untold.date", f"{_NO_VALUE}day"),
    Vary.TOPIC: Saying("S11.untold.topic", f"{_NO_VALUE}topic"),
}
_NO_WORD = re.compile(r"[\W_]+")
PATTERNS = {"no-word": _NO_WORD}


def _value(way: Vary, item: EvidenceItem) -> str | None:
    if way is Vary.DATE:
        return item.captured.isoformat() if item.captured else None
    return item.class_ if way is Vary.CLASS else item.topic


def _alike(way: Vary, one: EvidenceItem, other: EvidenceItem) -> bool:
    values = (_value(way, one), _value(way, other))
    plain = [_NO_WORD.sub(" ", value.casefold()).strip() for value in values if value]
    return len(plain) == 2 and plain[0] == plain[1]


_SAME = {
    Vary.CLASS: Saying("S11.same.class", "the same class ({value})"),
    Vary.DATE: Saying("S11.same.date", "the same day ({value})"),
    Vary.TOPIC: Saying("S11.same.topic", "the same topic ({value})"),
}
_FIRST = {
    Vary.CLASS: Saying("S11.first.class", "show {same}"),
    Vary.DATE: Saying("S11.first.date", "are from {same}"),
    Vary.TOPIC: Saying("S11.first.topic", "are on {same}"),
}
_ON = Saying("S11.on", "{before} on {same}")
_AND_ON = Saying("S11.and-on", "{before} and on {same}")


def _same(ways: list[Vary], item: EvidenceItem) -> str:
    """Return “show the same class (period-3) on the same day (2026-10-02)”."""
    first, *others = sorted(ways, key=list(_SAME).index)
    said = _FIRST[first](same=_SAME[first](value=_value(first, item)))
    for place, way in enumerate(others):
        saying = _ON if first is Vary.CLASS and place == 0 else _AND_ON
        said = saying(before=said, same=_SAME[way](value=_value(way, item)))
    return said


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
