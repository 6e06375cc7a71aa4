"""Whether this clone knows of a queue, and whether it is as it was. Quick to load and to ask."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from pathlib import Path
from typing import Final

from microcred import git, places

REFS: Final = ("refs/heads", "refs/microcred")


def stamp(root: Path, file: Path | None = None) -> str:
    """Return a text that differs when the queue may; empty where nothing is known of one.

    `file` holds figures that were made elsewhere; without it, the refs of this clone tell.
    """
    if file is not None:
        return _of_file(file)
    try:
        found = {ref: at for under in REFS for ref, at in git.refs(root, under).items()}
    except git.GitUnavailable:
        return ""
    if not _known(found):
        return ""
    listed = "\n".join(f"{ref} {at}" for ref, at in sorted(found.items()))
    return hashlib.sha256(listed.encode()).hexdigest()


def _known(refs: Collection[str]) -> bool:
    """True where all that wait are here: every pull request was gathered, or none ever was."""
    if places.GATHERED in refs:
        return True
    some = any(ref.startswith(f"{places.BRANCHES}/") for ref in refs)
    return some and not any(ref.startswith(f"{places.BROUGHT}/") for ref in refs)


def _of_file(file: Path) -> str:
    try:
        found = file.stat()
    except OSError:
        return f"{file} -"
    return f"{file} {found.st_size} {found.st_mtime_ns}"
