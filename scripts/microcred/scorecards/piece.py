"""What reading a part of a block gave."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from microcred.problem import Problem, Severity
from microcred.yamltext import Lines


@dataclass(slots=True)
class Piece:
    """Values as a YAML file would have them, the line of each, and problems.

    `spoiled` names the criteria of which something could not be read; they are not in the values.
    """

    path: str
    line: int
    value: dict[str, Any] = field(default_factory=dict)
    inside: dict[str | int, Lines] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    spoiled: list[str] = field(default_factory=list)

    @property
    def lines(self) -> Lines:
        """Return the lines of the values."""
        return Lines(self.line, self.inside)

    def put(self, name: str, value: object, line: int) -> None:
        """Keep a value, unless there is none."""
        if value is not None:
            self.value[name] = value
            self.inside[name] = Lines(line)

    def problem(self, code: str, line: int, message: str, fix: str) -> None:
        """Keep a problem."""
        self.problems.append(Problem(self.path, line, code, Severity.ERROR, message, fix))


def shortened(text: str) -> str:
    """Return a text that is short enough to be quoted in a message."""
    return text if len(text) <= 60 else f"{text[:60]}…"


def either(*names: str | None) -> str:
    """Return “`a`, `b` or `c`”, without what there is not."""
    *most, last = [f"`{name}`" for name in dict.fromkeys(names) if name] or ["what it should be"]
    return f"{', '.join(most)} or {last}" if most else last
