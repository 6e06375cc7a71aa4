"""The disk: reading what people wrote, with care, and writing what is generated."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from itertools import accumulate, islice
from pathlib import Path, PurePosixPath

from microcred.characters import UNSEEN, on_one_line, printable
from microcred.document import Source
from microcred.problem import Problem, Severity
from microcred.yamltext import unseen_problem

MAX_BYTES = 512 * 1024


def names(root: Path, folder: str, suffix: str) -> list[str]:
    """Return the names in a folder that end in `suffix` and are read, without it, in order."""
    try:
        listed = [] if _leaves(root, folder) else os.listdir(root / folder)
    except OSError:
        return []
    return sorted(name.removesuffix(suffix) for name in listed if _is_read(name, suffix))


def strays(root: Path, folder: str, suffix: str, also: frozenset[str]) -> Iterator[Problem]:
    """Yield a problem for each thing in a folder that nothing reads, or for the folder itself."""
    try:
        if _leaves(root, folder):
            yield _error(folder, 1, "F06", *_LINK)
            return
        entries = sorted(os.scandir(root / folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except OSError as error:
        yield _unreadable(folder, error)
        return
    for entry in entries:
        if not (_is_read(entry.name, suffix) or entry.name in also | _IGNORED):
            yield from _stray(folder, entry.name, suffix)


_IGNORED = frozenset({"README.md"})


def _is_read(name: str, suffix: str) -> bool:
    hidden = name.startswith(".") or name in _IGNORED
    return name.endswith(suffix) and not hidden and on_one_line(name)


def _stray(folder: str, name: str, suffix: str) -> Iterator[Problem]:
    path = f"{folder}/{printable(name)}"
    if not on_one_line(name):
        message = "the name of this file holds an invisible character, so it is not read"
        yield _error(path, 1, "F07", message, "Rename it.")
    elif not name.startswith("."):
        fix = f"Rename it so that it ends in `{suffix}`, or move it elsewhere."
        message = f"this is not read: only files whose names end in `{suffix}` are"
        yield Problem(path, 1, "F11", Severity.WARNING, message, fix)


def below(root: Path, folder: str) -> Iterator[str | Problem]:
    """Yield the path of everything below a folder but folders, in order; F00 and F06 among them.

    Links are not followed. One to a folder is a problem; one to a file is told of when it is read.
    """
    try:
        if _leaves(root, folder):
            yield _error(folder, 1, "F06", *_LINK)
            return
        entries = sorted(os.scandir(root / folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except OSError as error:
        yield _unreadable(folder, error)
        return
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from below(root, path)
        elif entry.is_symlink() and entry.is_dir():
            yield _error(printable(path), 1, "F06", *_LINK)
        else:
            yield path


def read(root: Path, path: str) -> Source | Problem:
    """Return the text of a file of the programme, or why it cannot be read."""
    data = read_bytes(root, path)
    return data if isinstance(data, Problem) else decoded(path, data)


def read_bytes(root: Path, path: str, most: int = MAX_BYTES) -> bytes | Problem:
    """Return what a file of the programme holds, or why it cannot be read. F05 beyond `most`."""
    try:
        return _plain_file(root, path, most)
    except (FileNotFoundError, NotADirectoryError):
        return _error(path, 1, "F10", "this file does not exist", "Add it, or correct its name.")
    except OSError as error:
        return _unreadable(path, error)


def _plain_file(root: Path, path: str, most: int) -> bytes | Problem:
    if ".." in PurePosixPath(path).parts:
        return _error(path, 1, "F06", "this leads out of the programme", "Name a file inside it.")
    if _leaves(root, path):
        return _error(path, 1, "F06", *_LINK)
    found = (root / path).stat()
    # Asked before it is opened: a pipe would keep its reader waiting for ever.
    if not stat.S_ISREG(found.st_mode):
        return _error(path, 1, "F06", "this is not a file", "Put a plain text file here.")
    if found.st_size > most:
        return _error(
            path,
            1,
            "F05",
            f"this file has {found.st_size:,} bytes; at most {most:,} are read",
            "Shorten it. Media and long documents are linked to, not kept here.",
        )
    return (root / path).read_bytes()


def _leaves(root: Path, path: str) -> bool:
    """True when the path, or a folder on the way to it, is a symbolic link."""
    steps = accumulate(PurePosixPath(path).parts, "{}/{}".format, initial=os.fspath(root))
    return any(os.path.islink(step) for step in islice(steps, 1, None))


_LINK = ("this is a link to somewhere else", "Put what it links to here; links are not followed.")


def _unreadable(path: str, error: OSError) -> Problem:
    return Problem(
        path,
        1,
        "F00",
        Severity.UNKNOWN,
        f"this could not be read: {error.strerror}",
        "Check that you may read it.",
    )


def decoded(path: str, data: bytes) -> Source | Problem:
    """Return the text that a file's bytes hold, or why it cannot be read."""
    try:
        text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return _error(
            path, line, "F01", "this is not UTF-8 text", "Save the file as UTF-8 plain text."
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := UNSEEN.search(text):
        unseen = unseen_problem(found[0], text.count("\n", 0, found.start()) + 1)
        return _error(path, unseen.line, unseen.code, unseen.message, unseen.fix)
    return Source(path, text)


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


def walk(folder: Path) -> Iterator[str]:
    """Yield the path of every file below a folder, from the folder, with slashes."""
    root = str(folder)
    for parent, _, found in os.walk(root):
        below = parent[len(root) + 1 :].replace(os.sep, "/")
        yield from (f"{below}/{name}" if below else name for name in found)


def size_of(folder: Path) -> int:
    """Return how many bytes the files below a folder have."""
    root = str(folder)
    return sum(os.stat(f"{root}/{path}").st_size for path in walk(folder))


def modified(path: Path) -> float:
    """Return when a file was written, in seconds since 1970; 0 when there is none."""
    try:
        return os.stat(path).st_mtime
    except FileNotFoundError:
        return 0.0


MADE_HERE = ".microcred-site"
"""The file by which a folder is known to hold nothing but a site that was made here."""


def may_replace(folder: Path) -> bool:
    """True when nothing is lost if a folder is made to hold a site: it is empty, or was one."""
    if not folder.exists():
        return True
    return folder.is_dir() and (not any(folder.iterdir()) or (folder / MADE_HERE).is_file())


def mirror(source: Path, target: Path, keep: Iterable[str] = ()) -> None:
    """Make `target` hold just what `source` holds, touching only what differs.

    Files are linked, not copied, where the disk allows it, so whoever changes one in `source` must
    put a new file in its place. Names in `keep` at the top of `target`, and those that start with a
    dot, are left alone.
    """
    target.mkdir(parents=True, exist_ok=True)
    same_disk = os.stat(source).st_dev == os.stat(target).st_dev
    hidden = (name for name in os.listdir(target) if name.startswith("."))
    _mirror(str(source), str(target), {*keep, *hidden}, same_disk)


def _mirror(source: str, target: str, kept: set[str], same_disk: bool) -> None:
    theirs = {entry.name: entry for entry in os.scandir(target)}
    ours = {entry.name: entry for entry in os.scandir(source)}
    for name in theirs.keys() - ours.keys() - kept:
        _remove(theirs[name])
    for name, entry in ours.items():
        there, path = theirs.get(name), f"{target}/{name}"
        folder = entry.is_dir(follow_symlinks=False)
        if there is not None and there.is_dir(follow_symlinks=False) != folder:
            _remove(there)
            there = None
        if folder:
            if there is None:
                os.mkdir(path)
            _mirror(entry.path, path, set(), same_disk)
        elif there is None or _differs(entry, there, same_disk):
            _copy(entry.path, Path(path))


def _differs(entry: os.DirEntry[str], there: os.DirEntry[str], same_disk: bool) -> bool:
    """True when two are neither one file by two names nor alike in size and time."""
    if same_disk and entry.inode() == there.inode():
        return False
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
