"""Commits: what they did, whose they are, which contain which."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from microcred.characters import printable
from microcred.git import names
from microcred.git.dates import BadDate, day_of, moment_of
from microcred.git.objects import resolve
from microcred.git.run import GitUnavailable, prefix, run, said
from microcred.releases import Change


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit on the main line, and what it did to the files asked for."""

    id: str
    date: str
    subject: str
    changes: tuple[Change, ...]


class Node(NamedTuple):
    """A commit among others: those it follows, and when it was made, None where that is no date."""

    id: str
    parents: tuple[str, ...]
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Authorship:
    """Whose a commit is, just as it says: names and addresses are what anybody may write there."""

    commit: str
    author: str
    author_email: str
    committer: str
    committer_email: str


def head(root: Path) -> str | None:
    """Return the id of the commit checked out, or None where there is none."""
    try:
        return resolve(root, "HEAD")
    except GitUnavailable:
        return None


def history(root: Path, *paths: str, revision: str = "HEAD") -> tuple[Commit, ...]:
    """Return the commits of a revision's main line that touched `paths`, newest first.

    A merge counts as one commit, compared with the line it was merged into. Paths are relative
    to `root`. Raises GitUnavailable outside a repository, in a shallow clone, and without git, and
    BadDate where one of the commits was made on no date.
    """
    if said(root, "rev-parse", "--is-shallow-repository").strip() == "true":
        raise GitUnavailable("this clone is shallow, so older commits are not in it")
    if revision == "HEAD" and head(root) is None:
        return ()
    return first_parents(root, revision, *paths)


def first_parents(
    root: Path, revision: str, *paths: str, since: str | None = None
) -> tuple[Commit, ...]:
    """Return the commits of a revision's main line that touched `paths`, newest first.

    Without `paths`, all commits count. With `since`, those that it contains are left out.
    Raises GitUnavailable for an unknown revision, BadDate for a commit made on no date.
    """
    log = said(
        root,
        *("log", "--first-parent", "--diff-merges=first-parent", "--no-renames", "--relative"),
        *("--no-show-signature", "--encoding=UTF-8", "-z", "--raw", "--no-abbrev"),
        *("--format=%H%x00%ct%x00%cs%x00%s", *_range(revision, since), "--", *paths),
    )
    return tuple(_commits(log.split("\0")))


def ancestry(root: Path, revision: str, *, first_parents_only: bool = False) -> tuple[Node, ...]:
    """Return a commit and all before it, the oldest first; or only those of its main line."""
    narrowed = ("--first-parent",) * first_parents_only
    log = said(
        root,
        *("log", "--no-show-signature", "--topo-order", "--reverse", *narrowed),
        *("--format=%H %ct %P", *_range(revision, None), "--"),
    )
    return tuple(_node(*line.split(" ")) for line in log.splitlines())


def parents(root: Path, revision: str) -> tuple[str, ...]:
    """Return the commits that a commit follows. Raises GitUnavailable for an unknown revision."""
    words = ("rev-list", "--parents", "--max-count=1", *_range(revision, None), "--")
    return tuple(said(root, *words).split()[1:])


def moment(root: Path, revision: str) -> datetime:
    """Return when a commit was made, in UTC.

    Raises GitUnavailable for an unknown revision, BadDate where it was made on no date.
    """
    words = ("log", "-1", "--no-show-signature", "--format=%ct", *_range(revision, None), "--")
    return moment_of(revision, said(root, *words).strip())


def _node(identity: str, seconds: str, *parents: str) -> Node:
    try:
        at = moment_of(identity, seconds)
    except BadDate:
        at = None
    return Node(identity, tuple(filter(None, parents)), at)


