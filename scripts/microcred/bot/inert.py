"""Words of others as Markdown in which nothing is more than a word.

They mention nobody, link to nothing, refer to no issue or commit, and begin or end no element,
list, quotation, formula or code. What has a meaning for Markdown is escaped; a space of no width
keeps GitHub from what it looks for in the finished page.
"""

from __future__ import annotations

import html
import re
from typing import Final

from microcred.characters import printable

_GAP: Final = "&#8203;"
_BROKEN: Final = (
    re.compile("[@#]"),  # mentions, issues
    re.compile("gh(?=-[0-9])", re.IGNORECASE),
    re.compile(":(?=//)|www(?=[.])|(?:mailto|xmpp)(?=:)", re.IGNORECASE),
)
"""Behind what a gap is put."""

_COMMIT = re.compile("(?<![0-9a-z])[0-9a-f]{7,}(?![0-9a-z])", re.IGNORECASE)
_SIX = re.compile("[0-9a-f]{6}(?=[0-9a-f])", re.IGNORECASE)

_ESCAPED: Final = str.maketrans(
    {sign: f"\\{sign}" for sign in "\\`*_[]#|~@="}
    | {"<": "&lt;", ">": "&gt;", "&": "&amp;", "$": "<span>$</span>", "\x00": _GAP}
)
_BEGINS = re.compile(r"\A(?:[-+]|[0-9]+(?=[.)]))")
"""What begins a list or a rule where it is the first on a line."""


def inert(text: str, longest: int | None = None) -> str:
    """Return a text on one line, shortened to so many characters where that is given."""
    line = printable(" ".join(text.split()))
    if longest is not None and len(line) > longest:
        line = f"{line[: max(longest - 1, 0)].rstrip()}…"
    return _escaped(line)


def quoted(text: str, longest: int) -> str:
    """Return a text as a quotation that keeps its lines, shortened to so many characters."""
    kept: list[str] = []
    for line in filter(str.strip, text.splitlines()):
        if longest <= 0:
            kept.append("> …")
            break
        kept.append(f"> {inert(line, longest)}")
        longest -= len(line)
    return "\\\n".join(kept)


def prose(text: str) -> str:
    """Return sentences of ours that may hold words of others; what is between ticks is code."""
    parts = printable(" ".join(text.split())).split("`")
    if len(parts) % 2 == 0:
        return inert(text)
    return "".join(code(part) if place % 2 else _escaped(part) for place, part in enumerate(parts))


def code(text: str) -> str:
    """Return a text on one line as code, whatever ticks it has."""
    return f"<code>{inert(text)}</code>"


def fenced(text: str) -> str:
    """Return a text as a block of code that nothing in it can end."""
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text.rstrip()}\n{fence}"


def link(label: str, address: str) -> str:
    """Return a link; neither its label nor its address can be anything else."""
    safe = html.escape(printable(address), quote=True).replace("`", "&#96;")
    return f'<a href="{safe}">{inert(label)}</a>'


def _and_gap(found: re.Match[str]) -> str:
    return f"{found[0]}\x00"


def _escaped(line: str) -> str:
    for pattern in _BROKEN:
        line = pattern.sub(_and_gap, line)
    line = _COMMIT.sub(lambda found: _SIX.sub(_and_gap, found[0]), line)
    begun = _BEGINS.match(line)
    if begun is None:
        return line.translate(_ESCAPED)
    if begun[0] in "-+":
        return f"\\{line.translate(_ESCAPED)}"
    return f"{begun[0]}\\{line[begun.end() :].translate(_ESCAPED)}"
