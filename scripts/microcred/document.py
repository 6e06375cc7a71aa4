"""A file's text to a checked model that remembers its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from microcred.problem import Problem, Severity
from microcred.shape import shape_problem
from microcred.yamltext import Lines, Location, Value, YamlProblem, parse

M = TypeVar("M", bound=BaseModel)


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


def read_yaml(path: str, text: str, model: type[M]) -> Reading[M]:
    """Return the model in a YAML file, or every problem with it."""
    return _read(path, text, 0, {}, model)


def read_markdown(path: str, text: str, model: type[M]) -> Reading[M]:
    """Return the model in a Markdown file's front matter, its text under `narrative`."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return Reading(None, (_no_front_matter(path),))
    body = text[match.end() :].strip()
    return _read(path, match["yaml"], 1, {"narrative": body}, model)


_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(?P<yaml>.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.M)


def _no_front_matter(path: str) -> Problem:
    return Problem(
        path,
        1,
        "F08",
        Severity.ERROR,
        "this file has no front matter",
        "Start it with a line `---`, then the fields, then another line `---`.",
    )


def _read(path: str, text: str, offset: int, extra: dict[str, Value], model: type[M]) -> Reading[M]:
    try:
        value, lines = parse(text)
    except YamlProblem as bad:
        line = bad.line + offset
        return Reading(
            None, (Problem(path, line, bad.code, Severity.ERROR, bad.message, bad.fix),)
        )
    _shift(lines, offset)
    if not isinstance(value, dict):
        return Reading(None, (_not_a_mapping(path, lines.line),))
    return _validate(path, {**value, **extra}, lines, model)


def _shift(lines: Lines, offset: int) -> None:
    lines.line += offset
    for inside in lines.inside.values():
        _shift(inside, offset)


def _not_a_mapping(path: str, line: int) -> Problem:
    return Problem(
        path,
        line,
        "F02",
        Severity.ERROR,
        "this file holds no fields",
        "Write `field: value` lines; `microcred new` makes a starter to fill in.",
    )


def _validate(path: str, data: dict[str, Any], lines: Lines, model: type[M]) -> Reading[M]:
    try:
        return Reading(Document(path, model.model_validate(data), lines))
    except ValidationError as error:
        return Reading(None, tuple(_shape_problems(path, lines, error)))


def _shape_problems(path: str, lines: Lines, error: ValidationError) -> Iterator[Problem]:
    seen: set[tuple[int, str, str]] = set()
    for details in error.errors(include_url=False):
        location: Location = details["loc"]
        code, message, fix = shape_problem(details)
        key = (line := lines.find(location), code, message)
        if key not in seen:
            seen.add(key)
            yield Problem(path, line, code, Severity.ERROR, message, fix)
