"""What a commit's message tells of people, by what submissions are searched for: S31 to S36."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from microcred.rules import submission_names, submission_privacy
from microcred.rules.search import unescaped

LONG: Final = 20_000
"""A longer message is not searched, and told of as such."""

MUCH: Final = f"more than {LONG:,} characters"
ADDRESS: Final = "an e-mail address"
PHONE: Final = "a telephone number"
PERSONAL: Final = "a number or birthday by which one person can be found"
NAME: Final = "what seems to be somebody's name"

SURE: Final = frozenset({MUCH, ADDRESS, PHONE, PERSONAL})
"""What is an error. A name may be none; a person has to look."""

NOBODYS: Final = ("@users.noreply.github.com", "noreply@github.com")
"""The ends of addresses that lead to nobody, as GitHub itself writes them into messages."""


def told(message: str) -> Iterator[str]:
    """Yield what kinds of things a message says that lead to a person, each once.

    What it says is never part of that.
    """
    if len(message) > LONG:
        yield MUCH
        return
    text = unescaped(message)
    if any(not one.lower().endswith(NOBODYS) for one in _found(text, "email")):
        yield ADDRESS
    if any(_found(_LOOKED_FOR["no-phone"].sub("~", text), "sure-phone")):
        yield PHONE
    if any(_found(text, "social-security", "student", "birthday")):
        yield PERSONAL
    if any(_found(text, "graded", "names")):
        yield NAME


_LOOKED_FOR: Final[dict[str, Any]] = {**submission_privacy.PATTERNS, **submission_names.PATTERNS}


def _found(text: str, *names: str) -> Iterator[str]:
    """Yield all that is found by the patterns of some names, line by line."""
    for line in text.splitlines():
        for name in names:
            known = _LOOKED_FOR[name]
            for pattern in known if isinstance(known, tuple) else (known,):
                yield from (match[0] for match in pattern.finditer(line))
