"""What Git remembers of the ledger: nothing that was published may be gone or otherwise since.

A03 the log lost lines · A08 an award changed in a way it may not · A12 a decision changed · A15 a
status list took back a revocation · A19 a proposal changes the ledger · A20 a run of the award job
was not ended.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from microcred import git, places
from microcred.audit.lists import bits_in
from microcred.git.blobs import blobs, sizes
from microcred.ledger import unallowed
from microcred.ledger.problems import RESTORE, wrong
from microcred.places import AWARDS, JOURNAL, LOG, MAIN, SUBMISSIONS
from microcred.problem import Problem
from microcred.status_list import cleared
from microcred.verify.jsontext import NotJson, read_object

HASHED: Final = 4 * 2**30
"""How many bytes of old logs are compared with the log, the newest first: a few seconds' worth.

A log of 5,000 awards that came one by one is within it. Whatever is beyond was compared when it
was new.
"""

MAINS: Final = (MAIN, "refs/remotes/origin/main")
"""Where main is looked for; in a workflow only the second may be there."""


@dataclass(frozen=True, slots=True)
class Past:
    """The versions of each file of the ledger that main has had, by blob id, the oldest first."""

    versions: dict[str, list[str]] = field(default_factory=dict)

    def of(self, path: str) -> list[str]:
        """Return the versions of one file."""
        return self.versions.get(path, [])


def past(root: Path) -> Past:
    """Return what Git remembers. Raises GitUnavailable where it cannot tell."""
    versions: dict[str, list[str]] = {}
    for commit in reversed(git.history(root, AWARDS, SUBMISSIONS)):
        for change in commit.changes:
            if change.after and places.attempt(change.path) is None:
                versions.setdefault(change.path, []).append(change.after)
    return Past(versions)


def past_problems(root: Path, found: Past, present: Mapping[str, str]) -> Iterator[Problem]:
    """Yield what was changed that may not be.

    `present` maps the path of each file of the ledger in the folder to its blob id.
    """
    yield from lost_lines(root, found.of(LOG), present)
    yield from _awards(root, found, present)
    for path, versions in found.versions.items():
        if places.is_decision(path) and present.get(path, versions[0]) != versions[0]:
            yield wrong("A12", path, "this decision was changed after it was made")
        if places.is_status_list(path) and path in present:
            yield from _taken_back(root, path, versions, present[path])


def proposal_problems(root: Path) -> Iterator[Problem]:
    """Yield A19 for each file of the ledger that a branch beside main changes.

    Only the award job writes there, and it moves main itself. With all else in order, a pull
    request could otherwise bring a key of its own, and an award that is signed with it.
    """
    main = next((found for name in MAINS if (found := git.resolve(root, name))), None)
    head = git.head(root)
    start = git.merge_base(root, main, head) if main and head else None
    if main is None or head is None or start in (None, head):
        return
    for path in git.touched(root, head, since=start or head):
        if path.startswith(f"{AWARDS}/") or places.is_decision(path):
            said = "a proposal changes this, and only the award job writes here"
            yield wrong("A19", path, said, "Undo this change in the proposal.")


def unended(root: Path) -> Iterator[Problem]:
    """Yield A20 where a run of the award job was killed before the folder showed what it did."""
    if git.resolve(root, JOURNAL):
        said = "a run of the award job was interrupted before this folder showed what it did"
        fix = "Run `microcred award`, which ends it. Commit nothing before that."
        yield wrong("A20", AWARDS, said, fix)


def lost_lines(
    root: Path, versions: Sequence[str], present: Mapping[str, str], most: int = HASHED
) -> Iterator[Problem]:
    """Yield A03 where the log does not begin with what it once was.

    `versions` are its earlier blobs; after `most` bytes of them only their sizes are compared.
    """
    if not versions:
        return
    if LOG not in present:
        yield wrong("A03", LOG, "the log is gone, and with it what happened to every award")
        return
    now = (root / LOG).read_bytes()
    known = sizes(root, versions)
    left = most
    for version in reversed(versions):
        size = known[version]
        left -= size
        if size > len(now) or (left >= 0 and _blob_id(now, size) != version):
            yield _lost(root, version, now)
            return


def _blob_id(data: bytes, size: int) -> str:
    """Return the id that Git gives to the first bytes of some data."""
    made = hashlib.sha1(b"blob %d\0" % size, usedforsecurity=False)
    made.update(memoryview(data)[:size])
    return made.hexdigest()


def _lost(root: Path, version: str, now: bytes) -> Problem:
    """Return A03 at the first line that an earlier log had and this one has not."""
    (before,) = blobs(root, [version])
    ours, theirs = now.splitlines(), before.splitlines()
    pairs = enumerate(zip(theirs, ours, strict=False), start=1)
    number = next((at for at, (old, new) in pairs if old != new), min(len(ours), len(theirs)) + 1)
    said = f"line {number} of the log was changed, removed or moved since it was committed"
    return wrong("A03", LOG, said, f"{RESTORE} What happened is only ever added.", number)


def _awards(root: Path, found: Past, present: Mapping[str, str]) -> Iterator[Problem]:
    """Yield A08 for awards that are not what they were first, but for what may change."""
    changed = {
        path: versions[0]
        for path, versions in found.versions.items()
        if places.award_named(path) and path in present and present[path] != versions[0]
    }
    for path, data in zip(changed, blobs(root, list(changed.values())), strict=True):
        try:
            differs = unallowed(read_object(data), read_object((root / path).read_bytes()))
        except NotJson:
            continue  # said already: it is no credential
        if differs:
            said = f"`{differs}` of this award changed after it was published"
            fix = f"{RESTORE} To award otherwise, revoke this one and award anew."
            yield wrong("A08", path, said, fix)


def _taken_back(root: Path, path: str, versions: Sequence[str], now: str) -> Iterator[Problem]:
    """Yield A15 where a status list once said of an award that it is revoked, and no more does."""
    bits = bits_in((root / path).read_bytes())
    if bits is None:
        return
    older = [one for one in dict.fromkeys(versions) if one != now]
    gone = {
        index
        for data in blobs(root, older)
        if (before := bits_in(data)) is not None
        for index in cleared(before, bits)
    }
    for index in sorted(gone):
        said = f"this list once said that the award at bit {index} is revoked, and no longer does"
        yield wrong("A15", path, said, f"{RESTORE} A revocation is for good.")
