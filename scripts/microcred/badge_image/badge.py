"""A badge image: the small mark and the full badge, after version 1 of the badge grammar."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from xml.sax.saxutils import escape

from microcred.badge_image import typeface
from microcred.badge_image.design import BadgeDesign
from microcred.badge_image.geometry import FULL, MARK, SIZE, Form, arch, number
from microcred.badge_image.glyphs import BOX, glyph
from microcred.badge_image.lettering import centred, ink, width
from microcred.badge_image.palette import HATCH, WHITE, Palette, State, palette
from microcred.badge_image.pattern import field, pattern
from microcred.badge_image.rings import ring
from microcred.badge_image.titles import LEADING, fit
from microcred.badge_image.typeface import UNDRAWABLE
from microcred.site.labels import label

MIDDLE: Final = SIZE / 2
PLATE: Final = 136
CODE_SIZE: Final = 92
EVIDENCE_SIZE, EVIDENCE_PITCH, EVIDENCE_Y = 27, 46, 421
ISSUER_WIDEST, ISSUER_LARGEST, ISSUER_SMALLEST, ISSUER_Y = 330, 19, 12, 462
ISSUER_TRACKING: Final = 1.4
RIBBON: Final[dict[str, str]] = {"expired": "#6e4a00", "revoked": "#a3231c"}
# Characters that XML 1.0 forbids, and those that turn the direction of what follows.
_UNPRINTABLE: Final = re.compile(
    "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]"
)


def mark(design: BadgeDesign, state: State | None = None, *, one_ink: bool = False) -> str:
    """Return the mark as an SVG document, for anything under 120 px."""
    colours = palette(design.area, state, one_ink)
    foot = number(MARK.foot)
    plate = f'<path fill="{WHITE}" d="{MARK.field.below(MARK.foot)}"/>'
    return _document(
        design,
        state,
        one_ink,
        _ground(design, MARK, colours),
        plate,
        f'<path fill="{colours.deep}" d="{_code(design.code, MARK.foot + 80)}"/>' if foot else "",
    )


def full(design: BadgeDesign, state: State | None = None, *, one_ink: bool = False) -> str:
    """Return the full badge as an SVG document, for 120 px and more. Raises BadgeTitleTooLong."""
    raise NotImplementedError