def touched(root: Path, revision: str, since: str) -> tuple[str, ...]:
    """Return every path that differs between two commits, or that a commit between them changed.

    What a merge brings in counts where it makes a difference in the end, or where none of the
    lines that were merged has it. Paths are relative to `root`; one outside of it begins with `:/`,
    which is Git's sign for the whole repository.
    """
    plain = ("-r", "--no-renames", "--name-only", "-z")
    commits = run(root, "rev-list", *_range(revision, since), "--")
    each = ("--stdin", "--root", "--no-commit-id", "-c")
    between = run(root, "diff-tree", *plain, *each, given=commits)
    ends = (names.revision(since), names.revision(revision))
    at_last = run(root, "diff-tree", *plain, "--end-of-options", *ends, "--")
    paths = {*(between + at_last).decode("utf-8", errors="replace").split("\0")} - {""}
    below = prefix(root)
    return tuple(
        path.removeprefix(below) if path.startswith(below) else f":/{path}"
        for path in sorted(paths)
    )


def authors(root: Path, revision: str, since: str | None = None) -> tuple[Authorship, ...]:
    """Return whose each commit of a revision is, newest first, but for those in `since`."""
    log = said(
        root,
        *("log", "--no-show-signature", "--encoding=UTF-8", "-z", "--no-mailmap"),
        *("--format=%H%x00%an%x00%ae%x00%cn%x00%ce", *_range(revision, since), "--"),
    )
    words = log.split("\0") if log else []
    return tuple(Authorship(*words[at : at + 5]) for at in range(0, len(words) - 4, 5))


def messages(root: Path, revision: str, since: str | None = None) -> dict[str, str]:
    """Return what each commit of a revision says, by its id, but for those in `since`."""
    log = said(
        root,
        *("log", "--no-show-signature", "--encoding=UTF-8", "-z", "--format=%H%x00%B"),
        *(*_range(revision, since), "--"),
    )
    words = log.split("\0")
    return dict(zip(words[::2], words[1::2], strict=False))


def additions(root: Path, revision: str, since: datetime) -> dict[str, Node]:
    """Return the commit that added each file, by its path, of the lines merged into a revision.

    Only commits made since a moment are looked at, and none of the main line itself: when a file
    that was put there at once was written, nobody can tell. Paths are relative to `root`. Raises
    GitUnavailable for an unknown revision.
    """
    after = f"--since={since:%Y-%m-%dT%H:%M:%SZ}"
    main = {*said(root, "rev-list", "--first-parent", after, *_range(revision, None)).split()}
    log = said(
        root,
        *("log", "--no-show-signature", "--reverse", "--topo-order", "--no-renames", "--relative"),
        *("--no-diff-merges", "-z", "--name-only", "--diff-filter=A"),
        *(after, "--format=%x00%H %ct %P", *_range(revision, None), "--"),
    )
    found: dict[str, Node] = {}
    tokens = iter(log.split("\0"))
    commit = None
    for token in tokens:
        if token and commit:
            found.setdefault(token.removeprefix("\n"), commit)
        elif told := next(tokens, ""):  # no path is empty, so another commit begins
            commit = _node(*told.split(" "))
    return {path: node for path, node in found.items() if node.id not in main}


def merge_base(root: Path, one: str, other: str) -> str | None:
    """Return the newest commit that two revisions share, or None where they share none."""
    try:
        return said(root, "merge-base", *map(names.revision, (one, other))).strip() or None
    except GitUnavailable:
        return None


def contains(root: Path, revision: str, commit: str) -> bool:
    """True when `commit` is `revision` or one of those before it."""
    known = resolve(root, commit)
    return known is not None and merge_base(root, revision, known) == known


def _range(revision: str, since: str | None) -> tuple[str, ...]:
    wanted = ("--end-of-options", names.revision(revision))
    return wanted if since is None else (*wanted, f"^{names.revision(since)}")


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
            identity = token.strip("\n")
            day = day_of(identity, next(stream), next(stream))
            current, changes = (identity, day, printable(next(stream))), []
    if current:
        yield Commit(*current, tuple(changes))


def _change(meta: str, path: str) -> Change:
    _, _, before, after, _ = meta.strip("\n:").split(" ")
    return Change(path, _existing(before), _existing(after))


def _existing(blob: str) -> str | None:
    return None if set(blob) == {"0"} else blob
