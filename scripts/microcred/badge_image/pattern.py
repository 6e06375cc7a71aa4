"""A badge's pattern: identity to cells, and cells to SVG."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from typing import Final, NamedTuple

from microcred.badge_image.geometry import COLUMNS, Form
from microcred.badge_image.motifs import MOTIFS, figure_path
from microcred.badge_image.palette import Palette, Tone

ROWS: Final = 4
DRAWN: Final = 8  # cells that the hash decides; the other half is the same, turned

PAIRS: Final[tuple[tuple[tuple[Tone, Tone], ...], ...]] = (
    (("tint", "deep"), ("tint", "deep"), ("tint", "mid"), ("mid", "deep")),
    (("mid", "deep"), ("mid", "deep"), ("mid", "tint"), ("tint", "deep")),
    (("deep", "tint"), ("deep", "tint"), ("deep", "mid"), ("mid", "tint")),
)


class Cell(NamedTuple):
    """One square of a pattern: a motif's way (0 to 3), and the tones of ground and figure."""

    way: int
    ground: Tone
    figure: Tone


class Pattern(NamedTuple):
    """The scheme, and the eight cells that identity decides, row by row from the foot."""

    scheme: int
    cells: tuple[Cell, ...]


class Placed(NamedTuple):
    """A cell and the corner where it is drawn."""

    cell: Cell
    x: float
    y: float


def pattern(identity: str, variant: int) -> Pattern:
    """Return the pattern of a badge (version 1 of the grammar). Never changes once published."""
    digest = sha256(f"badge:v1:{identity}:{variant}".encode("utf-8", "replace")).digest()
    scheme = digest[0] % 3
    return Pattern(scheme, tuple(_cell(scheme, byte) for byte in digest[1 : 1 + DRAWN]))


def _cell(scheme: int, byte: int) -> Cell:
    return Cell(byte % 4, *PAIRS[scheme][(byte >> 2) % 4])


def rows(area: str, drawn: tuple[Cell, ...]) -> tuple[tuple[Cell, ...], ...]:
    """Return four rows of four cells from the foot up: each pair of rows has half-turn symmetry.

    The right half repeats the left one turned by 180 degrees. Mirrored, patterns become faces.
    """
    turned = MOTIFS[area].turned

    def cell(row: int, column: int) -> Cell:
        if column < 2:
            return drawn[row * 2 + column]
        twin = drawn[(row ^ 1) * 2 + 3 - column]
        return twin._replace(way=turned[twin.way])

    return tuple(tuple(cell(row, column) for column in range(COLUMNS)) for row in range(ROWS))


def field(area: str, shown: Pattern, form: Form, colours: Palette) -> str:
    """Return the pattern of a badge as SVG, to be clipped to the form's field."""
    left, side = form.field.left, form.cell
    grid = rows(area, shown.cells)[: form.rows]
    placed = [
        Placed(cell, left + column * side, form.foot - (row + 1) * side)
        for row, cells in enumerate(grid)
        for column, cell in enumerate(cells)
    ]
    top = form.foot - form.rows * side
    base = (
        f'<path fill="{colours.mid}" d="M{left:g} {top:g}h{form.width:g}V{form.under}H{left:g}z"/>'
    )
    return base + paint(area, placed, side, colours)


def paint(area: str, placed: Iterable[Placed], side: float, colours: Palette) -> str:
    """Return the deep and the tint shapes of cells as SVG; what they leave free is mid.

    Each tone is one even-odd path, in which a ground has its figure as a hole. So equal
    neighbours show no seam at any scale, and edges meet exactly.
    """
    shapes: dict[Tone, list[str]] = {"deep": [], "mid": [], "tint": []}
    for (way, ground, figure), x, y in placed:
        drawn = figure_path(area, way, x, y, side)
        shapes[ground].append(_square(x, y, side) + drawn)
        shapes[figure].append(drawn)
    tones: tuple[Tone, Tone] = ("deep", "tint")
    return "".join(
        f'<path fill="{colours.tone(tone)}" d="{"".join(shapes[tone])}"/>'
        for tone in tones
        if shapes[tone]
    )


@cache
def _square(x: float, y: float, side: float) -> str:
    return f"M{x:g} {y:g}h{side:g}v{side:g}h-{side:g}z"
