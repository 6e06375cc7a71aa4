"""What .gitattributes has Git do to files on their way between a commit and a folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from microcred.git.run import run


class Attribute(NamedTuple):
    """What is said of one file: `set`, `unset` or a value."""

    path: str
    name: str
    value: str


def tracked(root: Path, *folders: str) -> tuple[str, ...]:
    """Return the path of every file below these folders that Git keeps, relative to `root`."""
    listed = run(root, "ls-files", "-z", "--", *folders)
    return tuple(_text(path) for path in listed.split(b"\0") if path)


def attributes(root: Path, paths: Sequence[str], *names: str) -> Iterator[Attribute]:
    """Yield what .gitattributes says of files, for each of the attributes that it speaks of.

    Raises GitUnavailable where the repository cannot be read.
    """
    if not paths:
        return
    given = b"".join(path.encode("utf-8", "surrogateescape") + b"\0" for path in paths)
    words = run(root, "check-attr", "-z", "--stdin", *names, given=given).split(b"\0")
    for at in range(0, len(words) - 2, 3):
        path, name, value = map(_text, words[at : at + 3])
        if value != "unspecified":
            yield Attribute(path, name, value)


def _text(word: bytes) -> str:
    return word.decode("utf-8", "surrogateescape")
