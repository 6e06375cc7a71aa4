"""What is written on a badge: the title or the code on its plate, evidence and issuer below."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from microcred.badge_image import typeface
from microcred.badge_image.design import BadgeDesign
from microcred.badge_image.geometry import FULL, MARK, SIZE, number
from microcred.badge_image.glyphs import BOX, glyph
from microcred.badge_image.lettering import centred, ink, width
from microcred.badge_image.palette import WHITE
from microcred.badge_image.titles import LEADING, FittedTitle, fit

MIDDLE: Final = SIZE / 2
CODE_SIZE, CODE_DROP, CODE_TRACKING = 92, 80, 4
EVIDENCE_SIZE, EVIDENCE_PITCH, EVIDENCE_Y = 27, 46, 420
ISSUER_SIZES: Final = tuple(half / 2 for half in range(38, 23, -1))  # 19 down to 12
ISSUER_WEIGHT, ISSUER_WIDEST, ISSUER_TRACKING, ISSUER_BASELINE = 650, 330, 1.4, 459


def code_plate(code: str, colour: str, baseline: float = MARK.foot + CODE_DROP) -> str:
    """Return the two letters of a mark as SVG."""
    return f'<path fill="{colour}" d="{_code(code, baseline)}"/>'


@lru_cache(maxsize=4096)
def _code(code: str, baseline: float) -> str:
    face = typeface.display()
    letters = face.spell(code)
    wide = width(face, letters, CODE_SIZE, CODE_TRACKING)
    size = CODE_SIZE * min(1, MARK.width / wide * 0.95) if wide else CODE_SIZE
    return centred(face, letters, round(size, 1), MIDDLE, baseline, CODE_TRACKING)


def title_plate(title: str, code: str, colour: str) -> str:
    """Return the title of a full badge as SVG. Raises BadgeTitleTooLong.

    A title in a script the typeface lacks gives way to the code.
    """
    fitted = fit(title)
    if not any(fitted.lines):
        return code_plate(code, colour, FULL.foot + FULL.plate / 2 + 0.35 * CODE_SIZE)
    return f'<path fill="{colour}" d="{_lines(fitted)}"/>'


def _lines(fitted: FittedTitle) -> str:
    """Return the lines of a title as path data, their ink centred on the plate."""
    face, size = typeface.display(), fitted.size
    step = size * LEADING
    above, below = ink(face, fitted.lines[0]).above, ink(face, fitted.lines[-1]).below
    block = (above + below) * size + step * (len(fitted.lines) - 1)
    first = FULL.foot + (FULL.plate - block) / 2 + above * size
    return "".join(
        centred(face, line, size, MIDDLE, first + step * place)
        for place, line in enumerate(fitted.lines)
    )


def foot_lines(design: BadgeDesign, tint: str) -> str:
    """Return the row of evidence marks and the issuer line of a full badge as SVG."""
    issuer = _issuer(design.issuer)
    line = f'<path fill="{tint}" d="{issuer}"/>' if issuer else ""
    return _evidence(design.evidence) + line


@lru_cache(maxsize=1024)
def _evidence(kinds: tuple[str, ...]) -> str:
    if not kinds:
        return ""
    gaps = len(kinds) - 1
    pitch = min(EVIDENCE_PITCH, (ISSUER_WIDEST - EVIDENCE_SIZE) / max(1, gaps))
    left, top = MIDDLE - (pitch * gaps + EVIDENCE_SIZE) / 2, EVIDENCE_Y - EVIDENCE_SIZE / 2
    marks = "".join(
        f'<path transform="translate({number(left + pitch * place)} {number(top)})'
        f'scale({EVIDENCE_SIZE / BOX})" d="{glyph(kind)}"/>'
        for place, kind in enumerate(kinds)
    )
    return f'<g fill="{WHITE}" fill-rule="evenodd">{marks}</g>'


@lru_cache(maxsize=256)
def _issuer(name: str) -> str:
    """Return the issuer in capitals as path data, shrunk to fit and then cut short."""
    face = typeface.text(ISSUER_WEIGHT)
    text = " ".join(face.spell(name[:200].upper()).split())
    for size in ISSUER_SIZES:
        if width(face, text, size, ISSUER_TRACKING) <= ISSUER_WIDEST:
            return centred(face, text, size, MIDDLE, ISSUER_BASELINE, ISSUER_TRACKING)
    size = ISSUER_SIZES[-1]
    words = text.split()
    while words and width(face, f"{' '.join(words)}…", size, ISSUER_TRACKING) > ISSUER_WIDEST:
        words.pop()
    return centred(face, f"{' '.join(words)}…", size, MIDDLE, ISSUER_BASELINE, ISSUER_TRACKING)
