"""Sorted lines of text with gaps, filled in fast and still sorted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from operator import itemgetter
from typing import Final, NamedTuple

GAP: Final = "\ue000{}\ue001"
"""A gap while a template is made, with its number: characters that are in no text of a shape."""

MARK: Final = re.compile("\ue000([0-9]+)\ue001")
"""A gap, as it is found."""

Values = Sequence[bytes]


class Part(NamedTuple):
    """Lines with gaps, and what takes the values for these out of all there are."""

    text: bytes
    take: Callable[[Values], object]


class Parts(NamedTuple):
    """Parts without gaps, those whose lines keep their order, and those whose lines may not."""

    fixed: tuple[bytes, ...]
    steady: tuple[Part, ...]
    unsteady: tuple[Part, ...]

    def filled(self, values: Values) -> list[bytes]:
        """Return all parts with values in their gaps, the lines of each in order."""
        return [*self.fixed, *self.moving(values)]

    def moving(self, values: Values) -> list[bytes]:
        """Return the parts that have gaps, with values in them."""
        return [
            *[text % take(values) for text, take in self.steady],
            *[_in_order(text % take(values)) for text, take in self.unsteady],
        ]


def parts(groups: Iterable[Sequence[str]], places: Mapping[int, int] | None = None) -> Parts:
    """Return groups of sorted lines as parts.

    Gap n is filled with value n, or the one that `places` tells.
    """
    fixed: list[bytes] = []
    steady: list[Part] = []
    unsteady: list[Part] = []
    for lines in groups:
        text = "".join(lines)
        order = [int(mark) for mark in MARK.findall(text)]
        if not order:
            fixed.append(text.encode())
            continue
        bare = MARK.sub("%s", text.replace("%", "%%")).encode()
        take = itemgetter(*[places[gap] if places else gap for gap in order])
        (steady if is_steady(lines) else unsteady).append(Part(bare, take))
    return Parts(tuple(fixed), tuple(steady), tuple(unsteady))


def kind(lines: Sequence[str]) -> int:
    """Return 0, 1 or 2: among which of the Parts these lines come, which is their order."""
    return 0 if not gaps(lines) else 1 if is_steady(lines) else 2


def gaps(texts: Iterable[str]) -> frozenset[int]:
    """Return the numbers of all gaps in texts."""
    return frozenset(int(mark) for text in texts for mark in MARK.findall(text))


def is_steady(lines: Sequence[str]) -> bool:
    """True where lines stay in order whatever is filled in."""
    return not any(undecided(one, other) for one, other in combinations(lines, 2))


def undecided(one: str, other: str) -> bool:
    """True where the order of two lines depends on what is filled in."""
    if one == other:
        return False
    pairs = zip(MARK.split(one), MARK.split(other), strict=False)
    for place, (mine, theirs) in enumerate(pairs):
        if mine != theirs:
            gap = place % 2 == 1
            return gap or mine.startswith(theirs) or theirs.startswith(mine)
    return True


def _in_order(lines: bytes) -> bytes:
    return b"".join(sorted(lines.splitlines(keepends=True)))
