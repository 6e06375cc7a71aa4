"""The labelled fields of a part of the block, each with its text and the line it starts on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from microcred.problem import Problem, Severity
from microcred.scorecards.keys import nearest
from microcred.scorecards.layout import TEXTS, Layout, is_fence, is_rule, labelled
from microcred.scorecards.parts import Line
from microcred.scorecards.piece import shortened
from microcred.scorecards.prose import Structural, decoded

Labels = Mapping[str, tuple[str, ...]]


@dataclass(slots=True)
class Field:
    """What stands behind a label and below it."""

    name: str
    line: int
    lines: list[str] = field(default_factory=list)

    @property
    def open(self) -> bool:
        """True while the next line may go on with it; an empty line ends a field of one line."""
        said = any(self.lines)
        return self.name in TEXTS or not said or bool(self.lines[-1])


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of a part by name, and the problems with its lines."""

    found: Mapping[str, Field]
    problems: tuple[Problem, ...]
    structural: Structural

    def text(self, name: str) -> str | None:
        """Return the text of a field, None where it is empty or not there."""
        given = self.found.get(name)
        return decoded(given.lines, self.structural, labelled=True) or None if given else None

    def line(self, name: str, otherwise: int) -> int:
        """Return the line of a field."""
        given = self.found.get(name)
        return given.line if given else otherwise


def structure(layout: Layout, labels: Labels) -> Structural:
    """Return what tells lines that begin something from text, in a part with these labels."""

    def structural(line: str) -> bool:
        return (
            is_rule(line)
            or is_fence(line)
            or layout.heading(line) is not None
            or labelled(line, labels) is not None
        )

    return structural


def fields(path: str, lines: Sequence[Line], layout: Layout, labels: Labels) -> Fields:
    """Return the fields of a part. Told of are fields that come twice, and text in no field."""
    found: dict[str, Field] = {}
    problems: list[Problem] = []
    current: Field | None = None
    for line in lines:
        start = labelled(line.text, labels)
        if start is not None:
            current = Field(start.field, line.number, [start.value])
            first = found.setdefault(start.field, current)
            if first is not current:
                problems.append(_twice(path, line, labels[start.field][0], first.line))
        elif is_rule(line.text):
            continue
        elif current is not None and current.open:
            current.lines.append(line.text)
        elif line.text:
            problems.append(_stray(path, line, labels))
            current = None
    return Fields(found, tuple(problems), structure(layout, labels))


def _twice(path: str, line: Line, label: str, first: int) -> Problem:
    message = f"“{label}” is here a second time (first on line {first})"
    return Problem(path, line.number, "K06", Severity.ERROR, message, "Keep one of the two.")


def _stray(path: str, line: Line, labels: Labels) -> Problem:
    """Return K02, a line that belongs nowhere, with the label it comes nearest to."""
    near = near_label(line.text, labels)
    every = ", ".join(f"`{names[0]}:`" for names in labels.values())
    fix = f"Write `{near}:`" if near else f"Put it behind one of {every}"
    message = f"it cannot be told what this line is for: “{shortened(line.text)}”"
    return Problem(path, line.number, "K02", Severity.ERROR, message, f"{fix}, or take it out.")


def near_label(text: str, labels: Labels) -> str | None:
    """Return the label that the beginning of a line comes nearest to, None where none is near."""
    before, colon, _ = text.partition(":")
    return nearest(before, {names[0]: names for names in labels.values()}) if colon else None
