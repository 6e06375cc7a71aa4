"""The same file handed in by two people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

from microcred.problem import Problem, Severity


class Fingerprint(NamedTuple):
    """An item of an attempt: its file's fingerprint, whose it is, and where it says so."""

    sha256: str
    earner: str
    path: str
    line: int
    settled: bool


def copied_files(fingerprints: Iterable[Fingerprint]) -> Iterator[Problem]:
    """Yield S40 for each item of an open attempt that somebody else has handed in as well."""
    known: dict[str, list[Fingerprint]] = {}
    for one in fingerprints:
        known.setdefault(one.sha256, []).append(one)
    for alike in known.values():
        for one in alike if len(alike) > 1 else ():
            other = next(filter(partial(_somebody_else, one), alike), None)
            if other is not None and not one.settled:
                yield _copied(one, other)


def _somebody_else(one: Fingerprint, other: Fingerprint) -> bool:
    """True for another earner's submission; who earns what is the same in all its attempts."""
    folders = (file.path.rpartition("/")[0] for file in (one, other))
    return one.earner != other.earner and len(set(folders)) == 2


def _copied(one: Fingerprint, other: Fingerprint) -> Problem:
    return Problem(
        one.path,
        one.line,
        "S40",
        Severity.WARNING,
        f"this is the same file as one that somebody else handed in ({other.path})",
        "Find out whose it is: two who taught the lesson together each say so in the overview.",
    )
