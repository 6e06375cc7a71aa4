"""An issue's text taken apart: what was answered to each question of the form.

Anybody may have written it, or changed what the form wrote. So nothing is guessed: a heading that
is gone, or there twice, is told of.

I01 the headings are not those of the form · I02 no micro-credential is chosen · I05 it was not
ticked that the public part was read · I07 it is too long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from microcred.bot.form.fields import EMPTY, TICKS, Field, Tick
from microcred.characters import printable
from microcred.problem import Problem, Severity
from microcred.scorecards.keys import key

LONGEST: Final = 70_000
"""How many characters are read; GitHub takes 65,536."""

FEW: Final = 3
"""How many headings of the form are enough to tell that it was one."""

_LINE_ENDS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_HEADING: Final = re.compile(r"#{3}[ \t]+(?P<label>[^\n]{1,200}?)[ \t]*#*[ \t]*")
_FENCED: Final = re.compile(
    r"\A\s*(?P<fence>`{3,})[A-Za-z]*[ \t]*\n(?P<inside>.*?)\n?(?P=fence)\s*\Z", re.S
)
_TICKED: Final = re.compile(r"\s*[-*+] \[(?P<mark>[ xX])\]\s*(?P<says>.*)")
_RELEASE: Final = re.compile(r"(?:\A|\()(?P<name>[a-z0-9-]{1,64}@[0-9.]{1,20})\)?\s*\Z")
_LABELS: Final = {key(field.label): field for field in Field}


@dataclass(frozen=True, slots=True)
class Filled:
    """What was answered, empty where nothing was. `credential` is a release's name."""

    credential: str
    again: str
    file: str
    evidence: str
    parts: str
    ai: str
    name: str
    ticked: frozenset[Tick]


def looks_like_one(body: str) -> bool:
    """True for a text with headings of the form, also where some are gone."""
    return len(_headings(_lines(body[:LONGEST]))) >= FEW


def again(body: str) -> str:
    """Return which submission a text says that it goes on with; empty for a first attempt."""
    answers = _answers(_lines(body[:LONGEST]))
    return _submission(answers.get(Field.AGAIN, ""))


def filled(body: str) -> Filled | tuple[Problem, ...]:
    """Return what was answered to the form, or every problem with the text itself."""
    if len(body) > LONGEST:
        return (_too_long(len(body)),)
    lines = _lines(body)
    answers = _answers(lines)
    ticks = {field: _ticks(field, answers.get(field, "")) for field in TICKS}
    problems = [*_headings_amiss(lines), *_untold(answers)]
    ticked = frozenset[Tick]().union(*(found for found in ticks.values()))
    if Field.PUBLIC in answers and Tick.UNDERSTOOD not in ticked:
        problems.append(_not_read())
    if problems:
        return tuple(problems)
    chosen = _RELEASE.search(answers[Field.CREDENTIAL])
    return Filled(
        credential=chosen["name"] if chosen else "",
        again=_submission(answers[Field.AGAIN]),
        file=_unfenced(answers[Field.FILE]),
        evidence=_unfenced(answers[Field.EVIDENCE]),
        parts=_unfenced(answers[Field.PARTS]),
        ai=" ".join(answers[Field.AI].split()),
        name=" ".join(answers[Field.NAME].split()),
        ticked=ticked,
    )


def _lines(body: str) -> list[str]:
    """Return the lines of a text, whatever ends them; half a character becomes a question mark."""
    whole = body.encode("utf-8", "replace").decode("utf-8")
    return _LINE_ENDS.sub("\n", whole).split("\n")


def _headings(lines: list[str]) -> dict[Field, list[int]]:
    """Return on which lines, counted from 0, the heading of each question stands."""
    found: dict[Field, list[int]] = {}
    for number, line in enumerate(lines):
        match = _HEADING.fullmatch(line)
        field = _LABELS.get(key(match["label"])) if match else None
        if field:
            found.setdefault(field, []).append(number)
    return found


def _answers(lines: list[str]) -> dict[Field, str]:
    """Return what stands below the first heading of each question, up to the next one of any."""
    first = {field: numbers[0] for field, numbers in _headings(lines).items()}
    begins = sorted([*first.values(), len(lines)])
    ends = dict(pairwise(begins))
    texts = {field: "\n".join(lines[at + 1 : ends[at]]).strip("\n") for field, at in first.items()}
    return {field: "" if text.strip() == EMPTY else text for field, text in texts.items()}


def _ticks(field: Field, text: str) -> Iterator[Tick]:
    """Yield the boxes of a question that are ticked."""
    known = {key(tick.says): tick for tick in TICKS[field]}
    for line in text.split("\n"):
        match = _TICKED.fullmatch(line)
        tick = known.get(key(match["says"])) if match and match["mark"] != " " else None
        if tick:
            yield tick


def _unfenced(text: str) -> str:
    """Return an answer without the block of code that GitHub puts around it."""
    match = _FENCED.match(text)
    inside = match["inside"] if match else text
    return "" if inside.strip() == EMPTY else inside.strip("\n")


def _submission(answer: str) -> str:
    """Return the id in an answer, however it was copied: as a branch, in capitals, quoted."""
    return answer.strip(" `“”\"'\n").rpartition("/")[2].lower()


# --- what is amiss ---


def _headings_amiss(lines: list[str]) -> Iterator[Problem]:
    found = _headings(lines)
    for field in Field:
        at = found.get(field, [])
        if not at:
            said = f"the heading “### {field.label}” is gone, so what belongs there cannot be told"
            fix = f"Put a line `### {field.label}` back above it; leave the rest as it is."
            yield _wrong("I01", field, said, fix)
        elif len(at) > 1:
            said = f"the heading “### {field.label}” is there {len(at)} times"
            fix = "Leave the one that the form wrote; begin your own with two signs, as in `## …`."
            yield _wrong("I01", field, said, fix, at[1] + 1)


def _untold(answers: Mapping[Field, str]) -> Iterator[Problem]:
    chosen = answers.get(Field.CREDENTIAL)
    if chosen is not None and not _RELEASE.search(chosen):
        shown = printable(chosen.strip()[:80])
        said = f"“{shown}” is none of the list" if shown else "no micro-credential is chosen"
        fix = "Write its short name and version below that heading, as in `wait-time@1.0`."
        yield _wrong("I02", Field.CREDENTIAL, said, fix)


def _not_read() -> Problem:
    said = "it is not ticked that you have read what is public for good"
    fix = f"Read it, then put an x between the brackets: `- [x] {Tick.UNDERSTOOD.says}`"
    return _wrong("I05", Field.PUBLIC, said, fix)


def _too_long(length: int) -> Problem:
    said = f"this issue has {length:,} characters; at most {LONGEST:,} are read"
    fix = "Shorten it. Recordings and documents are linked to."
    return Problem("", 1, "I07", Severity.ERROR, said, fix)


def _wrong(code: str, field: Field, message: str, fix: str, line: int = 1) -> Problem:
    return Problem(field.label, line, code, Severity.ERROR, message, fix)
