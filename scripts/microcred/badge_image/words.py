"""The words of a badge image, for those who cannot see it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from xml.sax.saxutils import escape

from microcred.badge_image.design import BadgeDesign
from microcred.badge_image.palette import State
from microcred.labels import label

# What XML 1.0 forbids, and what would turn the direction of the text after it.
_UNPRINTABLE: Final = re.compile(
    "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]"
)


def described(design: BadgeDesign, state: State | None) -> str:
    """Return the `title` and `desc` elements of a badge."""
    title = f"{design.name} badge" + (f", {state}" if state else "")
    parts = [
        f"{design.name}.",
        f"{label('area', design.area)}, {label('depth', design.depth)} stage.",
        _evidence(design.evidence),
        f"Issued by {design.issuer}.",
        f"{state.capitalize()}." if state else "",
    ]
    desc = " ".join(filter(None, parts))
    return f"<title>{_plain(title)}</title><desc>{_plain(desc)}</desc>"


@lru_cache(maxsize=1024)
def _evidence(kinds: tuple[str, ...]) -> str:
    if not kinds:
        return ""
    return f"Evidence: {', '.join(label('evidence', kind).lower() for kind in kinds)}."


def _plain(text: str) -> str:
    return escape(_UNPRINTABLE.sub("", text))
