"""Commands as people write them: `/hold the second link asks for a login`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from microcred.bot import marker
from microcred.bot.visible import spoken_lines

MOST: Final = 10
"""How many commands of one comment are looked at."""

LONGEST: Final = 20_000
"""How many characters of a comment are looked at; nobody needs as many to give a command."""

_HINT = re.compile(r"(?m)^[ \t]*[*_]{0,3}/")
_COMMAND = re.compile(
    r"\s*/(?:microcred\b[ \t:]*/?)?(?P<gap>[ \t]*)(?P<name>[a-z][a-z-]{0,30})(?![\w/]|\.\w)"
    r"[ \t:,.!]*(?P<rest>.*)",
    re.IGNORECASE,
)
_BECAUSE = re.compile(r"(?:because\b|since\b|[-–—:,])\s*", re.IGNORECASE)


class Written(NamedTuple):
    """A command as it is written. `sure` is False where a space makes it look less like one."""

    name: str
    rest: str
    sure: bool


def written(text: str) -> tuple[Written, ...]:
    """Return the commands in a comment: one to a line, at its beginning, in plain sight."""
    begun = text[:LONGEST]
    return tuple(_written(begun))[:MOST] if _HINT.search(begun) else ()


def reason(rest: str, longest: int = 1000) -> str | None:
    """Return the reason that stands behind a command, None where there is none.

    It is kept in the mark of an answer, so that is where it must not be too long.
    """
    said = rest.strip()
    if because := _BECAUSE.match(said):
        said = said[because.end() :]
    return marker.shortened(said, longest).strip() or None


def _written(text: str) -> Iterator[Written]:
    for line in spoken_lines(text):
        if match := _COMMAND.fullmatch(line):
            yield Written(match["name"].lower(), match["rest"].strip(), not match["gap"])
