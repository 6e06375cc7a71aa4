"""Commits made and refs moved without touching the working tree, the index or what is checked out.

Nothing shows before a ref is moved, and a ref is moved at once or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from microcred.git import names
from microcred.git.objects import FILE, Entry, resolve
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
    changes: Mapping[str, bytes | Entry | None],
    subject: str,
    at: datetime,
    author: Author = AUTHOR,
    anew: bool = False,
) -> str:
    """Return the id of a new commit: the first parent's files with `changes`, None to remove one.

    An Entry is a file as another commit of this repository has it, links and all. Only objects are
    made; no ref moves. The same arguments give the same id. More than one parent makes a merge,
    whose files are still those of the first and `changes`. With `anew`, there are no files but
    those of `changes`.
    Raises BadName for a path that leaves the tree, GitUnavailable for a parent that is no commit.
    """
    for parent in parents:
        if resolve(root, parent) != parent:
            raise GitUnavailable(f"{names.revision(parent)} is not the id of a commit here")
    head = _head(parents, subject, _signature(author, at))
    files = _files(prefix(root), changes)
    stream = b"".join([*head, b"deleteall\n" * anew, *files, _END])
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


def _head(parents: Sequence[str], subject: str, signature: bytes) -> Iterator[bytes]:
    """Yield how a commit begins in the language of `git fast-import`."""
    yield f"commit {_UNBORN}\nmark :1\n".encode()
    yield b"author %b\ncommitter %b\n" % (signature, signature)
    yield _data(subject.rstrip("\n").encode() + b"\n")
    for word, parent in zip(("from", *["merge"] * len(parents)), parents, strict=False):
        yield f"{word} {parent}\n".encode()


def _files(below: str, changes: Mapping[str, bytes | Entry | None]) -> Iterator[bytes]:
    for path, data in sorted(changes.items()):
        where = below + names.path(path)
        if data is None:
            yield f"D {where}\n".encode()
        elif isinstance(data, Entry):
            yield f"M {data.mode} {data.id} {where}\n".encode()
        else:
            yield f"M {FILE} inline {where}\n".encode() + _data(data)


def _data(data: bytes) -> bytes:
    return b"data %d\n%b\n" % (len(data), data)


_END: Final = f"get-mark :1\nreset {_UNBORN}\nfrom {_NOWHERE}\n\ndone\n".encode()
"""Asks for the id of the commit, and takes back the ref that the language wants it to have."""
