"""The colours of a badge: a hue for each area, grey for a revoked badge, and one ink."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from microcred.model.vocabulary import Area

State = Literal["expired", "revoked"]
Tone = Literal["deep", "mid", "tint"]

WHITE: Final = "#fff"


class Palette(NamedTuple):
    """Three tones of one hue. On white, `deep` is dark enough for text (contrast 8.5 or more)."""

    deep: str
    mid: str
    tint: str

    def tone(self, tone: Tone) -> str:
        """Return the colour of a tone."""
        return {"deep": self.deep, "mid": self.mid, "tint": self.tint}[tone]


AREAS: Final[dict[str, Palette]] = {
    Area.LITERACY: Palette("#8a2d1a", "#e57a57", "#fbddcf"),
    Area.MATHEMATICS: Palette("#203a87", "#6a92ea", "#d8e4fb"),
    Area.SCIENCE: Palette("#0a5160", "#35a7b4", "#cfeeef"),
    Area.TALK: Palette("#664300", "#efb433", "#fbebc2"),
    Area.INCLUSION: Palette("#66215d", "#c873bb", "#f5dcf0"),
    Area.DIGITAL: Palette("#43318c", "#9a88ea", "#e6e1fb"),
    Area.ASSESSMENT: Palette("#1d562b", "#69b463", "#daf0d5"),
    Area.COACHING: Palette("#851a47", "#e3729a", "#fbdbe6"),
}
GREY: Final = Palette("#4e5853", "#98a39d", "#dde2df")
# The middle tone of one ink is a hatch, defined once in each file that uses it.
ONE_INK: Final = Palette("#000", "url(#mc-hatch)", WHITE)
HATCH: Final = (
    '<pattern id="mc-hatch" width="14" height="14" patternUnits="userSpaceOnUse"'
    ' patternTransform="rotate(45)"><path fill="#fff" d="M0 0h14v14H0z"/>'
    '<path d="M0 0h14v7H0z"/></pattern>'
)


def palette(area: str, state: State | None, one_ink: bool) -> Palette:
    """Return the colours of a badge of `area`: its own, greys when revoked, or black and white."""
    if one_ink:
        return ONE_INK
    return GREY if state == "revoked" else AREAS[area]
