"""A submission's branch: its attempts, the commits to be judged, and nothing but its own files.

U02 there is no such submission · U03 its branch touches what is not its own · U04 an attempt is not
a plain file of its own commit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import zip_longest
from pathlib import Path

from microcred import git, places
from microcred.attempt import changed_attempts
from microcred.characters import printable
from microcred.document import Source
from microcred.files import MAX_BYTES, decoded
from microcred.git import Commit, Entry
from microcred.places import MAIN, Attempt
from microcred.problem import Problem, Severity

SHOWN = 5
"""How many files are named where a branch touches what it must not."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One attempt on the branch: the commit that is to be judged, and when it was handed in.

    `source` is its text at that commit, or why it cannot be read.
    """

    place: Attempt
    head: str
    handed_in: datetime
    source: Source | Problem


@dataclass(frozen=True, slots=True)
class Branch:
    """What a submission's branch holds. `files` are its attempts as they are at its tip.

    `merged` is True where main has attempts of it already.
    """

    tip: str
    merged: bool
    turns: tuple[Turn, ...] = ()
    files: tuple[tuple[str, bytes], ...] = ()
    problems: tuple[Problem, ...] = ()


def read_branch(root: Path, submission: str, slugs: Sequence[str]) -> Branch | Problem:
    """Return what the branch of a submission holds, or U02 where there is no such submission.

    `slugs` are the micro-credentials among which one that was merged is looked for. Raises
    GitUnavailable where the repository cannot be read.
    """
    if not places.is_submission(submission):
        return _nowhere(submission, f"“{printable(submission[:40])}” is not the id of a submission")
    tip = git.resolve(root, places.branch_ref(submission))
    merged = _merged(root, submission, slugs)
    if tip is None:
        tip = _merged_tip(root, merged) if merged else None
    if tip is None:
        return _nowhere(submission, f"there is no submission {submission} here")
    base = git.merge_base(root, MAIN, tip)
    if base is None:
        return _nowhere(submission, f"{places.branch(submission)} shares no history with main")
    touched = git.touched(root, tip, base) if base != tip else ()
    own = {one.slug for path in touched if (one := _own(path, submission))}
    folders = sorted(own) or ([merged.split("/")[1]] if merged else [])
    if len(folders) != 1:
        said = "adds no attempt" if not folders else f"is for {' and '.join(folders)} at once"
        return _nowhere(submission, f"{places.branch(submission)} {said}")
    found = _read(root, places.folder(folders[0], submission), tip, merged=merged is not None)
    foreign = tuple(_foreign(submission, [path for path in touched if not _own(path, submission)]))
    return replace(found, problems=(*foreign, *found.problems))


def _merged(root: Path, submission: str, slugs: Sequence[str]) -> str | None:
    """Return the folder of a submission on main, None where it has none."""
    folders = [places.folder(slug, submission) for slug in slugs]
    found = git.entries(root, MAIN, *folders) if folders else ()
    return next((entry.path.rpartition("/")[0] for entry in found), None)


def _merged_tip(root: Path, folder: str) -> str | None:
    """Return where the branch ended that brought a submission's folder to main."""
    brought = [one.id for one in git.first_parents(root, MAIN, folder)]
    for commit in brought:
        if other := git.resolve(root, f"{commit}^2"):
            return other
    return brought[0] if brought else None


def _own(path: str, submission: str) -> Attempt | None:
    attempt = places.attempt(path)
    return attempt if attempt and attempt.submission == submission else None


def _foreign(submission: str, paths: Sequence[str]) -> Iterator[Problem]:
    """Yield U03 where a branch touches more than its own attempts."""
    if not paths:
        return
    shown = ", ".join(printable(path[:120]) for path in paths[:SHOWN])
    more = f" and {len(paths) - SHOWN} more" if len(paths) > SHOWN else ""
    yield _wrong(
        places.branch(submission),
        "U03",
        f"this branch touches what is not its own: {shown}{more}",
        "A submission adds its own attempt-<n>.md and nothing else, in no commit. Make the branch "
        "anew without it: `microcred intake` does.",
    )


def _read(root: Path, folder: str, tip: str, *, merged: bool) -> Branch:
    entries = [one for one in git.entries(root, tip, folder) if places.attempt(one.path)]
    plain = [one for one in entries if one.mode == git.FILE and one.size <= MAX_BYTES]
    past = git.first_parents(root, tip, folder)
    changes = [change for commit in past for change in commit.changes]
    problems = (
        *(_odd(one) for one in entries if one not in plain),
        *changed_attempts((), changes, {one.path: one.id for one in plain}),
    )
    turns = tuple(_turns(root, tip, past, sorted(one.path for one in plain)))
    return Branch(tip, merged, turns, tuple(git.contents(root, plain)), problems)


def _turns(root: Path, tip: str, past: Sequence[Commit], paths: Sequence[str]) -> Iterator[Turn]:
    """Yield the attempts in the order of their numbers; each is judged as the next one found it."""
    found = [
        (place, commit)
        for path in paths
        if (place := places.attempt(path)) and (commit := _added(past, path))
    ]
    ordered = sorted(found, key=lambda one: one[0].number)
    for (place, commit), following in zip_longest(ordered, ordered[1:]):
        before = git.resolve(root, f"{following[1].id}^1") if following else tip
        head = before or tip
        yield Turn(place, head, git.moment(root, commit.id), _source(root, head, place.path))


def _added(past: Sequence[Commit], path: str) -> Commit | None:
    """Return the commit of the main line that added a file first; `past` is newest first."""
    for commit in reversed(past):
        if any(change.path == path and change.before is None for change in commit.changes):
            return commit
    return None


def _source(root: Path, head: str, path: str) -> Source | Problem:
    data = git.show(root, head, path)
    if data is None:
        return _wrong(
            path,
            "U04",
            "this attempt was handed in together with the next one, so nobody could score it",
            "Hand in one attempt after the other.",
        )
    return decoded(path, data)


def _odd(entry: Entry) -> Problem:
    """Return U04 for an attempt that is no plain file of a size that is read."""
    kinds = {"100755": "is marked as a program", "120000": "is a link", "160000": "is a repository"}
    more = " or more" if entry.size == git.LARGE else ""
    said = kinds.get(entry.mode, f"has {entry.size:,} bytes{more}; at most {MAX_BYTES:,} are read")
    fix = "Hand in a plain text file. Media and long documents are linked to."
    return _wrong(entry.path, "U04", f"this attempt {said}", fix)


def _nowhere(submission: str, message: str) -> Problem:
    path = places.branch(submission) if places.is_submission(submission) else places.SUBMISSIONS
    fix = "Check the id: `microcred decide` without one lists all that are open."
    return _wrong(path, "U02", message, fix)


def _wrong(path: str, code: str, message: str, fix: str) -> Problem:
    return Problem(path, 1, code, Severity.ERROR, message, fix)
