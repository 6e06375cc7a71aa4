"""Counts of people with the small ones withheld, so that no total gives them away.

A count is told only from `least` on. In a table with totals one withheld count could be had by
subtraction, so another of the same row and column is withheld with it (complementary suppression;
Federal Committee on Statistical Methodology, Statistical Policy Working Paper 22, 2005).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from microcred.reports.report import NOT_TOLD, Withheld

Told = int | Withheld
Place = tuple[str, str]


class Matrix(NamedTuple):
    """Counts by row and column, and the totals of both."""

    cells: Mapping[Place, Told]
    rows: Mapping[str, Told]
    columns: Mapping[str, Told]


def told(count: int, least: int) -> Told:
    """Return a count that stands alone, withheld where it is too small; none tells of nobody."""
    return count if count == 0 or count >= least else NOT_TOLD


def matrix(
    counts: Mapping[Place, int], rows: Sequence[str], columns: Sequence[str], least: int
) -> Matrix:
    """Return what can be told of counts by row and column; what `counts` leaves out is none."""
    known = {(row, column): counts.get((row, column), 0) for row in rows for column in columns}
    hidden = {place for place, count in known.items() if count < least}
    lines = list(_lines(rows, columns))
    while more := {place for line in lines for place in _needed(line, known, hidden, least)}:
        hidden |= more
    cells = {place: NOT_TOLD if place in hidden else known[place] for place in known}
    by_row = {row: [(row, column) for column in columns] for row in rows}
    by_column = {column: [(row, column) for row in rows] for column in columns}
    return Matrix(
        cells,
        _totals(by_row, known, hidden, least),
        _totals(by_column, known, hidden, least),
    )


def _totals(
    lines: Mapping[str, Sequence[Place]],
    known: Mapping[Place, int],
    hidden: set[Place],
    least: int,
) -> dict[str, Told]:
    """Return the totals of lines that can be told; they are a line themselves."""
    counts = {name: sum(known[place] for place in line) for name, line in lines.items()}
    kept = {
        name
        for name, line in lines.items()
        if counts[name] < least
        or gives_away([known[place] for place in line if place in hidden], least)
    }
    while gives_away([counts[name] for name in kept], least) and kept != counts.keys():
        kept.add(min(counts.keys() - kept, key=lambda name: (counts[name], name)))
    return {name: NOT_TOLD if name in kept else count for name, count in counts.items()}


def _lines(rows: Sequence[str], columns: Sequence[str]) -> Iterator[list[Place]]:
    yield from ([(row, column) for column in columns] for row in rows)
    yield from ([(row, column) for row in rows] for column in columns)


def _needed(
    line: Sequence[Place], known: Mapping[Place, int], hidden: set[Place], least: int
) -> Iterator[Place]:
    """Yield the smallest count still told of a line whose total would give the others away."""
    if gives_away([known[place] for place in line if place in hidden], least):
        open_ones = [place for place in line if place not in hidden]
        yield from sorted(open_ones, key=lambda place: (known[place], place))[:1]


def gives_away(kept: Sequence[int], least: int) -> bool:
    """True where the sum of what is withheld tells too much: of one alone, of few, or of each."""
    few = len(kept) == 1 or sum(kept) < least or sum(kept) == len(kept) * (least - 1)
    return sum(kept) > 0 and few
