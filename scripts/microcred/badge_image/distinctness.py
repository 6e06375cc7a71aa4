"""Telling the badges of one area apart: the rule for two, and the next free variant.

Two badges of one area differ in scheme, in at least 2 of the 4 lowest cells and in at least 5 of
all 8. From the fourth badge of an area on, the scheme may repeat. A published badge never
changes: the newer of two that come too close takes another variant, written into its data.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations
from typing import Final

from microcred.badge_image.design import BadgeDesign
from microcred.badge_image.motifs import MOTIFS
from microcred.badge_image.palette import Tone
from microcred.badge_image.pattern import DRAWN, Cell, pattern

LOWEST: Final = 4
LEAST_LOWEST: Final = 2
LEAST_ALL: Final = 5
CROWD: Final = 4  # an area of so many badges, or more, cannot keep the schemes apart
VARIANTS: Final = 100

# Cells of which all are the same in two badges exactly if these come too close.
_GROUPS: Final = (
    *combinations(range(LOWEST), LOWEST - LEAST_LOWEST + 1),
    *combinations(range(DRAWN), DRAWN - LEAST_ALL + 1),
)
# Eight looks are packed into one integer, and a group of them is a mask: one key, one comparison.
_BITS: Final = 6
_MASKS: Final = tuple(
    (sum((1 << _BITS) - 1 << _BITS * place for place in group), index << _BITS * DRAWN)
    for index, group in enumerate(_GROUPS)
)
_TONES: Final[dict[Tone, int]] = {"deep": 0, "mid": 1, "tint": 2}


def distinct(one: BadgeDesign, other: BadgeDesign, *, crowded: bool = False) -> bool:
    """True when two badges can be told apart. In a crowded area the scheme may repeat."""
    if one.area != other.area:
        return True
    return set(_keys(one, crowded=crowded)).isdisjoint(_keys(other, crowded=crowded))


def clashes(designs: Iterable[BadgeDesign]) -> Iterator[tuple[BadgeDesign, BadgeDesign]]:
    """Yield (newer, older) for each badge too close to one before it. `designs`: oldest first.

    The time grows with the number of badges, not of pairs.
    """
    for members in _by_area(designs).values():
        crowded = len(members) >= CROWD
        seen: dict[int, BadgeDesign] = {}
        for member in members:
            keys = _keys(member, crowded=crowded)
            older = next((seen[key] for key in keys if key in seen), None)
            if older:
                yield member, older
            for key in keys:
                seen.setdefault(key, member)


def free_variant(design: BadgeDesign, published: Iterable[BadgeDesign]) -> int | None:
    """Return the lowest variant that tells `design` apart from all others, or None if none does."""
    others = [other for other in published if other.area == design.area and other.id != design.id]
    crowded = len(others) + 1 >= CROWD
    taken = {key for other in others for key in _keys(other, crowded=crowded)}
    variants = (replace(design, variant=variant) for variant in range(VARIANTS))
    free = (v.variant for v in variants if taken.isdisjoint(_keys(v, crowded=crowded)))
    return next(free, None)


def _by_area(designs: Iterable[BadgeDesign]) -> dict[str, list[BadgeDesign]]:
    areas: dict[str, list[BadgeDesign]] = {}
    for design in designs:
        areas.setdefault(design.area, []).append(design)
    return areas


def _keys(design: BadgeDesign, *, crowded: bool) -> list[int]:
    """Return what two badges of an area must not have in common."""
    shown = pattern(design.id, design.variant)
    packed = 0
    for place, cell in enumerate(shown.cells):
        packed |= _look(design.area, cell) << _BITS * place
    keys = [packed & mask | group for mask, group in _MASKS]
    return keys if crowded else [-1 - shown.scheme, *keys]


@cache
def _look(area: str, cell: Cell) -> int:
    """Return a number of `_BITS` bits for what a cell looks like."""
    motif = MOTIFS[area]
    way, ground, figure = motif.same[cell.way], _TONES[cell.ground], _TONES[cell.figure]
    inverse = motif.inverse[way]
    if inverse is not None and ground > figure:
        way, ground, figure = inverse, figure, ground
    return (way * len(_TONES) + ground) * len(_TONES) + figure
