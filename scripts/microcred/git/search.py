"""All that a repository ever held, and what lies in its folder beside that."""

from __future__ import annotations

from pathlib import Path

from microcred.git.history import head
from microcred.git.objects import FILE, Entry
from microcred.git.run import GitUnavailable, run, said


def everything(root: Path) -> tuple[Entry, ...]:
    """Return each content that a file of any commit of any ref has, once, with one of its paths.

    What is staged for the next commit is among them. Paths are those in the repository, even where
    the programme is a folder of it. Raises GitUnavailable outside a repository and in a shallow
    clone.
    """
    if said(root, "rev-parse", "--is-shallow-repository").strip() == "true":
        raise GitUnavailable("this clone is shallow, so older commits are not in it")
    tips = ["--all", *(["HEAD"] if head(root) else [])]
    listed = run(root, "rev-list", "--objects", "--indexed-objects", *tips)
    lines = listed.decode("utf-8", errors="replace").splitlines()
    paths = dict(line.partition(" ")[::2] for line in lines)
    asked = "".join(f"{identity}\n" for identity in paths).encode()
    answer = run(root, "cat-file", "--batch-check", given=asked).decode()
    told = (line.split(" ") for line in answer.splitlines())
    return tuple(
        Entry(paths[identity], FILE, identity, int(size))
        for identity, kind, size in told
        if kind == "blob"
    )


def uncommitted(root: Path) -> tuple[str, ...]:
    """Return the paths of the files below `root` that are new, or not as they were staged last.

    Those that Git ignores are left out.
    """
    found = run(root, "ls-files", "-z", "--others", "--modified", "--exclude-standard")
    return tuple(path for path in found.decode("utf-8", errors="replace").split("\0") if path)
