"""A programme's folder to be spoiled: a copy of programmes/good, and what `check` says of it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from microcred.check import check

GOOD = Path(__file__).parent / "programmes" / "good"
CREDENTIAL = "credentials/think-time.md"
RUBRIC = "rubrics/think-time.yml"
PROGRAM = "program/program.yml"
RELEASES = "credentials/releases"
TODAY = date(2026, 11, 21)


def good(target: Path) -> Path:
    """Return a copy of the programme that has nothing wrong."""
    shutil.copytree(GOOD, target)
    return target


def put(root: Path, path: str, content: str | bytes) -> None:
    """Write a file just as given."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)


def text_of(root: Path, path: str) -> str:
    """Return what a file holds."""
    return (root / path).read_text(encoding="utf-8")


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Change one place of a file."""
    text = text_of(root, path)
    assert text.count(old) == 1, f"{old!r} is in {path} {text.count(old)} times"
    put(root, path, text.replace(old, new))


def another(root: Path, slug: str, title: str, competency: str) -> None:
    """Add a second micro-credential with nothing wrong, scored by the same rubric."""
    text = text_of(root, CREDENTIAL)
    text = text.replace("id: think-time", f"id: {slug}", 1).replace("Think Time", title)
    start = text.index("competency:")
    end = text.index("\n", start)
    text = f"{text[:start]}competency: {competency}{text[end:]}".replace("code: TT", "code: ZZ")
    put(root, f"credentials/{slug}.md", text)


def found(root: Path) -> list[str]:
    """Return what `check` finds, as `path:line: CODE message`."""
    return [str(problem) for problem in check(root, TODAY).problems]


def codes(root: Path) -> list[str]:
    """Return what `check` finds, as `path:line CODE`."""
    return [f"{one.path}:{one.line} {one.code}" for one in check(root, TODAY).problems]


def git(root: Path, *words: str) -> str:
    """Return what git says, run as somebody in particular, with nobody's own settings."""
    done = subprocess.run(
        ["git", "-C", str(root), *_SOMEBODY, *words],
        check=True,
        capture_output=True,
        env={
            **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
        },
    )
    return done.stdout.decode().strip()


_SOMEBODY = ("-c", "user.name=Somebody", "-c", "user.email=somebody@users.noreply.github.com")


def repository(root: Path) -> Path:
    """Make a folder a repository."""
    root.mkdir(parents=True, exist_ok=True)
    git(root, "init", "--quiet", "--initial-branch=main")
    return root


def commit(root: Path, subject: str = "Change") -> str:
    """Commit all there is; return the id of the commit."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--allow-empty-message", "--message", subject)
    return git(root, "rev-parse", "HEAD")


def dated(root: Path, ref: str, seconds: str) -> str:
    """Let a ref name its commit made anew, at a time that git itself would refuse to write."""
    lines = git(root, "cat-file", "commit", ref).split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith("committer "))
    lines[at] = f"{lines[at].rpartition('>')[0]}> {seconds}"
    done = subprocess.run(
        ["git", "-C", str(root), "hash-object", "-t", "commit", "-w", "--stdin", "--literally"],
        input="\n".join([*lines, ""]).encode(),
        check=True,
        capture_output=True,
    )
    made = done.stdout.decode().strip()
    git(root, "update-ref", ref, made)
    return made


BAD_DATES = {
    "the year 10000": "253402300800 +0000",
    "the last day of 9999": "253402300799 +1400",
    "no number": "abc",
    "before the year 1": "-62135596801 +0000",
    "all bits": "18446744073709551615 +0000",
    "more than all bits": "18446744073709551616 +0000",
    "nothing": "",
}
"""What a commit may carry in place of a date."""


@contextmanager
def unprivileged() -> Iterator[None]:
    """Do without the rights of root, to whom every file is open."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def branched(repo: Path) -> None:
    """Make a branch on which a file is added and changed, while main goes on."""
    put(repo, "credentials/a.md", "1")
    commit(repo, "Begin")
    git(repo, "switch", "--quiet", "--create", "branch")
    put(repo, "credentials/b.md", "draft")
    commit(repo, "Draft")
    put(repo, "credentials/b.md", "final")
    commit(repo, "Final")
    git(repo, "switch", "--quiet", "main")
    put(repo, "credentials/a.md", "2")
    commit(repo, "Go on")
