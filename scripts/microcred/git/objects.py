"""Files as a commit holds them, whatever lies in the working tree."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from microcred.git import names
from microcred.git.run import GitUnavailable, prefix, run, said

MAX_BYTES: Final = 256 * 1024 * 1024
"""The largest file that is read unless a caller says less."""

BATCH_BYTES: Final = 64 * 1024 * 1024
"""How much one run of `git cat-file --batch` hands over."""

LARGE: Final = 1024 * 1024
"""Files of others from this size on are not fetched; of one that is not here, it is its size."""

FILE: Final = "100644"
PLAIN: Final = frozenset({FILE, "100755"})
"""The modes of plain files. Links and other repositories have others and are never read."""


class TooLarge(GitUnavailable):
    """A file has more bytes than the caller wants to read."""


class Entry(NamedTuple):
    """One file of a commit: its path from the root, Git's mode and blob id, its size in bytes.

    The size is `LARGE` for a file that was not fetched because it has that many bytes or more.
    """

    path: str
    mode: str
    id: str
    size: int

    @property
    def plain(self) -> bool:
        """True for a file, and not for a link or another repository."""
        return self.mode in PLAIN


def blob_id(data: bytes) -> str:
    """Return the id under which Git stores `data` (SHA-1 object format)."""
    header = b"blob %d\0" % len(data)
    return hashlib.sha1(header + data, usedforsecurity=False).hexdigest()


def resolve(root: Path, revision: str) -> str | None:
    """Return the id of the commit that `revision` names, or None where there is none.

    Give a ref by its full name: a short one may mean a tag. Raises GitUnavailable outside a
    repository.
    """
    name = f"{names.revision(revision)}^{{commit}}"
    try:
        return said(root, "rev-parse", "--verify", "--quiet", "--end-of-options", name).strip()
    except GitUnavailable:
        said(root, "rev-parse", "--git-dir")  # says why, where it is not the name's fault
        return None


def refs(root: Path, under: str, beside: str | None = None) -> dict[str, str]:
    """Return the commit of each ref below `under`, such as `refs/heads/submission`, by its name.

    With `beside`, those whose commit that revision contains are left out.
    """
    narrowed = (f"--no-merged={names.revision(beside)}",) if beside else ()
    shape = "--format=%(objectname) %(objecttype) %(refname)"
    listed = said(root, "for-each-ref", shape, *narrowed, names.ref(under))
    found = (line.split(" ", 2) for line in listed.splitlines())
    return {name: identity for identity, kind, name in found if kind == "commit"}


def entries(root: Path, revision: str, *paths: str) -> tuple[Entry, ...]:
    """Return all files below `paths`, or all there are, links and other repositories included.

    Empty where the commit has nothing there. Raises GitUnavailable for an unknown revision.
    """
    below = prefix(root)
    wanted = [below + names.path(path.rstrip("/")) for path in paths] or [below] * bool(below)
    found: list[Entry] = []
    for some in _bounded(wanted):
        listed = run(
            root,
            *("ls-tree", "-r", "-z", "--long", "--full-tree"),
            *(names.revision(revision), "--", *some),
        )
        found += (_entry(line, below) for line in listed.split(b"\0") if line)
    return tuple(found)


def listing(root: Path, revision: str, folder: str) -> tuple[str, ...]:
    """Return the path of each plain file below `folder` in a commit, in the order of Git."""
    return tuple(entry.path for entry in entries(root, revision, folder) if entry.plain)


def show(root: Path, revision: str, path: str, most: int = MAX_BYTES) -> bytes | None:
    """Return what a file holds in a commit, or None where it has no plain file of that path.

    Raises TooLarge beyond `most` bytes, GitUnavailable for an unknown revision.
    """
    for entry in entries(root, revision, path):
        if entry.plain and entry.path == path:
            return dict(contents(root, [entry], most))[path]
    return None


def contents(
    root: Path, wanted: Sequence[Entry], most: int = MAX_BYTES
) -> Iterator[tuple[str, bytes]]:
    """Yield the path of each plain file among `wanted` and what it holds, by few runs of git.

    Raises TooLarge, before anything is read, when one has more than `most` bytes.
    """
    plain = [entry for entry in wanted if entry.plain]
    for entry in plain:
        if entry.size > most:
            raise TooLarge(f"{entry.path} has {entry.size:,} bytes; at most {most:,} are read")
    for some in _batches(plain):
        asked = "".join(f"{entry.id}\n" for entry in some).encode()
        answer = run(root, "cat-file", "--batch", given=asked)
        at = 0
        for entry in some:
            begin, at = at, answer.index(b"\n", at) + 1
            if answer[begin:at].endswith(b" missing\n"):
                raise GitUnavailable(f"{entry.path} is not in this clone")
            yield entry.path, answer[at : at + entry.size]
            at += entry.size + 1


def _batches(wanted: Sequence[Entry]) -> Iterator[list[Entry]]:
    some: list[Entry] = []
    size = 0
    for entry in wanted:
        if some and size + entry.size > BATCH_BYTES:
            yield some
            some, size = [], 0
        some.append(entry)
        size += entry.size
    if some:
        yield some


def _bounded(words: Sequence[str], most: int = 1000) -> Iterator[Sequence[str]]:
    """Yield the words in parts that fit one command line; once, even where there are none."""
    for start in range(0, len(words) or 1, most):
        yield words[start : start + most]


def _entry(line: bytes, below: str) -> Entry:
    meta, _, path = line.partition(b"\t")
    mode, _, identity, size = meta.decode().split()
    name = path.decode("utf-8", errors="replace").removeprefix(below)
    known = int(size) if size.isdigit() else LARGE * (size == "BAD")
    return Entry(name, mode, identity, known)
