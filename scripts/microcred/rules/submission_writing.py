"""Rules about the written parts of a submission."""

from __future__ import annotations

from collections.abc import Iterator

from microcred.problem import Severity
from microcred.rules.rule import Finding, rule
from microcred.rules.submission import HandedIn, listed
from microcred.saying import Saying

_RANGE = (
    "“{slot}” has {count:,} words; {fewest:,} to {most:,} are asked for, so it has {off:,} too "
)
_TOO_FEW = Saying("S20.few", f"{_RANGE}few")
_TOO_MANY = Saying("S20.many", f"{_RANGE}many")


@rule(
    "S20",
    "Written parts have as many words as the release asks for.",
    reason="What is too short leaves out what is scored. A limit keeps it fair: evaluators read "
    "the same amount from everybody.",
    source="Ours: `words` of the slots of the release.",
    fix="Shorten it, or say more of what the prompt asks for.",
    note="Counted as word processors do: by the spaces. Headings, remarks and web addresses do "
    "not count.",
)
def words_fit(handed: HandedIn) -> Iterator[Finding]:
    """Yield written parts outside of their slot's range."""
    slots = {slot.id: slot for slot in handed.slots}
    for part in handed.parts:
        slot = slots.get(part.slot or "")
        count = part.words
        if slot is None or slot.words is None or count == 0:
            continue
        fewest, most = slot.words
        if not fewest <= count <= most:
            short = count < fewest
            off, saying = (fewest - count, _TOO_FEW) if short else (count - most, _TOO_MANY)
            yield handed.on(
                part.line, saying(slot=slot.name, count=count, fewest=fewest, most=most, off=off)
            )


_NOBODYS = Saying(
    "S21.nobodys", "this text belongs to no written part, so it may be read by nobody"
)
_TWICE = Saying("S21.twice", "{name} is here a second time (first on line {line})")


@rule(
    "S21",
    "The written parts can be told apart.",
    reason="Each criterion is scored from certain parts. What stands under no heading of a part "
    "may be read by nobody.",
    source="Ours.",
    fix="Put each part once, under a heading with its name.",
    note="Text outside of any part is a warning.",
)
def parts_are_apart(handed: HandedIn) -> Iterator[Finding]:
    """Yield a part that is there twice, and text that belongs to none."""
    written = {slot.id: f"“{slot.name}”" for slot in handed.slots if slot.written}
    seen: dict[str, int] = {}
    for part in handed.parts if handed.offered.release else ():
        if part.slot is None:
            fix = (
                f"Put it under a heading: {listed(list(written.values()), 'or')}."
                if written
                else "Remove it: this release asks for no written part."
            )
            yield handed.on(part.line, _NOBODYS(), fix, Severity.WARNING)
        elif part.slot in seen:
            message = _TWICE(name=written[part.slot], line=seen[part.slot])
            yield handed.on(part.line, message)
        else:
            seen[part.slot] = part.line
