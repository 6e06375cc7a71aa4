"""A good definition to change: tests/programmes/good, as plain values with their lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel

from microcred.definition import Definition
from microcred.document import Document
from microcred.model.credential import Credential
from microcred.model.program import Program
from microcred.model.rubric import Rubric
from microcred.problem import Problem
from microcred.rules import definition_problems
from microcred.rules.rule import field_name
from microcred.yamltext import Lines, Location, parse

FOLDER = Path(__file__).parent.parent / "programmes" / "good"
CREDENTIAL = "credentials/think-time.md"
RUBRIC = "rubrics/think-time.yml"
PROGRAM = "program/program.yml"
TODAY = date(2026, 11, 21)
GONE = object()
"""As a new value: takes away the field, or the item of a list."""


class Plain(NamedTuple):
    """A file as plain values, and where they stand in it."""

    data: Any
    lines: Lines


def good() -> dict[str, Plain]:
    """Return the good programme's files, to be changed at will."""
    return deepcopy(_GOOD)


def _read() -> Iterator[tuple[str, Plain]]:
    _, front, narrative = (FOLDER / CREDENTIAL).read_text(encoding="utf-8").split("---\n")
    data, lines = parse(front)
    assert isinstance(data, dict)
    yield CREDENTIAL, Plain({**data, "narrative": narrative}, lines)
    for path in (RUBRIC, PROGRAM):
        yield path, Plain(*parse((FOLDER / path).read_text(encoding="utf-8")))


_GOOD = dict(_read())


def definition(changes: Mapping[str, Any] | None = None) -> Definition:
    """Return the good definition with changes, each at a dotted path.

    `evidence.1.min` is a field of the micro-credential, `rubric/levels.0` one of its rubric and
    `program/mode` one of the programme. `rubric/` alone stands for the whole rubric.
    """
    return built(changed(changes or {}))


def changed(changes: Mapping[str, Any]) -> dict[str, Plain]:
    """Return the good programme's files with changes."""
    files = good()
    for path, value in changes.items():
        name, slash, field = path.rpartition("/")
        file = {"": CREDENTIAL, "rubric": RUBRIC, "program": PROGRAM}[name]
        if slash and not field:
            del files[file]
        else:
            steps = tuple(int(step) if step.isdigit() else step for step in field.split("."))
            _change(files[file], steps, value)
    return files


def _change(plain: Plain, steps: Location, value: Any) -> None:
    data, lines = plain
    *way, last = steps
    for step in way:
        data, lines = data[step], lines.inside.get(step, Lines(lines.line))
    if value is GONE:
        del data[last]
        lines.inside.pop(last, None)
    elif isinstance(data, list) and last == len(data):
        data.append(value)
    else:
        data[last] = value


def built(files: Mapping[str, Plain]) -> Definition:
    """Return the definition in files. Raises ValidationError where the models refuse them."""
    return Definition(
        _document(CREDENTIAL, files[CREDENTIAL], Credential),
        _document(RUBRIC, files[RUBRIC], Rubric) if RUBRIC in files else None,
        Program.model_validate(files[PROGRAM].data),
        TODAY,
    )


M = TypeVar("M", bound=BaseModel)


def _document(path: str, plain: Plain, model: type[M]) -> Document[M]:
    return Document(path, model.model_validate(plain.data), plain.lines)


def said(code: str, changes: Mapping[str, Any]) -> list[str]:
    """Return what one rule says of the changed definition: `evidence[2] warning: message`."""
    files = changed(changes)
    found = definition_problems(built(files))
    return [_said(problem, files) for problem in found if problem.code == code]


def _said(problem: Problem, files: Mapping[str, Plain]) -> str:
    where = "rubric " if problem.path == RUBRIC else ""
    lines = files[problem.path].lines
    place = "top" if problem.line == lines.line else field_name(_place(lines, problem.line))
    return f"{where}{place} {problem.severity}: {problem.message}"


def _place(lines: Lines, line: int) -> Location:
    """Return the outermost part that starts on a line."""
    for step, inside in lines.inside.items():
        if inside.line == line:
            return (step,)
    for step, inside in lines.inside.items():
        if found := _place(inside, line):
            return (step, *found)
    return ()
