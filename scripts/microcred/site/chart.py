"""Bars as data for a template that draws them, once for wide screens and once for narrow ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

Data = dict[str, Any]

ROW = 48
WIDTHS = {"wide": (640, 56), "narrow": (320, 24)}
"""How wide each drawing is, in pixels, and how many letters of a label there is room for."""


class Bar(NamedTuple):
    """A bar: what it stands for, what is written at its end, and how long its two parts are."""

    label: str
    value: str
    solid: int
    hatched: int = 0


def chart(name: str, title: str, bars: Sequence[Bar]) -> Data:
    """Return the two drawings of a chart; `title` says in a sentence what it shows."""
    most = max((bar.solid + bar.hatched for bar in bars), default=0) or 1
    return {
        "title": title,
        "drawings": [_drawing(name, bars, most, *one) for one in WIDTHS.items()],
    }


def _drawing(name: str, bars: Sequence[Bar], most: int, size: str, room: tuple[int, int]) -> Data:
    width, letters = room
    return {
        "id": f"mc-{name}-{size}",
        "size": size,
        "width": width,
        "height": ROW * len(bars),
        "bars": [
            {
                "label": _short(bar.label, letters),
                "value": bar.value,
                "y": ROW * row,
                "solid": round(width * bar.solid / most, 1),
                "hatched": round(width * bar.hatched / most, 1),
            }
            for row, bar in enumerate(bars)
        ],
    }


def _short(text: str, letters: int) -> str:
    return text if len(text) <= letters else f"{text[: letters - 1].rstrip()}…"
