"""Problems of the ledger: A01 and on. `microcred check` tells what to do about each."""

from __future__ import annotations

from microcred.problem import Problem, Severity

RESTORE = "Restore the file from Git. Only the award job writes here."


def wrong(code: str, path: str, message: str, fix: str = RESTORE, line: int = 1) -> Problem:
    """Return an error at a line of a file of the ledger."""
    return Problem(path, line, code, Severity.ERROR, message, fix)


def unknown(code: str, path: str, message: str, fix: str) -> Problem:
    """Return what could not be checked."""
    return Problem(path, 1, code, Severity.UNKNOWN, message, fix)
