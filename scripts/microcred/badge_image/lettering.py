"""Text to outlines, so that a badge needs no font where it is shown."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from microcred.badge_image.typeface import Point, Typeface


class Ink(NamedTuple):
    """How far letters reach above and below their baseline, in ems."""

    above: float
    below: float


@lru_cache(maxsize=65536)
def advance(face: Typeface, text: str) -> float:
    """Return the width of spelled text in ems, kerning included."""
    kerning = sum(face.kern(left, right) for left, right in pairwise(text))
    return sum(face.glyph(letter).advance for letter in text) + kerning


def width(face: Typeface, text: str, size: float, tracking: float = 0) -> float:
    """Return the width of spelled text in units. Tracking goes between letters only."""
    return advance(face, text) * size + tracking * max(0, len(text) - 1)


def ink(face: Typeface, text: str) -> Ink:
    """Return how far spelled text reaches above and below its baseline."""
    glyphs = [face.glyph(letter) for letter in text] or [face.glyph(" ")]
    return Ink(max(glyph.top for glyph in glyphs), -min(glyph.bottom for glyph in glyphs))


def centred(
    face: Typeface, text: str, size: float, middle: float, baseline: float, tracking: float = 0
) -> str:
    """Return spelled text as SVG path data, centred on `middle`, its feet on `baseline`."""
    x = (middle - width(face, text, size, tracking) / 2) * 10
    y = round(baseline * 10)
    parts = []
    for letter, after in zip(text, f"{text[1:]} ", strict=False):
        start, tail = _scaled(face, letter, size)
        if tail:
            parts.append(f"M{_tenths(round(x) + start[0])} {_tenths(y - start[1])}{tail}")
        x += (face.glyph(letter).advance + face.kern(letter, after)) * size * 10 + tracking * 10
    return "".join(parts)


@lru_cache(maxsize=8192)
def _scaled(face: Typeface, letter: str, size: float) -> tuple[tuple[int, int], str]:
    """Return where a letter's outline starts, in tenths of units, and the way from there on."""
    contours = face.glyph(letter).contours
    if not contours:
        return (0, 0), ""
    first = origin = _tenth(contours[0][0], size)
    tail: list[str] = []
    for start, curves in contours:
        begin = _tenth(start, size)
        if tail:
            tail.append(_relative("m", origin, begin))
        origin = here = begin
        for control, end in curves:
            there = _tenth(end, size)
            if control is None:
                tail.append(_line(here, there))
            else:
                tail.append(_relative("q", here, _tenth(control, size), there))
            here = there
        tail.append("z")
    return first, "".join(tail)


def _tenth(point: Point, size: float) -> tuple[int, int]:
    return round(point[0] * size * 10), round(point[1] * size * 10)


def _line(here: tuple[int, int], there: tuple[int, int]) -> str:
    if here == there:
        return ""
    if here[1] == there[1]:
        return f"h{_tenths(there[0] - here[0])}"
    if here[0] == there[0]:
        return f"v{_tenths(here[1] - there[1])}"
    return _relative("l", here, there)


def _relative(command: str, here: tuple[int, int], *points: tuple[int, int]) -> str:
    """Return a relative step; y turns over, since outlines count upwards and SVG downwards."""
    numbers = [step for x, y in points for step in (x - here[0], here[1] - y)]
    first, *others = map(_tenths, numbers)
    return command + first + "".join(n if n[0] == "-" else f" {n}" for n in others)


def _tenths(tenths: int) -> str:
    """Return a number of tenths as the shortest decimal."""
    sign, size = ("-", -tenths) if tenths < 0 else ("", tenths)
    whole, part = divmod(size, 10)
    if not part:
        return f"{sign}{whole}"
    return f"{sign}{whole or ''}.{part}"
