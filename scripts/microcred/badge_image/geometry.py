"""The silhouette of a badge and the measures of its two forms, in a square of 512 units."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
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

    def path(self) -> str:
        """Return the whole outline as SVG path data."""
        upper = f"M{number(self.left)} {number(self.bottom - self.corner)}{self.top()}"
        return upper + self._lower()

    def above(self, y: float) -> str:
        """Return the part above `y`, which lies on the straight sides, as SVG path data."""
        return f"M{number(self.left)} {number(y)}{self.top()}V{number(y)}z"

    def below(self, y: float) -> str:
        """Return the part below `y`, which lies on the straight sides, as SVG path data."""
        return f"M{number(self.left)} {number(y)}H{number(self.right)}{self._lower()}"

    def top(self) -> str:
        """Return the way from the left edge up to the spring and over the half circle."""
        radius, spring = number(self.radius), number(self.spring)
        return f"V{spring}A{radius} {radius} 0 0 1 {number(self.right)} {spring}"

    def _lower(self) -> str:
        """Return the way from the right edge down and round both lower corners."""
        c = number(self.corner)
        turns = f"a{c} {c} 0 0 1-{c} {c}H{number(self.left + self.corner)}a{c} {c} 0 0 1-{c}-{c}z"
        return f"V{number(self.bottom - self.corner)}{turns}"


@cache
def arch(inset: float) -> str:
    """Return the outline drawn in by `inset`, as SVG path data."""
    return Arch(inset).path()


@dataclass(frozen=True, slots=True)
class Form:
    """One of the two forms of a badge.

    `frame` is the width of the frame, `foot` where the pattern ends, `rows` how many rows of
    cells show, `plate` how high the plate below is. Rings are a (width, dash, gap) of stitches and
    a width of piping.
    """

    name: str
    frame: int
    foot: int
    rows: int
    plate: int
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

    @property
    def under(self) -> int:
        """How far down the pattern's ground reaches, so that no line shows above the plate."""
        return self.foot + 8

    def plate_path(self) -> str:
        """Return the white plate under the pattern: a block, or down to the inner edge."""
        if self.foot + self.plate >= self.field.bottom:
            return self.field.below(self.foot)
        left, right = number(self.field.left), number(self.field.right)
        return f"M{left} {self.foot}H{right}V{self.foot + self.plate}H{left}z"


FULL: Final = Form("full", frame=38, foot=264, rows=3, plate=136, stitch=(8, 22, 14), piping=6)
MARK: Final = Form("mark", frame=50, foot=354, rows=4, plate=92, stitch=(13, 34, 21), piping=9)
