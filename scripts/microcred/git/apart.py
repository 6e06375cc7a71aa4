"""A repository to work in that can be thrown away: it reads the objects of another one."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from microcred.git import names
from microcred.git.objects import resolve
from microcred.git.run import prefix, run, said
from microcred.git.writing import move

NOWHERE: Final = "refs/heads/nowhere"


def apart(source: Path, target: Path, *refs: str) -> Path:
    """Make an empty repository in the folder `target`; return the programme's folder in it.

    It has all objects of `source` without copying any, and of its refs only those named. It begins
    with nothing where `source` lacks some of its objects. No branch is checked out, and nothing
    that happens in it changes `source`. Raises GitUnavailable.
    """
    root = target / prefix(source)
    root.mkdir(parents=True, exist_ok=True)
    run(target, "init", "--quiet", "--template=")
    run(target, "symbolic-ref", "HEAD", NOWHERE)
    if not _whole(source):
        return root
    where = said(source, "rev-parse", "--path-format=absolute", "--git-path", "objects").strip()
    info = target / ".git" / "objects" / "info"
    info.mkdir(parents=True, exist_ok=True)
    (info / "alternates").write_text(f"{where}\n", encoding="utf-8")
    for ref in refs:
        if known := resolve(source, names.ref(ref)):
            move(target, ref, known, None)
    return root


def _whole(source: Path) -> bool:
    """True for a repository that is neither shallow nor fetches what it lacks when it is needed."""
    if said(source, "rev-parse", "--is-shallow-repository").strip() == "true":
        return False
    listed = said(source, "config", "--list", "--name-only", "-z").lower().split("\0")
    return not any(name.startswith("remote.") and name.endswith(".promisor") for name in listed)
