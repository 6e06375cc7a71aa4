"""Texts inside a block: lines that a mail program wrapped are one, paragraphs and lists stay."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

BULLET = re.compile(r"(?:[-*+•–]|[0-9]{1,3}[.)])(?: |$)")
"""What a list item begins with."""

TAG = "<"
"""What begins a comment, or an element that a page would take for more than text."""

Structural = Callable[[str], bool]
"""Whether a line would be read as a part of the block's structure, and not as text."""


def decoded(lines: Sequence[str], structural: Structural, *, labelled: bool) -> str:
    """Return the text that lines spell; `labelled` where the first of them follows a label.

    A line goes on in the next one; a backslash at its end, an empty line or a list item begins a
    new one. A backslash in front makes text of what would be structure, or the beginning of a tag.
    """
    text = ""
    for number, line in enumerate(lines):
        broken = line.endswith("\\")
        said = line[:-1].rstrip() if broken else line
        said = _unescaped(said, None if labelled and number == 0 else structural)
        if not line:
            text = text.rstrip("\n") + "\n\n"
        elif not text or text.endswith("\n"):
            text += said
        else:
            text += ("\n" if BULLET.match(said) else " ") + said
        text += "\n" if broken and not text.endswith("\n\n") else ""
    return text.strip()


def _unescaped(line: str, structural: Structural | None) -> str:
    if structural and line.startswith("\\") and structural(line.lstrip("\\")):
        line = line[1:]
    return line.replace(f"\\{TAG}", TAG)


def encoded(text: str, structural: Structural, *, labelled: bool) -> str:
    """Return a text the way `decoded` reads it; `labelled` where it follows a label on its line.

    The text is to have no spaces at the ends of its lines, no two in a row, and no two empty lines
    in a row, as texts of a scorecard are.
    """
    lines = text.split("\n")
    out = list(_encoded(lines, structural, labelled))
    if labelled and BULLET.match(lines[0]):
        return "\n" + "\n".join(out)
    return "\n".join(out)


def _encoded(lines: Sequence[str], structural: Structural, labelled: bool) -> Iterator[str]:
    for number, line in enumerate(lines):
        said = line.replace(TAG, f"\\{TAG}")
        in_place = labelled and number == 0 and not BULLET.match(line)
        if not in_place and structural(said.lstrip("\\")):
            said = f"\\{said}"
        following = lines[number + 1] if number + 1 < len(lines) else ""
        broken = line and following and not BULLET.match(following)
        yield f"{said}\\" if broken or said.endswith("\\") else said
