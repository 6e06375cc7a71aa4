"""Pages with gaps, and texts to fill them.

A template sees a mark where a text of one award goes. What it makes of that is kept, and each
award's own texts, escaped, take the place of the marks: the same page, many times faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

_MARK = "\ue000{}\ue001"
_MARKED = re.compile("\ue000([a-z_0-9]+)\ue001")
_BETWEEN = "\ue002"


@dataclass(frozen=True, slots=True)
class Gaps:
    """A page: what stands between its gaps, in order, and the names of the texts that fill them."""

    pieces: tuple[bytes, ...]
    names: tuple[str, ...]

    def filled(self, texts: Mapping[str, bytes]) -> bytes:
        """Return the page with texts of these names, which are HTML already."""
        parts = list(self.pieces)
        parts[1::2] = [texts[name] for name in self.names]
        return b"".join(parts)


def marks(names: Iterable[str]) -> dict[str, str]:
    """Return a mark for each text, which no template escapes."""
    return {name: Markup(_MARK.format(name)) for name in names}  # noqa: S704  no input of anyone


def may_hold_marks(text: str) -> bool:
    """True where a text may be taken for a mark, so that no template can be made of it."""
    return "\ue000" in text


def gaps(html: str) -> Gaps:
    """Return a page that was made with marks as one with gaps."""
    parts = _MARKED.split(html)
    pieces = (as_bytes(part) if not place % 2 else b"" for place, part in enumerate(parts))
    return Gaps(tuple(pieces), tuple(parts[1::2]))


def escaped(texts: Mapping[str, str]) -> dict[str, bytes]:
    """Return texts as HTML. All at once, which is ten times faster than one by one."""
    parts = as_bytes(str(escape(_BETWEEN.join(texts.values())))).split(_BETWEEN.encode())
    if len(parts) != len(texts):  # one of them holds what was to stand between them
        parts = [as_bytes(str(escape(text))) for text in texts.values()]
    return dict(zip(texts, parts, strict=True))


def as_bytes(html: str) -> bytes:
    """Return HTML as it is written. Half a character, which JSON can spell, becomes a `?`."""
    return html.encode(errors="replace")
