"""A strip of an area's pattern: decoration under a page's header and on the tile of an area."""

from __future__ import annotations

from functools import lru_cache
from hashlib import shake_256
from typing import Final

from microcred.badge_image.palette import AREAS, Tone
from microcred.badge_image.pattern import Cell, Placed, paint

CELL: Final = 40
PAIRS: Final[tuple[tuple[Tone, Tone], ...]] = (
    ("tint", "deep"),
    ("tint", "mid"),
    ("mid", "deep"),
    ("mid", "tint"),
    ("deep", "tint"),
    ("deep", "mid"),
)


@lru_cache(maxsize=256)
def area_band(area: str, seed: str, columns: int, rows: int) -> str:
    """Return a strip of `columns` x `rows` cells as inline SVG, hidden from screen readers.

    It fills the box it is given and is cut where the proportions differ. The same seed gives the
    same strip.
    """
    digest = shake_256(f"band:v1:{area}:{seed}".encode("utf-8", "replace")).digest(columns * rows)
    placed = [
        Placed(_cell(byte), CELL * (place % columns), CELL * (place // columns))
        for place, byte in enumerate(digest)
    ]
    colours, width, height = AREAS[area], columns * CELL, rows * CELL
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
        ' preserveAspectRatio="xMidYMid slice" aria-hidden="true" focusable="false"'
        f' fill-rule="evenodd"><path fill="{colours.mid}" d="M0 0h{width}v{height}H0z"/>'
        f"{paint(area, placed, CELL, colours)}</svg>"
    )


def _cell(byte: int) -> Cell:
    return Cell(byte % 4, *PAIRS[(byte >> 2) % len(PAIRS)])
