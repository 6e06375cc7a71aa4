"""Tables as CSV text: read with the line of each row, and written so that no cell is a formula.

D01 a table cannot be taken apart · D02 its first line names columns that it does not take.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from microcred.characters import printable
from microcred.problem import Problem, Severity

MOST_CELL: Final = 8_000
"""Characters of the longest cell that is read."""
MOST_ROWS: Final = 500_000
MOST_TOLD: Final = 20
"""How many rows that cannot be taken apart are told of one by one."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the line it begins on, and its cells by column. An empty cell is left out."""

    line: int
    cells: dict[str, str]


def read_csv(
    path: str, text: str, columns: Collection[str], needed: Collection[str]
) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """Return the rows of a table, and D01 and D02. Empty rows are none.

    The first line names the columns, in any order; they are parted by commas, semicolons or tabs,
    as the spreadsheet has it. Nothing is quoted but names of columns that look like one.
    """
    if not text.strip():
        message = "this table is empty: it has not even a first line"
        return (), (_wrong(path, 1, "D01", message, _first_line(columns)),)
    records = _records(text)
    line, header = next(records)
    if isinstance(header, str):
        return (), (_wrong(path, line, "D01", header, _QUOTES),)
    names = [name.strip().lower() for name in header]
    problems = tuple(_header_problems(path, line, names, columns, needed))
    if problems:
        return (), problems
    return _rows(path, names, records)


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table as CSV, None as an empty cell. Numbers stay numbers, texts never formulas.

    After OWASP, “CSV Injection”: a text that begins with = + - @, a tab or a carriage return gets
    an apostrophe before it, which spreadsheets take for “this is a text”.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(list(map(_cell, columns)))
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def is_formula(cell: str) -> bool:
    """True for a text that a spreadsheet would work out; not for a number with its sign."""
    return cell[:1] in _BEGINNINGS and not _NUMBER(cell)


_BEGINNINGS: Final = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
_NUMBER: Final[Callable[[str], object]] = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)*").fullmatch


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, int | float):
        return value
    text = str(value)
    # Whitespace before it is dropped by some spreadsheets, so what comes after it counts too.
    return f"'{text}" if is_formula(text) or is_formula(text.lstrip()) else text


def _records(text: str) -> Iterator[tuple[int, list[str] | str]]:
    """Yield the line that each row begins on, and its cells, or why there are none: the last."""
    reader = csv.reader(io.StringIO(text, newline="\n"), delimiter=_delimiter(text), strict=True)
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield line, "a quotation mark in this row is not closed, or stands inside a cell"
            return
        yield line, cells
        line = reader.line_num + 1


def _delimiter(text: str) -> str:
    """Return what parts cells: the first of these that the first line holds."""
    first = text.partition("\n")[0]
    return next((mark for mark in ",;\t" if mark in first), ",")


def _rows(
    path: str, names: Sequence[str], records: Iterator[tuple[int, list[str] | str]]
) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    rows: list[Row] = []
    problems: list[Problem] = []
    for line, cells in records:
        said, fix = _unfit(names, cells, len(rows))
        if said:
            problems.append(_wrong(path, line, "D01", said, fix))
        elif kept := {name: text for name, cell in zip(names, cells, strict=False)
                      if (text := cell.strip())}:  # fmt: skip
            rows.append(Row(line, kept))
        if len(rows) > MOST_ROWS or len(problems) >= MOST_TOLD:
            break
    return tuple(rows), tuple(problems)


def _unfit(names: Sequence[str], cells: list[str] | str, before: int) -> tuple[str, str]:
    """Return what is wrong with a row, and how to mend it; two empty texts where nothing is."""
    if isinstance(cells, str):
        return f"{cells}; nothing after it is read", _QUOTES
    if before >= MOST_ROWS:
        return f"there are more than {MOST_ROWS:,} rows", "Split the table by year."
    if len(cells) > len(names) and any(cell.strip() for cell in cells[len(names) :]):
        message = f"this row has {len(cells)} cells, and there are {len(names)} columns"
        return message, "Put quotation marks around a cell that holds a comma."
    if max(map(len, cells), default=0) > MOST_CELL:
        return f"a cell of this row has more than {MOST_CELL:,} characters", "Shorten it."
    return "", ""


def _header_problems(
    path: str, line: int, names: Sequence[str], columns: Collection[str], needed: Collection[str]
) -> Iterator[Problem]:
    if unknown := [name for name in names if name not in columns]:
        known = [name for name in unknown if re.fullmatch("[a-z_ -]{1,30}", name)]
        told = f": {', '.join(known)}" if known else ""
        message = f"the first line names {len(unknown)} of its columns as none that is known{told}"
        if not set(names) & set(columns):
            message = "the first line names no column of this table"
        yield _wrong(path, line, "D02", message, _first_line(columns))
    for name in dict.fromkeys(name for name in names if names.count(name) > 1 and name in columns):
        message = f"the column {name} is there {names.count(name)} times"
        yield _wrong(path, line, "D02", message, "Keep one of them.")
    for name in needed:
        if name not in names:
            message = f"the column {name} is missing"
            yield _wrong(path, line, "D02", message, f"Add {name} to the first line, and fill it.")


def _first_line(columns: Collection[str]) -> str:
    return f"Write the columns' names in the first line, of these: {', '.join(columns)}."


_QUOTES: Final = (
    "Write a quotation mark inside a cell twice, and close what was opened; a spreadsheet does so "
    "when it saves as CSV."
)


def _wrong(path: str, line: int, code: str, message: str, fix: str) -> Problem:
    return Problem(path, line, code, Severity.ERROR, printable(message), fix)
