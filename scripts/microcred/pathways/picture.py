"""A picture of a pathway as data: a line with a station for each step, the capstone last."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import Any, Final, NamedTuple

from microcred.model.pathway import Pathway, Requirement
from microcred.words import counted, number

Data = dict[str, Any]

RADIUS: Final = 26
WIDE, NARROW = 640, 320
MOST_ACROSS: Final = 5
"""How many stations there is room for side by side."""
LETTER: Final = 8.2
"""How wide a letter is, on average, in pixels."""
LINE: Final = 18
DOWN: Final = 96
"""From one station to the next, where they stand below each other."""


class Station(NamedTuple):
    """What is written in a station's ring, the name beside it, and what it asks."""

    figure: str
    name: str
    asks: str
    last: bool = False


def picture(pathway: Pathway, capstone: str | None) -> Data:
    """Return a title that tells the whole path, and a drawing each for wide and narrow screens.

    `capstone` is the name of the last micro-credential.
    """
    found = stations(pathway, capstone)
    told = "; ".join(f"{place + 1}. {one.name}, {one.asks}" for place, one in enumerate(found))
    across = len(found) <= MOST_ACROSS
    return {
        "title": f"The path in {counted(len(found), 'step')}: {told}.",
        "drawings": [
            {"id": "mc-path-wide", "size": "wide", **(_across(found) if across else _down(found))},
            {"id": "mc-path-narrow", "size": "narrow", **_down(found)},
        ],
    }


def stations(pathway: Pathway, capstone: str | None) -> list[Station]:
    """Return what each step is called and asks."""
    found = [Station(str(asked(one)), one.name, asks(one)) for one in pathway.requirements]
    if capstone:
        found.append(Station("1", capstone, "the capstone", last=True))
    return found


def asked(one: Requirement) -> int:
    """Return how many awards a step takes; the fewest where there are alternatives."""
    if one.either:
        return min(map(len, one.either))
    if one.groups:
        return sum(group.at_least for group in one.groups)
    return len(one.choices) if one.at_least is None else one.at_least


def asks(one: Requirement) -> str:
    """Return what a step takes in a few words, such as `any 3 of 15`."""
    if one.either:
        return f"one of {number(len(one.either))} lists"
    if one.groups:
        return f"some of {number(len(one.groups))} groups"
    count = len(one.choices)
    if one.at_least is None or one.at_least == count:
        return {1: "this one", 2: "both"}.get(count, f"all {count}")
    return f"any {one.at_least} of {count}"


def _across(found: Sequence[Station]) -> Data:
    apart = WIDE / len(found)
    letters = int(apart / LETTER) - 1
    drawn = [
        _station(one, apart * (place + 0.5), 40, letters, beside=False)
        for place, one in enumerate(found)
    ]
    lines = max(len(one["lines"]) for one in drawn)
    ends = drawn[0]["x"], 40, drawn[-1]["x"], 40
    return {"width": WIDE, "height": 84 + lines * LINE, "stations": drawn, "line": ends}


def _down(found: Sequence[Station]) -> Data:
    letters = int((NARROW - 72) / LETTER)
    drawn = [
        _station(one, 34, 40 + place * DOWN, letters, beside=True)
        for place, one in enumerate(found)
    ]
    ends = 34, 40, 34, drawn[-1]["y"]
    return {"width": NARROW, "height": len(found) * DOWN, "stations": drawn, "line": ends}


def _station(one: Station, x: float, y: float, letters: int, *, beside: bool) -> Data:
    names = wrap(one.name, letters, max_lines=2 if beside else 3, placeholder="…") or [one.name]
    first = y - 8 if beside else y + RADIUS + 26
    texts = [*((text, "name") for text in names), (one.asks, "asks")]
    return {
        "x": round(x, 1),
        "y": y,
        "figure": one.figure,
        "last": one.last,
        "anchor": "start" if beside else "middle",
        "lines": [
            {"text": text, "kind": kind, "x": 76 if beside else round(x, 1),
             "y": first + row * LINE}
            for row, (text, kind) in enumerate(texts)
        ],
    }  # fmt: skip
