"""Which counts to withhold so that no small one can be worked out from the others.

Beyond what `suppression` does for a table with two sides: counts in any number of sums at once. A
sum with one withheld count gives it away; so do several sums together, which is what the linear
algebra at the end looks for. (Complementary suppression and its audit: Federal Committee on
Statistical Methodology, Statistical Policy Working Paper 22, 2005, chapter 4.)
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import Final, TypeVar

from microcred.reports.suppression import gives_away

P = TypeVar("P", bound=Hashable)

_PRIME: Final = 2_147_483_629
"""Sums are solved modulo a large prime: exact, and without fractions."""

MOST: Final = 1_500
"""Beyond so many withheld counts all are: working out what they give away would take too long."""


def withheld(
    known: Mapping[P, int], sums: Sequence[Sequence[P]], least: int, also: Collection[P] = ()
) -> frozenset[P]:
    """Return which of these counts not to tell.

    Each of `sums` is places whose counts add up to something that a reader may know, or a place and
    those whose sum it is. Whatever is below `least` is withheld, and what is in `also`. That nobody
    is somewhere may be worked out: it tells of nobody.
    """
    hidden = {place for place, count in known.items() if count < least} | set(also)
    while more := _given_away(known, sums, hidden, least):
        hidden |= more
        if len(hidden) > MOST:
            return frozenset(known)
    return frozenset(hidden)


def _given_away(
    known: Mapping[P, int], sums: Sequence[Sequence[P]], hidden: set[P], least: int
) -> set[P]:
    """Return what to withhold too, so that less can be worked out; nothing where nothing can."""
    for line in sums:
        kept = [known[place] for place in line if place in hidden]
        found = _smallest(known, [line], hidden) if kept and gives_away(kept, least) else set()
        if found:
            return found
    touched = [line for line in sums if not hidden.isdisjoint(line)]
    for place in (one for one in solvable(hidden, sums) if known[one] > 0):
        own = [line for line in touched if place in line]
        if found := _smallest(known, own, hidden) or _smallest(known, touched, hidden):
            return found
    return set()


def _smallest(known: Mapping[P, int], lines: Sequence[Sequence[P]], hidden: set[P]) -> set[P]:
    """Return the place of the smallest count in these sums that is still told."""
    told = [place for line in lines for place in line if place not in hidden]
    return {min(told, key=lambda place: (known[place], str(place)))} if told else set()


def solvable(hidden: set[P], sums: Sequence[Sequence[P]]) -> list[P]:
    """Return the withheld places whose counts follow from the sums, by Gaussian elimination."""
    rows: dict[P, dict[P, int]] = {}
    for line in sums:
        row = {place: 1 for place in line if place in hidden}
        for pivot, solved in rows.items():
            _reduce(row, pivot, solved)
        if not row:
            continue
        pivot = min(row, key=str)
        scale = pow(row[pivot], -1, _PRIME)
        row = {place: value * scale % _PRIME for place, value in row.items()}
        for solved in rows.values():
            _reduce(solved, pivot, row)
        rows[pivot] = row
    return sorted((pivot for pivot, row in rows.items() if len(row) == 1), key=str)


def _reduce(row: dict[P, int], pivot: P, by: Mapping[P, int]) -> None:
    """Take from a row as much of another as makes its place `pivot` nothing."""
    factor = row.get(pivot, 0)
    if not factor:
        return
    for place, value in by.items():
        left = (row.get(place, 0) - factor * value) % _PRIME
        if left:
            row[place] = left
        else:
            row.pop(place, None)
