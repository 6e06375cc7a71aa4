"""A report as text that fits a terminal of a hundred columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Final

from microcred.reports.cells import shown
from microcred.reports.report import Column, Kind, Report, Table
from microcred.words import day

WIDTH: Final = 100
GAP: Final = "  "
NARROWEST: Final = 9
"""Below this many characters a column of words is no longer read; rows become lists then."""


def as_text(report: Report) -> str:
    """Return a report as text, no line longer than WIDTH."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield f"{report.title}, {day(report.on)}"
    for said in report.says:
        yield from textwrap.wrap(said, WIDTH)
    for table in report.tables:
        yield ""
        yield from textwrap.wrap(table.title, WIDTH)
        yield from table_lines(table)
    if report.notes:
        yield ""
    for note in report.notes:
        yield from textwrap.wrap(note, WIDTH)


def table_lines(table: Table) -> Iterator[str]:
    """Yield the lines of a table, or of a list of its rows where it is too wide for one."""
    if not table.rows:
        yield f"{GAP}none"
        return
    header = [column.name for column in table.columns]
    body = [
        [shown(cell, column) for cell, column in zip(row, table.columns, strict=True)]
        for row in table.rows
    ]
    widths = _widths(table.columns, [header, *body])
    if widths is None:
        yield from _listed(header, body)
        return
    yield from _row(header, widths, table.columns)
    yield GAP + GAP.join("-" * width for width in widths)
    for row in body:
        yield from _row(row, widths, table.columns)


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[int] | None:
    """Return how wide each column is, None where they cannot all stand beside one another."""
    wanted = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    least = [
        min(wide, NARROWEST) if one.kind is Kind.TEXT else max(len(row[at]) for row in rows[1:])
        for at, (one, wide) in enumerate(zip(columns, wanted, strict=True))
    ]
    room = WIDTH - len(GAP) * len(columns)
    if sum(least) > room:
        return None
    while sum(wanted) > room:
        at = max(range(len(wanted)), key=lambda one: wanted[one] - least[one])
        wanted[at] -= 1
    return wanted


def _row(cells: Sequence[str], widths: Sequence[int], columns: Sequence[Column]) -> Iterator[str]:
    """Yield the lines of a row; words go on below one another, figures stand at the right."""
    wrapped = [_wrapped(cell, wide) for cell, wide in zip(cells, widths, strict=True)]
    for at in range(max(map(len, wrapped))):
        line = [part[at] if at < len(part) else "" for part in wrapped]
        placed = [
            text.ljust(wide) if column.kind is Kind.TEXT else text.rjust(wide)
            for text, wide, column in zip(line, widths, columns, strict=True)
        ]
        yield (GAP + GAP.join(placed)).rstrip()


def _wrapped(cell: str, wide: int) -> list[str]:
    """Return the lines of a cell. Ids are broken at their hyphens only where there is no room."""
    if len(cell) <= wide and "\n" not in cell:
        return [cell]
    tight = any(len(word) > wide for word in cell.split())
    return textwrap.wrap(cell, wide, break_on_hyphens=tight) or [""]


def _listed(header: Sequence[str], body: Sequence[Sequence[str]]) -> Iterator[str]:
    for row in body:
        first, *rest = (f"{name}: {cell}" for name, cell in zip(header, row, strict=True))
        yield from textwrap.wrap(first, WIDTH, initial_indent=GAP, subsequent_indent=GAP * 2)
        for line in rest:
            yield from textwrap.wrap(line, WIDTH, initial_indent=GAP * 2, subsequent_indent=GAP * 3)
