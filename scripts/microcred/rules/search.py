"""Looking through a whole file for what should not be in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

MOST = 20
"""How many places of one kind are told of one by one."""


class Hit(NamedTuple):
    """The line of the file in which something was found, and what."""

    line: int
    match: re.Match[str]


def hits(
    text: str, *patterns: re.Pattern[str], near: re.Pattern[str], first_line: int = 1
) -> Iterator[Hit]:
    """Yield the first match of any pattern in each line, for at most MOST lines.

    Only lines in which `near` is found are looked into: it is a part of all patterns that is quick
    to find. `first_line` is the one that the text starts on.
    """
    found = 0
    for number, line in lines_with(text, near, first_line):
        match = next(filter(None, (pattern.search(line) for pattern in patterns)), None)
        if match:
            yield Hit(number, match)
            found += 1
        if found == MOST:
            return


def lines_with(text: str, near: re.Pattern[str], first_line: int = 1) -> Iterator[tuple[int, str]]:
    """Yield each line in which `near` begins, with its number."""
    counted, end, number = 0, -1, first_line
    for match in near.finditer(text):
        if match.start() <= end:
            continue
        begin = text.rfind("\n", 0, match.start()) + 1
        end = text.find("\n", match.start())
        end = len(text) if end < 0 else end
        number += text.count("\n", counted, begin)
        counted = begin
        yield number, text[begin:end]


def has(text: str, *words: str) -> bool:
    """True when one of some words, in small letters, is in a text: by far the quickest question."""
    lowered = text.lower()
    return any(word in lowered for word in words)


def unescaped(text: str) -> str:
    """Return a text with `%40` and the like written out, as in the query of an address."""
    if "%" not in text:
        return text
    return "\n".join(unquote(line).replace("\n", " ") for line in text.split("\n"))


def masked(text: str) -> str:
    """Return a text with all but the first letter of each word hidden.

    What identifies a person should not stand in a log as well.
    """
    return re.sub(r"(?<=\w)\w", "·", text)
