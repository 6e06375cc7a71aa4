"""The ribbon across the image of a badge that no longer stands."""

from __future__ import annotations

from functools import cache
from typing import Final

from microcred.badge_image import typeface
from microcred.badge_image.geometry import SIZE
from microcred.badge_image.lettering import centred
from microcred.badge_image.palette import ONE_INK, WHITE, Palette, State

COLOURS: Final[dict[State, str]] = {"expired": "#6e4a00", "revoked": "#a3231c"}
WEIGHT: Final = 700
WORD_SIZE: Final = 56
TRACKING: Final = 6
BASELINE: Final = 211


def ribbon(state: State | None, colours: Palette) -> str:
    """Return the ribbon of a state as SVG, black in one ink; nothing for a badge that stands."""
    if state is None:
        return ""
    return _ribbon(state, ONE_INK.deep if colours is ONE_INK else COLOURS[state])


@cache
def _ribbon(state: State, colour: str) -> str:
    word = centred(typeface.text(WEIGHT), state.upper(), WORD_SIZE, SIZE / 2, BASELINE, TRACKING)
    return (
        f'<path fill="{colour}" stroke="{WHITE}" stroke-width="8" d="M6 154h500v76H6z"/>'
        f'<path fill="{WHITE}" d="{word}"/>'
    )
