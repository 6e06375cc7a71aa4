"""The first lines of a block: which submission it is for, and the word on conflicts of interest."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from microcred.saying import Saying
from microcred.scorecards.fields import fields
from microcred.scorecards.keys import key, plain
from microcred.scorecards.layout import HEAD, Layout
from microcred.scorecards.parts import Section
from microcred.scorecards.piece import Piece

NO_CONFLICT: Final = frozenset(
    {"none", "no", "no conflict", "no conflicts", "no conflict of interest", "none known"}
)
_ATTEMPT = re.compile(r"(?:attempt)? *(?:no\.?|number|#)? *([0-9]{1,3})\.?", re.IGNORECASE)


def head(path: str, section: Section, layout: Layout) -> Piece:
    """Return what a block is for. K08 where that is not said, K13 for a missing statement."""
    piece = Piece(path, section.line)
    said = fields(path, section.lines, layout, HEAD)
    piece.problems += said.problems
    for name, spelt in _SPELT.items():
        text = said.text(name)
        piece.put(name, spelt(text) if text else None, said.line(name, section.line))
    for name in ("submission", "attempt", "credential"):
        if name not in piece.value:
            label = HEAD[name][0]
            message = f"it does not say which {_WHICH[name]} it is for"
            piece.problem("K08", said.line(name, section.line), message, f"Write `{label}: …`.")
    if "conflict" not in piece.value:
        piece.problem("K13", said.line("conflict", section.line), _NO_WORD(), _NONE())
    return piece


_NO_WORD = Saying("K13", "there is no word on a conflict of interest")
_NONE = Saying("K13.fix", "Write `Conflict of interest: none`, or how you are close to the earner.")


def identity(text: str) -> str:
    """Return an id, a release or a fingerprint without what people put around and into it."""
    return "".join(plain(text.strip(" .,;")).casefold().split())


def _attempt(text: str) -> str:
    match = _ATTEMPT.fullmatch(plain(text))
    return match[1] if match else text


def _conflict(text: str) -> str:
    return "none" if key(text) in NO_CONFLICT else text


_SPELT: Final[Mapping[str, Callable[[str], str]]] = {
    "submission": identity,
    "credential": identity,
    "attempt": _attempt,
    "release": identity,
    "commit": identity,
    "conflict": _conflict,
}
_WHICH: Final = {
    "submission": "submission",
    "attempt": "attempt",
    "credential": "micro-credential",
}
