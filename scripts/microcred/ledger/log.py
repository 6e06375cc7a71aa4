"""awards/log.jsonl: its lines, and back to text.

A01 a line of the log cannot be read.
"""

from __future__ import annotations

import io
from typing import Final, NamedTuple

from pydantic import ValidationError

from microcred.ledger.problems import wrong
from microcred.model.ledger import LogLine
from microcred.places import LOG
from microcred.problem import Problem

MAX_LOG: Final = 2**30
"""The longest log that is read, in bytes: some three million lines."""
MAX_LINE: Final = 16_384
"""The longest line that is read, in bytes: ten times what the longest reason takes."""
MOST: Final = 20
"""How many unreadable lines are told one by one."""


class Logged(NamedTuple):
    """A line of the log and its number, from 1."""

    number: int
    line: LogLine


def read_log(data: bytes) -> tuple[tuple[Logged, ...], tuple[Problem, ...]]:
    """Return the lines of the log that can be read, and A01 for those that cannot.

    The first `MOST` of them are told one by one, and how many more there are by one problem.
    """
    found: list[Logged] = []
    problems: list[Problem] = []
    more = last = 0
    for number, text in enumerate(io.BytesIO(data), start=1):
        if line := _read(text):
            found.append(Logged(number, line))
        elif len(problems) < MOST:
            problems.append(_unreadable(number, text))
        else:
            more, last = more + 1, number
    if more:
        said = f"{more:,} more lines of the log, the last of them {last}, are unreadable too"
        problems.append(wrong("A01", LOG, said, line=last))
    return tuple(found), tuple(problems)


def line_bytes(line: LogLine) -> bytes:
    """Return a line as the log holds it: compact JSON, what it does not tell left out."""
    return line.model_dump_json(exclude_none=True).encode() + b"\n"


def _read(text: bytes) -> LogLine | None:
    """Return a line of the log, None where it is not exactly as the award job writes one."""
    try:
        line = LogLine.model_validate_json(text) if 1 < len(text) <= MAX_LINE else None
    except ValidationError:
        return None
    return line if line and line_bytes(line) == text else None


def _unreadable(number: int, text: bytes) -> Problem:
    cut = not text.endswith(b"\n")
    what = "is cut off: no line end follows it" if cut else "is none that the award job writes"
    return wrong("A01", LOG, f"line {number} of the log {what}", line=number)
