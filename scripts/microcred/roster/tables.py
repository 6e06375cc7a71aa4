"""Rows of a table to models, each with the line it is on.

D03 a cell is not of the right kind, or missing · D05 a cell begins as a formula.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final, Generic, TypeVar, get_args

from pydantic import AwareDatetime, ValidationError
from pydantic_core import ErrorDetails

from microcred.csvtext import Row, is_formula, read_csv
from microcred.document import Source
from microcred.model.base import Model
from microcred.problem import Problem, Severity
from microcred.shape import shape_problems
from microcred.words import counted
from microcred.yamltext import Lines

M = TypeVar("M", bound=Model)

MOST_TOLD: Final = 100
"""How many problems of one table are told one by one."""

SAME_TOLD: Final = 5
"""How many of them that say the same."""


@dataclass(frozen=True, slots=True)
class Entry(Generic[M]):
    """What a row of a table says, and its line."""

    line: int
    model: M


@dataclass(frozen=True, slots=True)
class Entries(Generic[M]):
    """The rows of a table that could be read, and every problem with the others."""

    path: str
    entries: tuple[Entry[M], ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def models(self) -> tuple[M, ...]:
        """Return what the rows say."""
        return tuple(entry.model for entry in self.entries)


def read_table(source: Source, model: type[M]) -> Entries[M]:
    """Return the rows of a table as models. A row that cannot be read hides no other.

    No message quotes a cell.
    """
    kinds = _kinds(model)
    rows, unfit = read_csv(source.path, source.text, kinds.columns, kinds.needed)
    entries: list[Entry[M]] = []
    problems: list[Problem] = list(unfit)
    for row in rows:
        found = _model(source.path, row, model, kinds)
        if isinstance(found, list):
            problems += found
        else:
            entries.append(Entry(row.line, found))
    return Entries(source.path, tuple(entries), tuple(shortened(sorted(together(problems)))))


def together(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems; of those that say the same the first, and in how many more rows that is."""
    alike: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        alike.setdefault((problem.code, problem.message), []).append(problem)
    for same in alike.values():
        yield from same[:SAME_TOLD]
        for first in same[SAME_TOLD : SAME_TOLD + 1]:
            more = counted(len(same) - SAME_TOLD, "row", "rows from here on")
            yield replace(first, message=f"{first.message}: the same in {more}")


def shortened(problems: list[Problem]) -> Iterator[Problem]:
    """Yield the first problems of a table, and how many more there are."""
    yield from problems[:MOST_TOLD]
    if rest := problems[MOST_TOLD:]:
        message = f"{len(rest):,} more problems from here on"
        yield Problem(
            rest[0].path, rest[0].line, rest[0].code, rest[0].severity, message, "Mend those first."
        )


@dataclass(frozen=True, slots=True)
class _Kinds:
    """The columns of a model: all, those that must be there, lists, and moments."""

    columns: tuple[str, ...]
    needed: tuple[str, ...]
    lists: frozenset[str]
    moments: frozenset[str]


@cache
def _kinds(model: type[Model]) -> _Kinds:
    fields = model.model_fields
    return _Kinds(
        tuple(fields),
        tuple(name for name, field in fields.items() if field.is_required()),
        frozenset(name for name, field in fields.items() if _holds(field.annotation, tuple)),
        frozenset(
            name
            for name, field in fields.items()
            if _holds(field.annotation, AwareDatetime)
            or any(_holds(one, AwareDatetime) for one in field.metadata)
        ),
    )


def _holds(annotation: Any, kind: Any) -> bool:
    """True where a kind is in an annotation, at whatever depth."""
    origin = getattr(annotation, "__origin__", None)
    return kind in (annotation, origin) or any(_holds(one, kind) for one in get_args(annotation))


def _model(path: str, row: Row, model: type[M], kinds: _Kinds) -> M | list[Problem]:
    if formulas := [name for name, cell in row.cells.items() if is_formula(cell)]:
        return [_formula(path, row.line, name) for name in formulas]
    if undated := [name for name in kinds.moments & row.cells.keys()
                   if not _MOMENT(row.cells[name])]:  # fmt: skip
        return [_no_moment(path, row.line, name) for name in sorted(undated)]
    values = {
        name: cell.split() if name in kinds.lists else cell for name, cell in row.cells.items()
    }
    try:
        return model.model_validate(values)
    except ValidationError as error:
        return list(_misshapen(path, row, error.errors(include_url=False)))


_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}.*", re.S).fullmatch


def _misshapen(path: str, row: Row, errors: list[ErrorDetails]) -> Iterator[Problem]:
    lines = Lines(row.line, {name: Lines(row.line) for name in row.cells})
    for said in shape_problems(errors, lines):
        column = said.at[0] if said.at else ""
        if said.code == "M01":
            yield _wrong(path, row.line, "D03", f"the cell `{column}` is empty", "Fill it in.")
        else:
            yield _wrong(path, row.line, "D03", discreet(said.message), said.fix)


def discreet(message: str) -> str:
    """Return a message about people without what is quoted from their file."""
    return _QUOTED.sub("“…”", message)


_QUOTED: Final = re.compile(r"“[^”]*”?|`?[^\s`]*@[^\s`]*`?")


def _formula(path: str, line: int, column: str) -> Problem:
    message = f"the cell `{column}` begins as a formula, which a spreadsheet would work out"
    return _wrong(path, line, "D05", message, "Write the value itself, without = + - or @ first.")


def _no_moment(path: str, line: int, column: str) -> Problem:
    fix = "Write day and time as in 2026-10-01T08:00:00-05:00, or with Z for UTC."
    return _wrong(path, line, "D03", f"the cell `{column}` is not a moment", fix)


def _wrong(path: str, line: int, code: str, message: str, fix: str) -> Problem:
    return Problem(path, line, code, Severity.ERROR, message, fix)
