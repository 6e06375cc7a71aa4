"""A bare Git repository on the disk, and what GitHub does to one."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

ABSENT = "0" * 40
EMPTY = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"  # the tree that holds nothing
SHA = re.compile(r"[0-9a-f]{40}")
SETTINGS = {
    "receive.hideRefs": "refs/pull",
    "receive.advertisePushOptions": "false",
    "uploadpack.allowAnySHA1InWant": "true",
    "uploadpack.allowFilter": "true",
    "http.receivepack": "true",
    "gc.auto": "0",
    "receive.autogc": "false",
}


class GitFailed(Exception):
    """Git would not; the text is what it said."""


@dataclass(frozen=True)
class Entry:
    """A commit as its object has it; times keep their offset."""

    sha: str
    tree: str
    parents: tuple[str, ...]
    author: tuple[str, str, str]
    committer: tuple[str, str, str]
    message: str


@dataclass(frozen=True)
class Signature:
    """Whom a commit names, and when."""

    name: str
    email: str
    at: datetime

    def settings(self, role: str) -> dict[str, str]:
        """Return what tells git so; `role` is AUTHOR or COMMITTER."""
        when = f"{int(self.at.timestamp())} +0000"
        return {
            f"GIT_{role}_NAME": self.name,
            f"GIT_{role}_EMAIL": self.email,
            f"GIT_{role}_DATE": when,
        }


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return what git is told: nobody's own settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    nobody = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    return {**kept, **nobody, "LC_ALL": "C", **(more or {})}


@dataclass(frozen=True)
class Bare:
    """A bare repository; `more` is told to git besides, such as where a push's objects wait."""

    path: Path
    more: tuple[tuple[str, str], ...] = ()

    def run(self, *words: str, given: bytes = b"", told: Mapping[str, str] | None = None) -> bytes:
        """Return what git prints. Raises GitFailed."""
        done = subprocess.run(
            ["git", "--git-dir", str(self.path), *words],
            input=given,
            capture_output=True,
            env=environment({**dict(self.more), **(told or {})}),
            check=False,
        )
        if done.returncode != 0:
            raise GitFailed(f"git {' '.join(words)}: {done.stderr.decode(errors='replace')}")
        return done.stdout

    def known(self, *words: str, of: tuple[str, ...]) -> bytes:
        """Return what git prints, asked once where it is of full ids alone: that never changes."""
        return _known(self, words) if all(map(SHA.fullmatch, of)) else self.run(*words)

    def line(self, *words: str, told: Mapping[str, str] | None = None) -> str:
        """Return the one line that git prints. Raises GitFailed."""
        return self.run(*words, told=told).decode().strip()

    def resolve(self, name: str) -> str | None:
        """Return the commit that a ref or a full id names, None where there is none."""
        try:
            words = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
            return self.known(*words, of=(name,)).decode().strip()
        except GitFailed:
            return None

    def refs(self, prefix: str = "refs/heads/") -> dict[str, str]:
        """Return refs, each with its commit."""
        lines = self.run("for-each-ref", "--format=%(refname) %(objectname)", prefix).decode()
        return dict(line.rsplit(" ", 1) for line in lines.splitlines())

    def move(self, ref: str, to: str, known: str | None = None) -> None:
        """Let a ref name a commit, where `known` is given only from that one. Raises GitFailed."""
        self.run("update-ref", ref, to, *([] if known is None else [known]))

    def remove(self, ref: str) -> None:
        """Remove a ref."""
        self.run("update-ref", "-d", ref)

    def is_ancestor(self, older: str, newer: str) -> bool:
        """Return whether all of `older` is in `newer`."""
        try:
            self.known("merge-base", "--is-ancestor", older, newer, of=(older, newer))
        except GitFailed:
            return False
        return True

    def merge_base(self, one: str, other: str) -> str | None:
        """Return the commit where two histories part."""
        try:
            return self.known("merge-base", one, other, of=(one, other)).decode().strip()
        except GitFailed:
            return None

    def commits(self, base: str, head: str) -> list[Entry]:
        """Return what `head` adds to `base`, the oldest first."""
        words = ("rev-list", "--reverse", "--topo-order", head, f"^{base}")
        return [self.commit(one) for one in self.known(*words, of=(base, head)).decode().split()]

    def commit(self, sha: str) -> Entry:
        """Return a commit. Raises GitFailed."""
        shown = "%H%x00%T%x00%P%x00%an%x00%ae%x00%aI%x00%cn%x00%ce%x00%cI%x00%B"
        words = ("show", "--no-patch", f"--format={shown}", sha, "--")
        said = self.known(*words, of=(sha,)).decode(errors="replace")
        parts = said.split("\0", 9)
        return Entry(
            parts[0],
            parts[1],
            tuple(parts[2].split()),
            (parts[3], parts[4], parts[5]),
            (parts[6], parts[7], parts[8]),
            parts[9].rstrip("\n"),
        )

    def changed(self, base: str, head: str) -> list[tuple[str, str]]:
        """Return each path that differs, with A, M or D before it."""
        asked = ("diff-tree", "-r", "-z", "--no-renames", "--name-status", base, head)
        said = self.known(*asked, of=(base, head)).decode()
        words = said.split("\0")
        return list(zip(words[0::2], words[1::2], strict=False))

    def counts(self, base: str, head: str, *paths: str) -> tuple[int, int, int]:
        """Return how many lines are added and removed, in how many files."""
        words = ("diff-tree", "-r", "--no-renames", "--numstat", base, head, "--", *paths)
        said = self.known(*words, of=(base, head)).decode()
        rows = [line.split("\t") for line in said.splitlines()]
        plus = sum(int(row[0]) for row in rows if row[0] != "-")
        minus = sum(int(row[1]) for row in rows if row[1] != "-")
        return plus, minus, len(rows)

    def blob(self, commit: str, path: str) -> bytes | None:
        """Return a file of a commit, None where it has none such."""
        try:
            return self.run("cat-file", "blob", f"{commit}:{path}")
        except GitFailed:
            return None

    def listing(self, commit: str, path: str = "") -> list[tuple[str, str, str, int, str]]:
        """Return mode, kind, id, size and name of all that a folder of a commit holds."""
        try:
            said = self.run("ls-tree", "-z", "-l", f"{commit}:{path}").decode()
        except GitFailed:
            return []
        rows = []
        for one in said.split("\0"):
            if one:
                fields, _, name = one.partition("\t")
                mode, kind, sha, size = fields.split()
                rows.append((mode, kind, sha, 0 if size == "-" else int(size), name))
        return rows

    def merged_tree(self, ours: str, theirs: str) -> str | None:
        """Return the tree of a real merge, None where it conflicts."""
        try:
            return self.line("merge-tree", "--write-tree", ours, theirs).split("\n")[0]
        except GitFailed:
            return None

    def picked_tree(self, commit: str, onto: str) -> str | None:
        """Return the tree of one commit's change made on another commit, None on conflict."""
        parent = self.commit(commit).parents[0]
        stand_in = self.line(
            "commit-tree", f"{onto}^{{tree}}", "-p", parent, "-m", "x", told=_ANYBODY
        )
        return self.merged_tree(stand_in, commit)

    def write_commit(
        self, tree: str, parents: list[str], message: str, author: Signature, committer: Signature
    ) -> str:
        """Return a new commit."""
        told = {**author.settings("AUTHOR"), **committer.settings("COMMITTER")}
        words = [word for parent in parents for word in ("-p", parent)]
        made = self.run("commit-tree", tree, *words, given=message.encode(), told=told)
        return made.decode().strip()

    def edited_tree(self, commit: str | None, changes: Mapping[str, bytes | None]) -> str:
        """Return a tree with files put in, or taken out where the content is None."""
        index = {"GIT_INDEX_FILE": str(self.path / "loopback-index")}
        self.run("read-tree", *([commit] if commit else ["--empty"]), told=index)
        lines = []
        for path, content in changes.items():
            if content is None:
                lines.append(f"0 {ABSENT}\t{path}")
            else:
                sha = self.run("hash-object", "-w", "--stdin", given=content).decode().strip()
                lines.append(f"100644 {sha}\t{path}")
        given = "\0".join([*lines, ""]).encode()
        self.run("update-index", "-z", "--index-info", given=given, told=index)
        return self.line("write-tree", told=index)

    def take(self, other: Bare, source: str, target: str) -> None:
        """Fetch a commit of another repository to a ref of this."""
        self.run("fetch", "--quiet", "--no-tags", "--force", str(other.path), f"{source}:{target}")


