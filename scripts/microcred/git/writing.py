"""Commits made and refs moved without touching the working tree, the index or what is checked out.

Nothing shows before a ref is moved, and a ref is moved at once or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from microcred.git import names
from microcred.git.objects import FILE, resolve
from microcred.git.run import GitUnavailable, prefix, run


class Moved(GitUnavailable):
    """A ref is no longer where the caller had seen it."""


class Author(NamedTuple):
    """Whom a commit names."""

    name: str
    email: str


AUTHOR: Final = Author("microcred", "microcred@users.noreply.github.com")
"""Whom the commits name that the programme makes itself."""

_NOWHERE: Final = "0" * 40
_UNBORN: Final = "refs/microcred/unborn"


def commit_on(
    root: Path,
    *,
    parents: Sequence[str],
    changes: Mapping[str, bytes | None],
    subject: str,
    at: datetime,
    author: Author = AUTHOR,
) -> str:
    """Return the id of a new commit: the first parent's files with `changes`, None to remove one.

    Only objects are made; no ref moves. The same arguments give the same id. More than one parent
    makes a merge, whose files are still those of the first and `changes`.
    Raises BadName for a path that leaves the tree, GitUnavailable for a parent that is no commit.
    """
    for parent in parents:
        if resolve(root, parent) != parent:
            raise GitUnavailable(f"{names.revision(parent)} is not the id of a commit here")
    below = prefix(root)
    stream = b"".join(_stream(parents, below, changes, subject, _signature(author, at)))
    made = run(root, "fast-import", "--quiet", "--done", "--date-format=raw", given=stream)
    return made.decode().strip()


def move(root: Path, ref: str, new: str | None, expected: str | None, why: str = "") -> None:
    """Let a ref name the commit `new`, if it still names `expected`; None is for no such ref.

    Raises Moved when it names another by now, GitUnavailable when the repository refuses.
    """
    note = ("-m", why) if why else ()
    where = (names.ref(ref), *map(names.revision, (new or _NOWHERE, expected or _NOWHERE)))
    try:
        if new is None:
            run(root, "update-ref", "-d", where[0], where[2])
        else:
            run(root, "update-ref", "--no-deref", *note, *where)
    except GitUnavailable:
        if resolve(root, ref) != expected:
            raise Moved(f"{ref} was moved by somebody else in the meantime") from None
        raise


def _signature(author: Author, at: datetime) -> bytes:
    """Return whom and when a commit names; raises BadName for what would be read as more."""
    if any(set(part) & set("<>\n\0") for part in author):
        raise names.BadName("an author's name and address hold no <, > or line break")
    return f"{author.name} <{author.email}> {int(at.timestamp())} +0000".encode()


def _stream(
    parents: Sequence[str],
    below: str,
    changes: Mapping[str, bytes | None],
    subject: str,
    signature: bytes,
) -> Iterator[bytes]:
    """Yield the words of `git fast-import` for one commit that no ref names in the end."""
    yield f"commit {_UNBORN}\nmark :1\n".encode()
    yield b"author %b\ncommitter %b\n" % (signature, signature)
    yield _data(subject.rstrip("\n").encode() + b"\n")
    for word, parent in zip(("from", *["merge"] * len(parents)), parents, strict=False):
        yield f"{word} {parent}\n".encode()
    for path, data in sorted(changes.items()):
        where = (below + names.path(path)).encode()
        yield b"D %b\n" % where if data is None else b"M %b inline %b\n" % (FILE.encode(), where)
        yield b"" if data is None else _data(data)
    yield f"get-mark :1\nreset {_UNBORN}\nfrom {_NOWHERE}\n\ndone\n".encode()


def _data(data: bytes) -> bytes:
    return b"data %d\n%b\n" % (len(data), data)
