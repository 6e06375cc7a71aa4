"""Hidden marks in the bot's comments, by which it knows what it has done.

`<!-- microcred:kept {"…":…} -->`, always the first line, so that nothing below it is taken for one.
Nothing inside can end the HTML comment.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from microcred.bot.pull import Comment

KEPT: Final = "kept"
ANSWER: Final = "answer"

_MARK = re.compile(r"<!-- microcred:(?P<name>[a-z]{1,20}) (?P<said>\{.*\}) -->")
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "--": "\\u002d\\u002d"}


@dataclass(frozen=True, slots=True)
class Marker:
    """What a mark says: of what kind the comment is, and what is to be remembered with it."""

    name: str
    said: Mapping[str, Any]


def marked(name: str, said: Mapping[str, Any], body: str) -> str:
    """Return a comment with its mark above it.

    `<`, `>` and double hyphens, which end a comment, only occur inside the strings of JSON, where
    they are written as their numbers.
    """
    return f"<!-- microcred:{name} {_written(said)} -->\n{body}"


def shortened(text: str, longest: int) -> str:
    """Return as much of a text as takes so many characters in a mark, quotation marks aside."""
    text = text[:longest]
    while len(_written(text)) - 2 > longest:
        text = text[:-1]
    return text


def read(comment: Comment, bot: int) -> Marker | None:
    """Return the mark of a comment, None where it has none or was not written by us."""
    return _marker(comment.body) if comment.by.number == bot else None


def of(body: str) -> Marker | None:
    """Return the mark of a text, whoever wrote it; None where it has none."""
    return _marker(body)


def same(body: str, comment: Comment, bot: int) -> bool:
    """True where we have written a comment already that is for the same as this body.

    It is looked for before a comment is written a second time, after an answer that was lost.
    """
    wanted, found = _marker(body), read(comment, bot)
    if wanted is None or found is None or wanted.name != found.name:
        return False
    return wanted.name == KEPT or _whereto(wanted) == _whereto(found)


def _marker(body: str) -> Marker | None:
    first = body.partition("\n")[0].rstrip("\r")
    match = _MARK.fullmatch(first)
    if match is None:
        return None
    try:
        said = json.loads(match["said"])
    except (ValueError, RecursionError):
        return None
    return Marker(match["name"], said)


def _written(said: Any) -> str:
    text = json.dumps(
        said, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False
    )
    for unsafe, safe in _UNSAFE.items():
        text = text.replace(unsafe, safe)
    return text


def _whereto(marker: Marker) -> Any:
    return marker.said.get("to")