@lru_cache(maxsize=50_000)
def _known(bare: Bare, words: tuple[str, ...]) -> bytes:
    return bare.run(*words)


_ANYBODY = {
    f"GIT_{role}_{part}": value
    for role in ("AUTHOR", "COMMITTER")
    for part, value in (("NAME", "x"), ("EMAIL", "x@x"), ("DATE", "1000000000 +0000"))
}


def made(path: Path) -> Bare:
    """Make an empty bare repository."""
    path.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        ["git", "init", "--quiet", "--bare", "--initial-branch=main", str(path)],
        check=True,
        capture_output=True,
        env=environment(),
    )
    return settled(Bare(path))


def forked(parent: Bare, path: Path, *branches: str) -> Bare:
    """Make a copy that shares its objects, with these branches or all of them."""
    bare = made(path)
    (path / "objects" / "info" / "alternates").write_text(f"{parent.path / 'objects'}\n")
    for ref, sha in parent.refs().items():
        if not branches or ref.removeprefix("refs/heads/") in branches:
            bare.move(ref, sha)
    return bare


def settled(bare: Bare) -> Bare:
    """Give a repository the settings that GitHub's have."""
    with (bare.path / "config").open("a") as config:
        for name, value in SETTINGS.items():
            section, key = name.split(".")
            config.write(f"[{section}]\n\t{key} = {value}\n")
    return bare
