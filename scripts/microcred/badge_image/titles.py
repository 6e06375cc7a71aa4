"""Fitting a title on the plate of a badge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise
from typing import Final

from microcred.badge_image.geometry import FULL
from microcred.badge_image.lettering import advance
from microcred.badge_image.typeface import Typeface, display

SIZES: Final = (62, 58, 54, 50, 46, 43, 40, 38, 36, 34)
LEADING: Final = 1.06
WIDEST: Final = FULL.width - 18
TALLEST: Final = 120
HOPELESS: Final = 100  # characters: more are not even tried
TOO_LONG: Final = "This title is too long for a badge. Add a badge title of 36 characters or fewer."


class BadgeTitleTooLong(ValueError):
    """A title fits the plate at no size. The text says what to do."""

    def __init__(self) -> None:
        super().__init__(TOO_LONG)


@dataclass(frozen=True, slots=True)
class FittedTitle:
    """A title in lines, at a size in units."""

    size: float
    lines: tuple[str, ...]


def title_fits(title: str) -> bool:
    """True when a title fits the plate of a badge."""
    try:
        fit(title)
    except BadgeTitleTooLong:
        return False
    return True


def undrawable(title: str) -> str:
    """Return the letters of a title that the badge typeface cannot draw, each once."""
    return display().lacking(title)


@lru_cache(maxsize=16384)
def fit(title: str) -> FittedTitle:
    """Return the largest fitting layout: fewest lines, then most even. Raises BadgeTitleTooLong.

    A line is at most as wide as the field less 18 units. The block is at most 120 high, which
    gives three lines to the two smallest sizes and one to the two largest.
    """
    if len(title) > HOPELESS:
        raise BadgeTitleTooLong
    face = display()
    words = tuple(face.spell(title).split())
    for size in SIZES:
        for count in range(1, int(TALLEST / (LEADING * size)) + 1):
            lines = _most_even(face, words, count)
            if _widest(face, lines) * size <= WIDEST:
                return FittedTitle(size, lines)
    raise BadgeTitleTooLong


@lru_cache(maxsize=4096)
def _most_even(face: Typeface, words: tuple[str, ...], count: int) -> tuple[str, ...]:
    """Return `words` in `count` lines (fewer, if there are fewer words), the widest narrowest."""
    return min(_broken(words, count), key=lambda lines: _widest(face, lines))


def _broken(words: tuple[str, ...], count: int) -> Iterator[tuple[str, ...]]:
    count = min(count, len(words))
    for breaks in combinations(range(1, len(words)), max(0, count - 1)):
        ends = (0, *breaks, len(words))
        yield tuple(" ".join(words[start:end]) for start, end in pairwise(ends))


def _widest(face: Typeface, lines: tuple[str, ...]) -> float:
    return max((advance(face, line) for line in lines), default=0)
