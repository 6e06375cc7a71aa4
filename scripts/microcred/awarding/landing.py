"""One change of main at a time: made whole beside it, moved to at once, then shown in the folder.

Until main moves, nothing has happened; from then on, everything has. A ref, the journal, names the
change from just before until the folder shows it, so that the next run ends what a kill began.
docs/decisions/0015-the-award-job.md says why.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Generic, TypeVar

from microcred import git
from microcred.places import JOURNAL, MAIN
from microcred.releases import Change

TRIES: Final = 50
"""How often a change is made anew because somebody else moved main meanwhile."""

Step = Callable[[str], None]
T = TypeVar("T")


class Unsaved(Exception):
    """Files that are to be written have changes in the folder that are not committed."""

    def __init__(self, paths: Sequence[str]) -> None:
        """`paths` names them."""
        super().__init__(", ".join(paths))
        self.paths = tuple(paths)


@dataclass(frozen=True, slots=True)
class Made(Generic[T]):
    """A commit made on top of main, None where there is nothing to do, and what to tell of it."""

    tip: str | None
    told: T


@dataclass(frozen=True, slots=True)
class Landed(Generic[T]):
    """What was told of a change that landed; `unshown` is why the folder does not show it yet."""

    told: T
    unshown: str | None = None


def no_step(name: str) -> None:
    """Tell nobody how far it is."""


def land(
    root: Path,
    make: Callable[[str], Made[T]],
    *,
    at: datetime,
    why: str,
    step: Step = no_step,
) -> Landed[T]:
    """Move main to what `make` makes on top of it, and return what was told of that.

    `make` gets the commit that main is at. Where somebody else moves main first, it is asked again.
    `step` is told of every step once it is done. Raises Unsaved before main moves, GitUnavailable
    outside a repository with a branch main.
    """
    with _alone(root):
        step("alone")
        heal(root)
        step("healed")
        for _ in range(TRIES):
            with suppress(git.Moved):
                return _try(root, make, at, why, step)
        raise git.GitUnavailable("others move main all the time; try again later")


def _try(
    root: Path, make: Callable[[str], Made[T]], at: datetime, why: str, step: Step
) -> Landed[T]:
    before = git.resolve(root, MAIN)
    if before is None:
        raise git.GitUnavailable("there is no branch main here")
    made = make(before)
    step("made")
    if made.tip is None:
        return Landed(made.told)
    changes = _changes(root, before, made.tip)
    if unsaved := _unsaved(root, changes):
        if git.resolve(root, MAIN) != before:  # the folder shows what somebody else just did
            raise git.Moved(f"{MAIN} was moved by somebody else in the meantime")
        raise Unsaved(unsaved)
    journal = git.commit_on(root, parents=[made.tip, before], changes={}, subject=why, at=at)
    git.move(root, JOURNAL, journal, git.resolve(root, JOURNAL))
    step("journal written")
    try:
        git.move(root, MAIN, made.tip, before, why)
    except git.Moved:
        _end(root, journal)
        raise
    step("main moved")
    try:
        _show(root, changes)
    except git.GitUnavailable as error:
        return Landed(made.told, str(error))
    step("shown")
    _end(root, journal)
    step("journal ended")
    return Landed(made.told)


def heal(root: Path) -> None:
    """End what a run that was killed left undone: show in the folder what main has."""
    journal = git.resolve(root, JOURNAL)
    if journal is None:
        return
    tip, before = (git.resolve(root, f"{JOURNAL}^{number}") for number in (1, 2))
    if tip and before and git.contains(root, MAIN, tip):
        _show(root, _changes(root, before, tip))
    _end(root, journal)


def _end(root: Path, journal: str) -> None:
    """Take the journal away, if nobody did so or wrote another meanwhile."""
    with suppress(git.Moved):
        git.move(root, JOURNAL, None, journal)


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Wait until no other process of this machine changes main here.

    It only saves work: without a lock, as on some network disks, moving main is still safe.
    """
    folder = os.open(root, os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _changes(root: Path, before: str, tip: str) -> tuple[Change, ...]:
    """Return what all commits since `before` together did to each file."""
    found: dict[str, Change] = {}
    for commit in reversed(git.first_parents(root, tip, since=before)):
        for change in commit.changes:
            first = found.get(change.path, change)
            found[change.path] = Change(change.path, first.before, change.after)
    return tuple(found.values())


def _unsaved(root: Path, changes: Sequence[Change]) -> list[str]:
    """Return the files that are to be changed, and are not in the folder as main has them."""
    if git.checked_out(root) != MAIN:
        return []
    return [one.path for one in changes if not _is_one_of(root, one.path, {one.before})]


def _show(root: Path, changes: Sequence[Change]) -> None:
    """Bring the files into the folder, but for any that a person changed meanwhile."""
    if git.checked_out(root) == MAIN:
        ours = [one for one in changes if _is_one_of(root, one.path, {one.before, one.after})]
        git.refresh(root, [one.path for one in ours])


def _is_one_of(root: Path, path: str, blobs: set[str | None]) -> bool:
    """True when a file in the folder is what Git knows by one of these ids; None for no file."""
    file = root / path
    if not file.is_symlink() and file.is_file():
        return git.blob_id(file.read_bytes()) in blobs
    return None in blobs and not os.path.lexists(file)
