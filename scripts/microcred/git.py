"""The only module that runs git. Reads; never writes."""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from microcred.characters import printable
from microcred.releases import Change


class GitUnavailable(Exception):
    """History cannot be read here; the text says why, for a person."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit on the main line, and what it did to the files asked for."""

    id: str
    date: str
    subject: str
    changes: tuple[Change, ...]


def head(root: Path) -> str | None:
    """Return the id of the commit checked out, or None where there is none."""
    try:
        return _git(root, "rev-parse", "--verify", "--quiet", "HEAD").strip() or None
    except GitUnavailable:
        return None


def history(root: Path, *paths: str) -> tuple[Commit, ...]:
    """Return the commits of the main line that touched `paths`, newest first.

    A merge counts as one commit, compared with the line it was merged into. Paths are relative
    to `root`. Raises GitUnavailable outside a repository, in a shallow clone, and without git.
    """
    if _git(root, "rev-parse", "--is-shallow-repository").strip() == "true":
        raise GitUnavailable("this clone is shallow, so older commits are not in it")
    if head(root) is None:
        return ()
    log = _git(
        root,
        *("log", "--first-parent", "--diff-merges=first-parent", "--no-renames", "--relative"),
        *("--no-show-signature", "--encoding=UTF-8", "-z", "--raw", "--no-abbrev"),
        *("--format=%H%x00%cs%x00%s", "--", *paths),
    )
    return tuple(_commits(log.split("\0")))


def blob_id(data: bytes) -> str:
    """Return the id under which Git stores `data` (SHA-1 object format)."""
    header = b"blob %d\0" % len(data)
    return hashlib.sha1(header + data, usedforsecurity=False).hexdigest()


def _commits(tokens: list[str]) -> Iterator[Commit]:
    """Yield commits of a NUL-separated log: position tells subjects and paths, not their text."""
    stream = iter(tokens)
    current: tuple[str, str, str] | None = None
    changes: list[Change] = []
    for token in stream:
        if token.startswith(("\n:", ":")):
            changes.append(_change(token, next(stream)))
        elif token.strip("\n"):
            if current:
                yield Commit(*current, tuple(changes))
            date, subject = next(stream), printable(next(stream))
            current, changes = (token.strip("\n"), date, subject), []
    if current:
        yield Commit(*current, tuple(changes))


def _change(meta: str, path: str) -> Change:
    _, _, before, after, _ = meta.strip("\n:").split(" ")
    return Change(path, _existing(before), _existing(after))


def _existing(blob: str) -> str | None:
    return None if set(blob) == {"0"} else blob


def _git(root: Path, *arguments: str) -> str:
    settings = ("-c", "core.quotePath=false", "-c", "log.showRoot=true")
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *settings, *arguments],
            capture_output=True,
            check=True,
            timeout=120,
            env=_environment(),
        )
    except FileNotFoundError:
        raise GitUnavailable("git is not installed") from None
    except OSError as error:
        raise GitUnavailable(f"git could not be started: {error.strerror}") from None
    except subprocess.TimeoutExpired:
        raise GitUnavailable("git did not answer within two minutes") from None
    except subprocess.CalledProcessError as error:
        raise GitUnavailable(_reason(error.stderr.decode(errors="replace"))) from None
    return done.stdout.decode("utf-8", errors="replace")


def _environment() -> dict[str, str]:
    """Return this process's, but for the repository that a hook names: ours is the root's."""
    kept = {name: value for name, value in os.environ.items() if name not in _OF_HOOKS}
    return {**kept, "LC_ALL": "C"}


_OF_HOOKS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_PREFIX")


def _reason(said: str) -> str:
    """Return why git gave up: its `fatal:` line, which hints may follow."""
    fatal = (line.removeprefix("fatal: ") for line in said.splitlines() if "fatal: " in line)
    return next(fatal, "git gives no reason")
