"""F14: a file still holds the starter's text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microcred.problem import Problem, Severity

CODE = "F14"
MARK = "WRITE:"
"""What begins each text of a starter that a person must replace."""

_PLACE = re.compile(rf"\b{MARK}\s*(?P<wanted>[^\"\n]*)")


def unwritten(path: str, text: str, *, draft: bool = False) -> Iterator[Problem]:
    """Yield F14 for each line that still holds the starter's text; in a draft it is a warning."""
    if MARK not in text:
        return
    severity = Severity.WARNING if draft else Severity.ERROR
    for number, line in enumerate(text.split("\n"), 1):
        if place := _PLACE.search(line):
            wanted = place["wanted"].strip() or "your own text"
            message = f"this still holds the starter's text; write here: {wanted}"
            yield Problem(path, number, CODE, severity, message, _FIX)


_FIX = "Put your own in its place, or remove the field if you do without it."
