"""The disk: reading what people wrote, with care, and writing what is generated."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from microcred.document import Source
from microcred.problem import Problem, Severity

MAX_BYTES = 512 * 1024


def names(root: Path, folder: str, suffix: str) -> list[str]:
    """Return the names in a folder that end in `suffix`, without it, in order."""
    try:
        found = os.listdir(root / folder)
    except (FileNotFoundError, NotADirectoryError):
        return []
    return sorted(name.removesuffix(suffix) for name in found if name.endswith(suffix))


def strays(root: Path, folder: str, suffix: str, also: frozenset[str]) -> Iterator[Problem]:
    """Yield a warning for each file of a folder that nothing reads."""
    if not (root / folder).is_dir():
        return
    for entry in sorted(os.scandir(root / folder), key=lambda entry: entry.name):
        name = entry.name
        if name.endswith(suffix) or name in also or name.startswith(".") or name == "README.md":
            continue
        fix = f"Rename it so that it ends in `{suffix}`, or move it elsewhere."
        message = f"this file is not read: only names ending in `{suffix}` are"
        yield Problem(
            f"{folder}/{printable(name)}", 1, "F11", Severity.WARNING, message, fix
        )


def printable(name: str) -> str:
    """Return a file name that is safe to show."""
    return name.encode("unicode_escape").decode("ascii") if _UNWELCOME.search(name) else name


def read(root: Path, path: str) -> Source | Problem:
    """Return the text of a file of the programme, or why it cannot be read."""
    try:
        return _read(root, path)
    except FileNotFoundError:
        return _error(path, 1, "F10", "this file does not exist", "Add it, or correct its name.")
    except OSError as error:
        return Problem(
            path,
            1,
            "F00",
            Severity.UNKNOWN,
            f"this file could not be read: {error.strerror}",
            "Check that it is a file and that you may read it.",
        )


def _read(root: Path, path: str) -> Source | Problem:
    full = root / path
    if _leaves(root, full):
        return _error(
            path,
            1,
            "F06",
            "this is a link to somewhere else",
            "Put the file itself here; links are not followed.",
        )
    if (size := full.stat().st_size) > MAX_BYTES:
        return _error(
            path,
            1,
            "F05",
            f"this file has {size:,} bytes; at most {MAX_BYTES:,} are read",
            "Shorten it. Media and long documents are linked to, not kept here.",
        )
    return _text(path, full.read_bytes())


def _leaves(root: Path, full: Path) -> bool:
    """True when the path, or a folder on the way to it, is a symbolic link."""
    return any(part.is_symlink() for part in (full, *full.parents) if part.is_relative_to(root) and part != root)


_UNWELCOME = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


def _text(path: str, data: bytes) -> Source | Problem:
    try:
        text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return _error(
            path, line, "F01", "this is not UTF-8 text", "Save the file as UTF-8 plain text."
        )
    if found := _UNWELCOME.search(text):
        line = text.count("\n", 0, found.start()) + 1
        code = ord(found[0])
        return _error(
            path,
            line,
            "F07",
            f"there is an invisible control character here (U+{code:04X})",
            "Delete it: retype the words around it by hand.",
        )
    return Source(path, text.replace("\r\n", "\n"))


def _error(path: str, line: int, code: str, message: str, fix: str) -> Problem:
    return Problem(path, line, code, Severity.ERROR, message, fix)


def write_if_changed(path: Path, data: bytes) -> bool:
    """Return whether the file was written: it is left alone when it holds `data` already."""
    try:
        if path.stat().st_size == len(data) and path.read_bytes() == data:
            return False
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return True
    write_whole(path, data)
    return True


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_bytes(data)
    part.replace(path)


def mirror(source: Path, target: Path, keep: Iterable[str] = ()) -> None:
    """Make `target` hold just what `source` holds, touching only what differs.

    Files are linked, not copied, where the disk allows it, so whoever changes one in `source` must
    put a new file in its place. Names in `keep`, at the top of `target`, are left alone.
    """
    target.mkdir(parents=True, exist_ok=True)
    kept = set(keep)
    theirs = {entry.name: entry for entry in os.scandir(target)}
    ours = {entry.name: entry for entry in os.scandir(source)}
    for name in theirs.keys() - ours.keys() - kept:
        _remove(theirs[name])
    for name, entry in ours.items():
        there = theirs.get(name)
        if entry.is_dir(follow_symlinks=False):
            if there is not None and not there.is_dir(follow_symlinks=False):
                _remove(there)
            mirror(Path(entry.path), target / name)
        elif there is None or _differs(entry, there):
            if there is not None and there.is_dir(follow_symlinks=False):
                _remove(there)
            _copy(entry.path, target / name)


def _differs(entry: os.DirEntry[str], there: os.DirEntry[str]) -> bool:
    mine, other = entry.stat(), there.stat(follow_symlinks=False)
    return (mine.st_size, mine.st_mtime_ns) != (other.st_size, other.st_mtime_ns)


def _copy(source: str, target: Path) -> None:
    part = target.with_name(target.name + ".part")
    try:
        os.link(source, part)
    except OSError:
        shutil.copy2(source, part)
    part.replace(target)


def _remove(entry: os.DirEntry[str]) -> None:
    if entry.is_dir(follow_symlinks=False):
        shutil.rmtree(entry.path)
    else:
        os.unlink(entry.path)
