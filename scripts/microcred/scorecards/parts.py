"""The parts of a block: where it begins and ends, and which lines belong to which heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from microcred.problem import Problem, Severity
from microcred.scorecards.layout import HEAD, Heading, Layout, Part, labelled
from microcred.scorecards.rows import Row


@dataclass(frozen=True, slots=True)
class Line:
    """A line inside the block, and its number in the text."""

    number: int
    text: str


@dataclass(slots=True)
class Section:
    """A heading, where it stands, and the lines below it. The first section is the head."""

    heading: Heading
    line: int
    lines: list[Line] = field(default_factory=list)


def sections(path: str, rows: Sequence[Row], layout: Layout) -> list[Section] | Problem:
    """Return the parts of the one scorecard in a text, its head first; or K01, why there is none.

    Text around the scorecard is left alone. One that is quoted as a whole is K01 too: whoever
    answers above a colleague's scorecard does not hand it in. Answers within a quoted one do.
    """
    headings = {row.number: layout.heading(row.text) for row in rows}
    starts = [row for row in rows if _is(headings[row.number], Part.START)]
    if not starts:
        starts = [row for row in rows if _begins_without_title(row)][:1]
    if not starts:
        return _none(path)
    start, *others = starts
    if others:
        return _second(path, start.number, others[0].number)
    inside = [row for row in rows if row.number >= start.number]
    found = [Section(Heading(Part.START, ""), start.number)]
    for row in inside:
        heading = headings[row.number]
        if _is(heading, Part.END):
            block = [one for one in inside if one.text and one.number <= row.number]
            return _quoted(path, start.number) if all(one.depth for one in block) else found
        if heading is None:
            found[-1].lines.append(Line(row.number, row.within(start.depth)))
        elif heading.part is not Part.START:
            first = [Line(row.number, heading.value)] if heading.value else []
            found.append(Section(heading, row.number, first))
    return _endless(path, rows[-1].number)


def _is(heading: Heading | None, part: Part) -> bool:
    return heading is not None and heading.part is part


def _begins_without_title(row: Row) -> bool:
    found = labelled(row.text, HEAD)
    return found is not None and found.field == "submission"


def _k01(path: str, line: int, message: str, fix: str) -> Problem:
    return Problem(path, line, "K01", Severity.ERROR, message, fix)


def _none(path: str) -> Problem:
    fix = "Start it with a line “Scorecard”; `microcred score` writes an empty one to fill in."
    return _k01(path, 1, "there is no scorecard in this text", fix)


def _second(path: str, first: int, line: int) -> Problem:
    message = f"a second scorecard begins here (the first one on line {first})"
    return _k01(path, line, message, "Keep one of the two; take out the one you only quote.")


def _quoted(path: str, line: int) -> Problem:
    message = "this scorecard is quoted, so it is taken for somebody else's words"
    fix = "If it is yours, paste it without the `>` in front of its lines to hand it in."
    return _k01(path, line, message, fix)


def _endless(path: str, line: int) -> Problem:
    message = "the scorecard has no end, so a part of it may be missing"
    return _k01(path, line, message, "Write “End of scorecard” below its last line.")
