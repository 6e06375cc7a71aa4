"""What the log tells of each award, and where it tells what cannot be.

A02 the log tells what cannot be · A16 two awards have one place in a status list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from microcred.ledger.log import Logged
from microcred.ledger.problems import wrong
from microcred.model.ledger import Happening, LogLine, StatusEntry
from microcred.places import LOG
from microcred.problem import Problem


@dataclass(frozen=True, slots=True)
class Standing:
    """One award as the log tells of it. `sha256` is what its file must have now.

    `signings` are the hashes that its file had, one after the other; `key` made the last one.
    `line` is where it was awarded.
    """

    award: str
    submission: str
    credential: str
    status: StatusEntry
    awarded: datetime
    key: str
    sha256: str
    line: int
    signings: tuple[str, ...]
    renews: str | None = None
    page: str | None = None
    revoked: datetime | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """All awards by their ids, in the order in which they were made, and what is wrong."""

    awards: dict[str, Standing] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def taken(self) -> dict[int, set[int]]:
        """Return the indices in use in each status list."""
        used: dict[int, set[int]] = {}
        for award in self.awards.values():
            used.setdefault(award.status.list, set()).add(award.status.index)
        return used

    def revoked(self, number: int) -> set[int]:
        """Return the indices of a status list whose awards are revoked."""
        return {
            award.status.index
            for award in self.awards.values()
            if award.revoked and award.status.list == number
        }

    @property
    def submissions(self) -> dict[str, Standing]:
        """Return the award of each submission that has one."""
        return {award.submission: award for award in self.awards.values()}


def ledger(lines: Iterable[Logged]) -> Ledger:
    """Return what the lines tell together. A line that cannot be true changes nothing."""
    awards: dict[str, Standing] = {}
    problems: list[Problem] = []
    submissions: set[str] = set()
    places: dict[tuple[int, int], str] = {}
    for number, line in lines:
        after = _after(line, number, awards.get(line.award), submissions)
        if isinstance(after, str):
            problems.append(wrong("A02", LOG, f"{line.award} {after}", line=number))
            continue
        if line.event is Happening.AWARDED:
            submissions.add(after.submission)
            problems += _shared_place(after, places)
        awards[line.award] = after
    return Ledger(awards, tuple(problems))


def _after(
    line: LogLine, number: int, before: Standing | None, submissions: set[str]
) -> Standing | str:
    """Return how an award stands after a line, or why the line cannot be true."""
    if line.event is Happening.AWARDED:
        return _awarded(line, number, before, submissions)
    if before is None:
        return f"is said to be {line.event.value}, but was never awarded"
    if line.event is Happening.REVOKED:
        return _revoked(line, before)
    if line.key is None:
        return f"is said to be {line.event.value}, but not with which key"
    signings = (*before.signings, line.sha256)
    return replace(before, sha256=line.sha256, key=line.key, signings=signings)


def _awarded(
    line: LogLine, number: int, before: Standing | None, submissions: set[str]
) -> Standing | str:
    if before is not None:
        return f"is said to be awarded, and was already in line {before.line}"
    if not (line.key and line.submission and line.credential and line.status):
        return "is said to be awarded, but not for what, or how it was signed"
    if line.submission in submissions:
        return f"is a second award for the submission {line.submission}"
    return Standing(
        award=line.award,
        submission=line.submission,
        credential=line.credential,
        status=line.status,
        awarded=line.at,
        key=line.key,
        sha256=line.sha256,
        line=number,
        signings=(line.sha256,),
        renews=line.renews,
        page=line.page,
    )


def _revoked(line: LogLine, before: Standing) -> Standing | str:
    if before.revoked:
        return "is said to be revoked, and was already"
    if not line.reason:
        return "is said to be revoked, but not why"
    if line.sha256 != before.sha256:
        return "is said to be another file since it was revoked"
    return replace(before, revoked=line.at, reason=line.reason)


def _shared_place(standing: Standing, places: dict[tuple[int, int], str]) -> Iterator[Problem]:
    place = standing.status.list, standing.status.index
    other = places.setdefault(place, standing.award)
    if other != standing.award:
        said = f"{standing.award} has the place of {other} in status list {place[0]}: {place[1]}"
        fix = "Revoke one of the two; its submission can then be awarded anew."
        yield wrong("A16", LOG, said, fix, standing.line)
