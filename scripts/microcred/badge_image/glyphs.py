"""Evidence marks: one solid glyph for each kind of evidence, on badges and in lists."""

from __future__ import annotations

from functools import cache
from typing import Final

from microcred.model.vocabulary import EvidenceKind

BOX: Final = 24

# Path data in a square of 24 units, filled by the even-odd rule.
_PATHS: Final[dict[str, str]] = {
    EvidenceKind.OVERVIEW: (
        "M3 3h8v8H3zM13 3h8v8h-8zM3 13h8v8H3zM21 17a4 4 0 0 0-8 0a4 4 0 0 0 8 0z"
    ),
    EvidenceKind.VIDEO: "M4.5 2.5 21.5 12 4.5 21.5z",
    EvidenceKind.AUDIO: "M2 8.5h4v7H2zM7.5 2h4v20h-4zM13 5.5h4v13h-4zM18.5 9h4v6h-4z",
    EvidenceKind.PHOTO: (
        "M2 4h20v16H2zM10 8.5a2.2 2.2 0 0 0-4.4 0a2.2 2.2 0 0 0 4.4 0z"
        "M4.5 17.5h15L13.6 9l-4 5.6-1.8-2z"
    ),
    EvidenceKind.LESSON_PLAN: "M2 3.5h20v4.2H2zM2 9.9h20v4.2H2zM2 16.3h12.5v4.2H2z",
    EvidenceKind.STUDENT_WORK: "M4 2h10.5L20.5 8v14H4z",
    EvidenceKind.DATA: "M2 14.5h5.5v7H2zM9.2 9h5.5v12.5H9.2zM16.5 2.5H22v19h-5.5z",
    EvidenceKind.OBSERVATION: (
        "M1 12C4.2 6.9 7.9 4.5 12 4.5S19.8 6.9 23 12c-3.2 5.1-6.9 7.5-11 7.5S4.2 17.1 1 12z"
        "M15.8 12a3.8 3.8 0 0 0-7.6 0a3.8 3.8 0 0 0 7.6 0z"
    ),
    EvidenceKind.LINK: "M8.5 3H21v12.5h-4.6V10.9L6.2 21.1 2.9 17.8 13.1 7.6H8.5z",
    EvidenceKind.REFLECTION: (
        "M22 12a10 10 0 0 0-20 0a10 10 0 0 0 20 0zM16.4 12a4.4 4.4 0 0 1-8.8 0a4.4 4.4 0 0 1 8.8 0z"
    ),
}


def glyph(kind: str) -> str:
    """Return a kind's mark as SVG path data, in a 24 x 24 box with `fill-rule="evenodd"`."""
    return _PATHS[kind]


@cache
def glyph_svg(kind: str) -> str:
    """Return a kind's mark as an inline SVG in the colour of the text, hidden from readers.

    The kind is written in words next to it. The size is the style sheet's.
    """
    return (
        f'<svg viewBox="0 0 {BOX} {BOX}" aria-hidden="true" focusable="false">'
        f'<path fill="currentColor" fill-rule="evenodd" d="{glyph(kind)}"/></svg>'
    )
