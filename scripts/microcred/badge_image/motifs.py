"""The motif of each area: the figure that fills a cell, as contours in a unit square.

A figure is filled by the even-odd rule, so a contour inside another one is a hole. The parquetry
of a kindergarten is where the shapes come from.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from microcred.badge_image.geometry import number
from microcred.model.vocabulary import Area


class Step(NamedTuple):
    """A step of a contour: to (x, y), along a circle of `radius`, or straight if that is 0.

    A contour starts where its first step leads. `sweep` 1 goes round clockwise.
    """

    x: float
    y: float
    radius: float = 0
    sweep: int = 1


Contour = tuple[Step, ...]
Figure = tuple[Contour, ...]


Figures = tuple[Figure, Figure, Figure, Figure]
Ways = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Motif:
    """A motif in its four ways, 0 to 3: quarter turns of one figure, or figures of their own.

    `turned[way]` is the way that stands for `way` turned by 180 degrees. `same[way]` is the
    first way that looks like `way`. `inverse[way]` draws what `way` leaves free, if any does.
    """

    figures: Figures
    turned: Ways = (2, 3, 0, 1)
    same: Ways = (0, 1, 2, 3)
    inverse: tuple[int | None, int | None, int | None, int | None] = (None, None, None, None)


def _straight(*points: tuple[float, float]) -> Contour:
    return tuple(Step(x, y) for x, y in points)


def _circle(radius: float) -> Contour:
    east, west = 0.5 + radius, 0.5 - radius
    return (Step(east, 0.5), Step(west, 0.5, radius), Step(east, 0.5, radius))


def _rhombus(radius: float) -> Contour:
    low, high = 0.5 - radius, 0.5 + radius
    return _straight((0.5, low), (high, 0.5), (0.5, high), (low, 0.5))


def _bars(start: float) -> Figure:
    tops = (start, start + 1 / 3, start + 2 / 3)
    return tuple(_straight((0, y), (1, y), (1, y + 1 / 6), (0, y + 1 / 6)) for y in tops)


def _turn(figure: Figure, quarters: int) -> Figure:
    """Return a figure after clockwise quarter turns about the centre of its cell."""
    if quarters == 0:
        return figure
    once = tuple(tuple(step._replace(x=1 - step.y, y=step.x) for step in line) for line in figure)
    return _turn(once, quarters - 1)


def _turns(*figure: Contour) -> Figures:
    return figure, _turn(figure, 1), _turn(figure, 2), _turn(figure, 3)


_QUARTER: Final = (Step(0, 0), Step(1, 0), Step(0, 1, 1))
_HALF_SQUARE: Final = _straight((0, 0), (1, 0), (0, 1))
_HALF_DISC: Final = (Step(1, 0), Step(0, 0, 0.5))
_LEAF: Final = (Step(1, 1), Step(0, 0, 1), Step(1, 1, 1))
_QUARTER_RING: Final = (
    Step(0.68, 0),
    Step(1, 0),
    Step(0, 1, 1),
    Step(0, 0.68),
    Step(0.68, 0, 0.68, 0),
)
_QUARTER_DOT: Final = (Step(0, 0), Step(0.36, 0), Step(0, 0.36, 0.36))
_HOURGLASS: Final = _straight((0, 0), (1, 0), (0, 1), (1, 1))

_UPRIGHT: Final = (0, 1, 2, 3)  # own figures keep their way when the pattern turns

MOTIFS: Final[dict[str, Motif]] = {
    Area.LITERACY: Motif(_turns(_QUARTER)),
    Area.MATHEMATICS: Motif(_turns(_HALF_SQUARE), inverse=(2, 3, 0, 1)),
    Area.SCIENCE: Motif(
        (
            (_circle(0.5),),
            (_circle(0.5), _circle(0.26)),
            (_circle(0.27),),
            (_circle(0.42), _circle(0.30), _circle(0.14)),
        ),
        turned=_UPRIGHT,
    ),
    Area.TALK: Motif(_turns(_HALF_DISC)),
    Area.INCLUSION: Motif(_turns(_LEAF), same=(0, 1, 0, 1)),
    Area.DIGITAL: Motif(
        (_bars(0), _turn(_bars(0), 1), _bars(1 / 6), _turn(_bars(1 / 6), 1)),
        turned=_UPRIGHT,
        inverse=(2, 3, 0, 1),
    ),
    Area.ASSESSMENT: Motif(
        (
            (_rhombus(0.5),),
            (_rhombus(0.42), _rhombus(0.18)),
            (_HOURGLASS,),
            _turn((_HOURGLASS,), 1),
        ),
        turned=_UPRIGHT,
        inverse=(None, None, 3, 2),
    ),
    Area.COACHING: Motif(_turns(_QUARTER_RING, _QUARTER_DOT)),
}


@cache
def figure_path(area: str, way: int, x: float, y: float, side: float) -> str:
    """Return a motif's figure as SVG path data, in the cell of `side` units at (x, y)."""
    figure = MOTIFS[area].figures[way]
    return "".join(_contour_path(contour, x, y, side) for contour in figure)


def _contour_path(contour: Contour, x: float, y: float, side: float) -> str:
    start, *steps = contour
    moved = f"M{number(x + start.x * side)} {number(y + start.y * side)}"
    return moved + "".join(_step(step, x, y, side) for step in steps) + "z"


def _step(step: Step, x: float, y: float, side: float) -> str:
    end = f"{number(x + step.x * side)} {number(y + step.y * side)}"
    if not step.radius:
        return f"L{end}"
    radius = number(step.radius * side)
    return f"A{radius} {radius} 0 0 {step.sweep} {end}"
