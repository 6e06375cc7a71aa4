"""Problems: what is wrong, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from microcred.characters import printable


class Severity(StrEnum):
    """How much a problem matters. Only errors stop a build."""

    ERROR = "error"
    WARNING = "warning"
    UNKNOWN = "unknown"  # could not be checked: never the same as fine


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing for a person to mend. `line` counts from 1."""

    path: str
    line: int
    code: str
    severity: Severity
    message: str
    fix: str

    def __str__(self) -> str:
        """Return `path:line: CODE message`, on one line."""
        return printable(f"{self.path}:{self.line}: {self.code} {self.message}")


class Verdict(NamedTuple):
    """How many problems of each severity there are."""

    errors: int
    warnings: int
    unknown: int

    @property
    def passed(self) -> bool:
        """True when nothing is wrong and everything could be checked."""
        return self.errors == 0 and self.unknown == 0


def verdict(problems: Iterable[Problem]) -> Verdict:
    """Return the counts that decide whether a check passes."""
    severities = [problem.severity for problem in problems]
    return Verdict(
        severities.count(Severity.ERROR),
        severities.count(Severity.WARNING),
        severities.count(Severity.UNKNOWN),
    )
