"""The one comment that is kept up to date: what is in, where it stands, who acts next, by when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from microcred.bot import marker
from microcred.bot.kept.criteria import feedback
from microcred.bot.kept.evaluators import for_evaluators
from microcred.bot.kept.handed import to_mend, what_is_in
from microcred.bot.kept.heading import heading
from microcred.bot.kept.room import FULL, SHORTER, Room
from microcred.bot.kept.ways import ways
from microcred.bot.memory import said
from microcred.bot.view import View

LARGEST: Final = 65_000
"""How many characters a comment has at most; GitHub takes 65,536."""

BYTES: Final = 260_000
"""How many bytes it has at most; GitHub takes 262,144."""

_FOOT: Final = "<sub>We keep this comment up to date. Changes made to it by hand are lost.</sub>"
_SHORTENED: Final = "*Something was left out here, because a comment has no room for it.*"


def kept_body(view: View) -> str:
    """Return the whole comment with its mark; where it is too long, without what SHORTER names."""
    body = _body(view, FULL)
    for room in SHORTER:
        if _fits(body):
            return body
        body = _body(view, room)
    return body if _fits(body) else _cut(body)


def _body(view: View, room: Room) -> str:
    text = "\n\n".join(filter(None, _parts(view, room)))
    return marker.marked(marker.KEPT, said(view.mark), text)


def _parts(view: View, room: Room) -> Iterator[str]:
    yield heading(view)
    yield what_is_in(view)
    yield to_mend(view)
    yield feedback(view)
    yield ways(view, room)
    yield for_evaluators(view, room)
    yield _FOOT


def _fits(body: str) -> bool:
    return len(body) <= LARGEST and len(body.encode()) <= BYTES


def _cut(body: str) -> str:
    """Return as many whole paragraphs as there is room for, and that something is missing."""
    kept = body.encode()[: BYTES - 1000].decode(errors="ignore")[: LARGEST - 1000]
    paragraphs, _, _ = kept.rpartition("\n\n")
    return f"{paragraphs}\n\n{_SHORTENED}"
