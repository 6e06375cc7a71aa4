"""Characters that nobody can see: what is refused in files, and how it is shown."""

from __future__ import annotations

import re
import unicodedata

# Controls but tab and line ends, overrides of direction, line and paragraph separators (which YAML
# takes for line ends), byte order marks, what is no character at all.
_UNSEEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff"
)
UNSEEN = re.compile(f"[{_UNSEEN}]")
_NOT_ON_A_LINE = re.compile(f"[\t\n\r{_UNSEEN}]")


def on_one_line(text: str) -> bool:
    """True when a text can be shown on one line, with nothing in it that nobody sees."""
    return _NOT_ON_A_LINE.search(text) is None


def printable(text: str) -> str:
    """Return a text on one line, with what nobody can see written as its number."""
    return _NOT_ON_A_LINE.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def stranger(text: str) -> str | None:
    """Return the first character that is not on every keyboard, and its name.

    Letters of other alphabets can look just like those of ours.
    """
    for character in text:
        if not character.isascii():
            return f"“{printable(character)}” is {unicodedata.name(character, 'unnamed')}"
    return None
