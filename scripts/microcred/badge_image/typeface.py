"""Typefaces: letters to outlines and widths. Fonts are data of this package, read on first use."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from importlib import resources
from io import BytesIO
from typing import Any, Final, NamedTuple

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

Point = tuple[float, float]

# Letters with a stroke have no base letter in Unicode. The hyphens: plain, unbroken, for figures.
_STAND_INS: Final = str.maketrans("ĐđĦħŁłŦŧẞ\u2010\u2011\u2012―", "DdHhLlTtß---—")


# Controls, formats and loose accents: nothing to see of their own.
_UNSEEN: Final = frozenset({"Cc", "Cf", "Mn", "Me", "Mc"})


class Glyph(NamedTuple):
    """A letter of a typeface, in ems with y upwards: its advance, its extent, its contours.

    A contour is a start and the (control, end) points of its quadratic curves; a straight line
    has no control point.
    """

    advance: float
    bottom: float
    top: float
    contours: tuple[tuple[Point, tuple[tuple[Point | None, Point], ...]], ...]


class Typeface:
    """A font at one weight."""

    def __init__(self, font: TTFont, location: dict[str, float] | None = None) -> None:
        self._em: float = font["head"].unitsPerEm
        self._names: dict[int, str] = font.getBestCmap()
        self._outlines = font.getGlyphSet(location=location)
        self._kerning = tuple(_pair_tables(font))
        self._glyphs: dict[str, Glyph] = {}
        self._kerns: dict[tuple[str, str], float] = {}

    def glyph(self, letter: str) -> Glyph:
        """Return a letter that `spell` gave."""
        if letter not in self._glyphs:
            self._glyphs[letter] = self._read(letter)
        return self._glyphs[letter]

    def kern(self, left: str, right: str) -> float:
        """Return by how many ems two letters move apart (together, if negative)."""
        pair = (left, right)
        if pair not in self._kerns:
            names = self._name(left), self._name(right)
            found = (_pair_value(table, *names) for table in self._kerning)
            value = next((value for value in found if value is not None), 0)
            self._kerns[pair] = value / self._em
        return self._kerns[pair]

    def spell(self, text: str) -> str:
        """Return `text` in the letters this typeface has, without those it lacks.

        An accent that it lacks is left out too, but keeps its letter.
        """
        return "".join(self._spell(letter) or "" for letter in _composed(text))

    def lacking(self, text: str) -> str:
        """Return the letters of `text` that cannot be drawn, each once."""
        lacking = (letter for letter in _composed(text) if self._spell(letter) is None)
        return "".join(dict.fromkeys(lacking))

    def _spell(self, letter: str) -> str | None:
        """Return what to draw for a letter, which may be nothing, or None if it is lacking."""
        if letter.isspace() or unicodedata.category(letter) == "Zs":
            return " "
        if unicodedata.category(letter) in _UNSEEN:
            return ""
        if ord(letter) in self._names:
            return letter
        parts = unicodedata.normalize("NFKD", letter)
        base = "".join(part for part in parts if not unicodedata.combining(part))
        return base if base and all(ord(part) in self._names for part in base) else None

    def _name(self, letter: str) -> str:
        return self._names.get(ord(letter), ".notdef")

    def _read(self, letter: str) -> Glyph:
        outline = self._outlines[self._name(letter)]
        pen = _ContourPen(self._outlines, self._em)
        outline.draw(pen)
        heights = [y for start, curves in pen.contours for y in _heights(start, curves)] or [0.0]
        contours = tuple((start, tuple(curves)) for start, curves in pen.contours)
        return Glyph(outline.width / self._em, min(heights), max(heights), contours)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text).translate(_STAND_INS)


def _heights(start: Point, curves: list[tuple[Point | None, Point]]) -> list[float]:
    return [start[1], *(end[1] for _, end in curves)]


class _ContourPen(BasePen):  # type: ignore[misc]  # fontTools brings no types
    """Collects contours in ems."""

    def __init__(self, glyphs: Any, em: float) -> None:
        super().__init__(glyphs)
        self._em = em
        self.contours: list[tuple[Point, list[tuple[Point | None, Point]]]] = []

    def _scaled(self, point: Point) -> Point:
        return point[0] / self._em, point[1] / self._em

    def _moveTo(self, pt: Point) -> None:  # noqa: N802
        self.contours.append((self._scaled(pt), []))

    def _lineTo(self, pt: Point) -> None:  # noqa: N802
        self.contours[-1][1].append((None, self._scaled(pt)))

    def _qCurveToOne(self, pt1: Point, pt2: Point) -> None:  # noqa: N802
        self.contours[-1][1].append((self._scaled(pt1), self._scaled(pt2)))


def _pair_tables(font: TTFont) -> list[Any]:
    """Return the pair adjustment tables of the font's kerning (OpenType GPOS, lookup type 2)."""
    table = font["GPOS"].table
    wanted = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "kern"
        for index in record.Feature.LookupListIndex
    }
    lookups = [table.LookupList.Lookup[index] for index in sorted(wanted)]
    return [pairs for lookup in lookups if lookup.LookupType == 2 for pairs in lookup.SubTable]


def _pair_value(pairs: Any, left: str, right: str) -> float | None:
    """Return the adjustment a table gives two glyphs, in font units, or None."""
    if left not in pairs.Coverage.glyphs:
        return None
    if pairs.Format == 1:
        records = pairs.PairSet[pairs.Coverage.glyphs.index(left)].PairValueRecord
        found = (record.Value1 for record in records if record.SecondGlyph == right)
        value = next(found, None)
    else:
        row = pairs.Class1Record[pairs.ClassDef1.classDefs.get(left, 0)]
        value = row.Class2Record[pairs.ClassDef2.classDefs.get(right, 0)].Value1
    return getattr(value, "XAdvance", 0) if value else None


@lru_cache(maxsize=1)
def display() -> Typeface:
    """Return Besley 600, for titles and codes."""
    return Typeface(_font("besley-600.woff2"))


@cache
def text(weight: int) -> Typeface:
    """Return Atkinson Hyperlegible Next at `weight`, for issuer lines and ribbons."""
    return Typeface(_font("atkinson-hyperlegible-next.woff2"), {"wght": weight})


def _font(name: str) -> TTFont:
    folder = resources.files("microcred.site").joinpath("theme", "assets", "fonts")
    return TTFont(BytesIO(folder.joinpath(name).read_bytes()), lazy=True)
