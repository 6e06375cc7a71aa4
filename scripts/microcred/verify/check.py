"""What a check comes to, and what all of them come to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from microcred.characters import printable
from microcred.verify.about import About

NAMES: Final = ("structure", "schema", "proof", "issuer", "status", "dates", "recipient")
"""The checks, in the order in which they are told of. Their names never change."""

_MAY_BE_LEFT_OUT: Final = frozenset({"status", "recipient"})
_MAX_MESSAGE: Final = 600


class Outcome(StrEnum):
    """What a check came to. Only `passed` speaks for a badge; `unknown` never does."""

    PASSED = "passed"
    FAILED = "failed"
    UNKNOWN = "unknown"
    NOT_RUN = "not-run"


class Check(NamedTuple):
    """One check: its name, what it came to, and why, in words for people."""

    name: str
    outcome: Outcome
    message: str


class Failed(Exception):
    """A check failed; the text says why."""


class Unknown(Exception):
    """A check could not be made; the text says why."""


class NotRun(Exception):
    """There is nothing to check, or no point in it; the text says why."""


_OUTCOMES: Final = {
    Failed: Outcome.FAILED,
    Unknown: Outcome.UNKNOWN,
    NotRun: Outcome.NOT_RUN,
}


def asked(name: str, ask: Callable[[], str]) -> Check:
    """Return what a check came to: `ask` gives the word for passed, or raises another outcome."""
    try:
        return Check(name, Outcome.PASSED, shortened(ask()))
    except (Failed, Unknown, NotRun) as other:
        return Check(name, _OUTCOMES[type(other)], shortened(str(other)))


def shortened(message: str) -> str:
    """Return a message as a sentence on one line, however long and tricky what it quotes is."""
    said = printable(message.strip())
    if len(said) > _MAX_MESSAGE:
        said = f"{said[:_MAX_MESSAGE]} …"
    return said[:1].upper() + said[1:] + ("" if said.endswith((".", "…")) else ".")


@dataclass(frozen=True, slots=True)
class Verification:
    """All checks of one badge, in the order of NAMES, and what the badge says of itself."""

    checks: tuple[Check, ...]
    about: About | None = None

    @property
    def verified(self) -> bool:
        """True when nothing failed, nothing is unknown, and only what may be left out was."""
        return all(
            check.outcome is Outcome.PASSED
            or (check.outcome is Outcome.NOT_RUN and check.name in _MAY_BE_LEFT_OUT)
            for check in self.checks
        ) and {check.name for check in self.checks} == set(NAMES)

    @property
    def failed(self) -> bool:
        """True when a check failed, so that no more knowledge could make it verified."""
        return any(check.outcome is Outcome.FAILED for check in self.checks)
