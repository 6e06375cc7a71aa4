"""A badge image in its two forms, after version 1 of the badge grammar.

The mark is for anything under 120 px, the full badge for 120 px and more. Both carry the same
pattern, colours and ring, so that they read as one object. Layers are drawn from the bottom up.
"""

from __future__ import annotations

from functools import cache

from microcred.badge_image.design import BadgeDesign
from microcred.badge_image.geometry import FULL, MARK, SIZE, Form, arch
from microcred.badge_image.inscription import code_plate, foot_lines, title_plate
from microcred.badge_image.palette import HATCH, WHITE, Palette, State, palette
from microcred.badge_image.pattern import field, pattern
from microcred.badge_image.ribbon import ribbon
from microcred.badge_image.rings import ring
from microcred.badge_image.words import described


def mark(design: BadgeDesign, state: State | None = None, *, one_ink: bool = False) -> str:
    """Return the small mark as an SVG document."""
    colours = palette(design.area, state, one_ink)
    plate = code_plate(design.code, colours.deep)
    return _document(design, MARK, colours, state, plate)


def full(design: BadgeDesign, state: State | None = None, *, one_ink: bool = False) -> str:
    """Return the full badge as an SVG document. Raises BadgeTitleTooLong."""
    colours = palette(design.area, state, one_ink)
    plate = title_plate(design.title, design.code, colours.deep)
    return _document(design, FULL, colours, state, plate + foot_lines(design, colours.tint))


def _document(
    design: BadgeDesign, form: Form, colours: Palette, state: State | None, inscription: str
) -> str:
    """Return a whole SVG file. Its ids name the same shapes in each badge, so they may repeat."""
    cells = field(design.area, pattern(design.id, design.variant), form, colours)
    hatch = HATCH if colours.mid.startswith("url") else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIZE}" height="{SIZE}"'
        f' viewBox="0 0 {SIZE} {SIZE}" role="img">{described(design, state)}'
        f"<defs>{_clip(form)}{hatch}</defs>{_body(colours.deep)}{ring(design.depth, form)}"
        f'<g clip-path="url(#mc-{form.name})" fill-rule="evenodd">{cells}</g>'
        f"{_edge(form, colours.deep)}{_plate(form)}{inscription}{ribbon(state, colours)}</svg>\n"
    )


@cache
def _clip(form: Form) -> str:
    above = form.field.above(form.under)
    return f'<clipPath id="mc-{form.name}"><path d="{above}"/></clipPath>'


def _body(deep: str) -> str:
    return f'<path fill="{WHITE}" d="{arch(0)}"/><path fill="{deep}" d="{arch(8)}"/>'


def _edge(form: Form, deep: str) -> str:
    """Return a line over the edge of the clipped pattern."""
    inset = 7 + form.frame
    return f'<path fill="none" stroke="{deep}" stroke-width="4" d="{arch(inset)}"/>'


@cache
def _plate(form: Form) -> str:
    return f'<path fill="{WHITE}" d="{form.plate_path()}"/>'
