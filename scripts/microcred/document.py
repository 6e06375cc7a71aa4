"""A file's text to a checked model that remembers its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from microcred.problem import Problem, Severity
from microcred.shape import shape_problems
from microcred.yamltext import MAX_PARTS, Lines, YamlProblem, parse

M = TypeVar("M", bound=BaseModel)

MAX_PROBLEMS = 100
"""How many misshapen values of one file are told of one by one."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file's path inside the programme, and its text."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Document(Generic[M]):
    """A model, the path it came from, and the line of each of its parts."""

    path: str
    model: M
    lines: Lines

    def line(self, *location: str | int) -> int:
        """Return the line of the part at `location`, or of the nearest part around it."""
        return self.lines.find(location)


@dataclass(frozen=True, slots=True)
class Reading(Generic[M]):
    """What reading a file gave: a document, or the problems that prevented one."""

    document: Document[M] | None
    problems: tuple[Problem, ...] = ()


def read_yaml(path: str, text: str, model: type[M], most: int = MAX_PARTS) -> Reading[M]:
    """Return the model in a YAML file, or every problem with it; `most` bounds its values."""
    return _read(path, text, None, model, most)


def read_markdown(path: str, text: str, model: type[M]) -> Reading[M]:
    """Return the model in a Markdown file's front matter, its text under `narrative`."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return Reading(None, (_no_front_matter(path, text),))
    # An empty line in place of the first `---` keeps the lines of the YAML those of the file.
    return _read(path, "\n" + match["yaml"], text[match.end() :].strip(), model)


def body(text: str) -> tuple[str, int]:
    """Return what stands below a Markdown file's front matter, and the line it starts on.

    Without front matter that is all of it.
    """
    match = _FRONT_MATTER.match(text)
    start = match.end() if match else 0
    return text[start:], text.count("\n", 0, start) + 1


_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.M)


def _no_front_matter(path: str, text: str) -> Problem:
    begun = re.match(r"---[ \t]*\n", text)
    return Problem(
        path,
        1,
        "F08",
        Severity.ERROR,
        "the front matter begun here has no end" if begun else "this file has no front matter",
        "Write a line `---` below the last field."
        if begun
        else "Start it with a line `---`, then the fields, then another line `---`.",
    )


def _read(
    path: str, text: str, narrative: str | None, model: type[M], most: int = MAX_PARTS
) -> Reading[M]:
    try:
        value, lines = parse(text, most)
    except YamlProblem as bad:
        problem = Problem(path, bad.line, bad.code, Severity.ERROR, bad.message, bad.fix)
        return Reading(None, (problem,))
    if not isinstance(value, dict):
        return Reading(None, (_not_a_mapping(path, lines.line if value else 1),))
    if narrative is None:
        return validated(path, value, lines, model)
    if "narrative" in value:
        return Reading(None, (_narrative_as_field(path, lines.find(("narrative",))),))
    return validated(path, {**value, "narrative": narrative}, lines, model)


def _narrative_as_field(path: str, line: int) -> Problem:
    return Problem(
        path,
        line,
        "M02",
        Severity.ERROR,
        "`narrative` is not a field of this file",
        "Write the narrative as text below the second line `---`.",
    )


def _not_a_mapping(path: str, line: int) -> Problem:
    return Problem(
        path,
        line,
        "F02",
        Severity.ERROR,
        "this file holds no fields",
        "Write `field: value` lines; `microcred new` makes a starter to fill in.",
    )


def validated(path: str, data: dict[str, Any], lines: Lines, model: type[M]) -> Reading[M]:
    """Return the model that values make, or every problem with them."""
    try:
        return Reading(Document(path, model.model_validate(data), lines))
    except ValidationError as error:
        return Reading(None, tuple(_shape_problems(path, lines, error)))


def _shape_problems(path: str, lines: Lines, error: ValidationError) -> Iterator[Problem]:
    said = shape_problems(error.errors(include_url=False, include_context=True), lines)
    found = sorted(
        {
            Problem(path, lines.find(one.at), one.code, Severity.ERROR, one.message, one.fix)
            for one in said
        }
    )
    yield from found[:MAX_PROBLEMS]
    if rest := found[MAX_PROBLEMS:]:
        message = f"{len(rest):,} more values from here on are not of the right kind"
        yield Problem(path, rest[0].line, "M03", Severity.ERROR, message, "Mend those above first.")
