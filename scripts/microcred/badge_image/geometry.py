"""The silhouette of a badge and the measures of its two forms, in a square of 512 units."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import pi
from typing import Final

SIZE: Final = 512
COLUMNS: Final = 4


def number(value: float) -> str:
    """Return a coordinate to a tenth of a unit, as short as SVG allows."""
    tenths = round(value * 10)
    return str(tenths // 10) if tenths % 10 == 0 else f"{tenths / 10}"


@dataclass(frozen=True, slots=True)
class Arch:
    """The silhouette, drawn in by `inset` units: a half circle on straight sides."""

    inset: float

    @property
    def left(self) -> float:
        """The left edge; the right one mirrors it."""
        return 32 + self.inset

    @property
    def right(self) -> float:
        """The right edge."""
        return 480 - self.inset

    @property
    def bottom(self) -> float:
        """The bottom edge."""
        return 504 - self.inset

    @property
    def radius(self) -> float:
        """The radius of the top."""
        return (self.right - self.left) / 2

    @property
    def spring(self) -> float:
        """Where the sides end and the half circle springs, down from the top of the canvas."""
        return 8 + self.inset + self.radius

    @property
    def corner(self) -> float:
        """The radius of the two lower corners."""
        return max(4, 40 - self.inset)

    @property
    def length(self) -> float:
        """The length of the whole outline."""
        straight = 2 * (self.bottom - self.corner - self.spring) + 2 * (self.radius - self.corner)
        return pi * self.radius + pi * self.corner + straight

    def path(self) -> str:
        """Return the outline as SVG path data, clockwise from the left spring."""
        arc = f"A{number(self.corner)} {number(self.corner)} 0 0 1 "
        return (
            f"{self._top()}V{number(self.bottom - self.corner)}"
            f"{arc}{number(self.right - self.corner)} {number(self.bottom)}"
            f"H{number(self.left + self.corner)}"
            f"{arc}{number(self.left)} {number(self.bottom - self.corner)}Z"
        )

    def above(self, y: float) -> str:
        """Return the part of the arch above `y` as SVG path data."""
        return f"{self._top()}V{number(y)}H{number(self.left)}Z"

    def below(self, y: float) -> str:
        """Return the part of the arch below `y` as SVG path data."""
        corner = number(self.corner)
        arc = f"a{corner} {corner} 0 0 1-{corner} "
        return (
            f"M{number(self.left)} {number(y)}H{number(self.right)}"
            f"V{number(self.bottom - self.corner)}{arc}{corner}H{number(self.left + self.corner)}"
            f"{arc}-{corner}Z"
        )

    def _top(self) -> str:
        radius, spring = number(self.radius), number(self.spring)
        return (
            f"M{number(self.left)} {spring}"
            f"A{radius} {radius} 0 0 1 {number(self.right)} {spring}"
        )


@cache
def arch(inset: float) -> str:
    """Return the outline drawn in by `inset`, as SVG path data."""
    return Arch(inset).path()


@dataclass(frozen=True, slots=True)
class Form:
    """One of the two forms of a badge.

    `frame` is the width of the frame, `foot` where the pattern ends, `rows` how many rows of
    cells show. Rings are a (width, dash, gap) of stitches and a width of piping.
    """

    name: str
    frame: int
    foot: int
    rows: int
    stitch: tuple[float, float, float]
    piping: float

    @property
    def field(self) -> Arch:
        """The arch inside the frame."""
        return Arch(8 + self.frame)

    @property
    def width(self) -> float:
        """The width of the field."""
        return self.field.right - self.field.left

    @property
    def cell(self) -> float:
        """The side of a cell."""
        return self.width / COLUMNS


FULL: Final = Form("full", frame=38, foot=264, rows=3, stitch=(8, 22, 14), piping=6)
MARK: Final = Form("mark", frame=50, foot=354, rows=4, stitch=(13, 34, 21), piping=9)
