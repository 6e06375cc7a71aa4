"""Lines of evidence: `clips | https://… | sha256: … | media_type: video/mp4 | bytes: 73400320`.

The slot stands first, by its id or its name, and the link may stand bare; all else is a field of an
item, with its name. In which order they come does not matter.

I03 a line cannot be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from microcred.bot.form.fields import Field
from microcred.characters import printable
from microcred.model.evidence import EvidenceSlot
from microcred.problem import Problem, Severity
from microcred.scorecards.keys import Names, key

MOST: Final = 99
"""How many lines are read."""

_FIELDS: Final = {
    key(spelt): name
    for name, others in {
        "url": ("link", "address"),
        "sha256": ("fingerprint", "sha-256"),
        "media_type": ("type",),
        "bytes": ("size",),
        "duration": ("length",),
        "captured": ("date", "day"),
        "class": (),
        "topic": (),
        "transcript": ("captions",),
        "kind": (),
    }.items()
    for spelt in (name, *others)
}
_LIST: Final = re.compile(r"\s*(?:[-*+]|[0-9]{1,2}[.)])\s+")
_NAMED: Final = re.compile(r"(?P<name>[A-Za-z][A-Za-z0-9 _-]{0,20})\s*[:=]\s*(?P<value>.*)", re.S)
_LINK: Final = re.compile(r"<?(?P<url>https?://[^\s<>]+)>?", re.IGNORECASE)
_CLOCK: Final = re.compile(r"(?:(?P<h>[0-9]{1,2}):)?(?P<m>[0-9]{1,3}):(?P<s>[0-5][0-9])")
_DIGITS: Final = re.compile(r"[0-9]{1,3}(?:[ ,.'\u00a0\u202f][0-9]{3})+|[0-9]+")
_UNIT: Final = re.compile(r"\s*(?:bytes?|b|seconds?|sec|s)\.?\Z", re.IGNORECASE)


class Item(NamedTuple):
    """An item as its line says it, and the number of that line, counted from 1."""

    line: int
    fields: dict[str, str | int]


def items(text: str, slots: Sequence[EvidenceSlot]) -> Iterator[Item | Problem]:
    """Yield what each line of evidence says, or why it cannot be read."""
    names = Names({slot.id: slot.name for slot in slots if not slot.written})
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    for number, line in lines[:MOST]:
        yield _item(number, _LIST.sub("", line, count=1), names)
    if len(lines) > MOST:
        said = f"there are {len(lines)} lines here; at most {MOST} are read"
        yield _wrong(lines[MOST][0], said, "One line is one item; take out all others.")


def _item(number: int, line: str, names: Names) -> Item | Problem:
    first, *rest = (part.strip() for part in line.split("|"))
    slot = names.find(re.sub(r"\Aslot\s*[:=]\s*", "", first, flags=re.IGNORECASE))
    if len(slot) != 1:
        known = " or ".join(f"`{one}`" for one in names.by_id) or "a slot of this micro-credential"
        said = f"“{printable(first[:60])}” is no piece of evidence that is asked for"
        return _wrong(number, said, f"Begin the line with {known}, then ` | `.")
    fields: dict[str, str | int] = {"slot": slot[0]}
    for part in filter(None, rest):
        name, value = _field(part)
        if name is None:
            said = f"it cannot be told what “{printable(part[:60])}” is"
            known = ", ".join(f"`{one}:`" for one in dict.fromkeys(_FIELDS.values()))
            return _wrong(number, said, f"Put its name in front of it, one of {known}.")
        if name in fields:
            said = f"`{name}` is there twice"
            return _wrong(number, said, "Keep one of the two; each item is a line of its own.")
        if value:
            fields[name] = _number(value) if name in ("bytes", "duration") else value
    return Item(number, fields)


def _field(part: str) -> tuple[str | None, str]:
    """Return which field a part of a line is, None where that cannot be told, and its value."""
    if link := _LINK.fullmatch(part):
        return "url", link["url"]
    named = _NAMED.fullmatch(part)
    if named is None:
        return None, part
    value = named["value"].strip().strip("`").strip()
    link = _LINK.fullmatch(value)
    return _FIELDS.get(key(named["name"])), link["url"] if link else value


def _number(value: str) -> str | int:
    """Return a number, also of `6:52` or `73,400,320 bytes`; any other text as it is."""
    bare = _UNIT.sub("", value)
    if clock := _CLOCK.fullmatch(bare):
        return int(clock["h"] or 0) * 3600 + int(clock["m"]) * 60 + int(clock["s"])
    if len(bare) <= len("999,999,999,999,999") and _DIGITS.fullmatch(bare):
        return int(re.sub("[^0-9]", "", bare))
    return value


def _wrong(line: int, message: str, fix: str) -> Problem:
    return Problem(Field.EVIDENCE.label, line, "I03", Severity.ERROR, message, fix)
