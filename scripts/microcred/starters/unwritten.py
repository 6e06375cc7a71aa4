"""F14: a file still holds the starter's text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from microcred.problem import Problem, Severity
from microcred.saying import Saying

CODE = "F14"
MARK = "WRITE:"
"""What begins each text of a starter that a person must replace."""

_PLACE = re.compile(rf"\b{MARK}\s*(?P<wanted>[^\"\n]*)")
PATTERNS: Final = {"place": _PLACE}
STILL = Saying("F14", "this still holds the starter's text; write here: {wanted}")


def unwritten(path: str, text: str, *, draft: bool = False) -> Iterator[Problem]:
    """Yield F14 for each line that still holds the starter's text.

    In a draft it is one warning for the whole file, at the first of them.
    """
    lines = text.split("\n") if MARK in text else []
    places = {
        number: place for number, line in enumerate(lines, 1) if (place := _PLACE.search(line))
    }
    if draft and places:
        count = "one place" if len(places) == 1 else f"{len(places)} places"
        message = f"this file still says {MARK} in {count}, here first"
        yield Problem(path, min(places), CODE, Severity.WARNING, message, _FIX)
        return
    for number, place in places.items():
        wanted = place["wanted"].strip(" ,") or "your own text"
        yield Problem(path, number, CODE, Severity.ERROR, STILL(wanted=wanted), _FIX)


_FIX = "Put your own words wherever it says WRITE."
