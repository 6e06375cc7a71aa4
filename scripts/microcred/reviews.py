"""The reviews of a submission: scorecards and events, kept in Git and never in the published tree.

`refs/microcred/reviews/<submission>` names a chain of commits that only grows. Each holds one file:
`scorecard.yml` (a Scored) or `event.yml` (a ReviewEvent). Git neither fetches nor pushes the ref
unless it is told to.

U01 the chain is not as it is written here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from microcred import git, places
from microcred.characters import printable
from microcred.document import read_yaml
from microcred.files import MAX_BYTES, decoded
from microcred.model.scorecard import ReviewEvent, Scored
from microcred.problem import Problem, Severity

Entry = Scored | ReviewEvent

SCORECARD: Final = "scorecard.yml"
EVENT: Final = "event.yml"
KINDS: Final[dict[str, type[Entry]]] = {SCORECARD: Scored, EVENT: ReviewEvent}

TRIES: Final = 100
"""How often an entry is put after the newest one; each time one of those at it gets through."""


@dataclass(frozen=True, slots=True)
class Reviews:
    """All entries that can be read, in the order they came in, and what is wrong with others."""

    scorecards: tuple[Scored, ...] = ()
    events: tuple[ReviewEvent, ...] = ()
    problems: tuple[Problem, ...] = ()


def record(root: Path, submission: str, entry: Entry) -> str:
    """Return the commit by which an entry was put after all others; two at once lose nothing.

    Raises GitUnavailable where it could not be recorded: then nothing was.
    """
    ref = places.reviews(submission)
    for _ in range(TRIES):
        newest = git.resolve(root, ref)
        commit = _commit(root, submission, entry, newest)
        try:
            git.move(root, ref, commit, newest)
        except git.Moved:
            continue
        return commit
    raise git.GitUnavailable(f"{ref} is written to without end; try again later")


def rewrite(root: Path, submission: str, entries: Iterable[Entry]) -> None:
    """Let these entries be all there is of a submission; the same ones make the same chain.

    Only for a repository whose refs say what somebody else keeps. Raises GitUnavailable.
    """
    ref = places.reviews(submission)
    newest: str | None = None
    for entry in entries:
        newest = _commit(root, submission, entry, newest)
    before = git.resolve(root, ref)
    if newest != before:
        git.move(root, ref, newest, before)


def _commit(root: Path, submission: str, entry: Entry, newest: str | None) -> str:
    """Return a commit with an entry on top of the newest one."""
    name = SCORECARD if isinstance(entry, Scored) else EVENT
    return git.commit_on(
        root,
        parents=[newest] if newest else [],
        changes={name: entry_bytes(entry)},
        subject=_subject(submission, entry),
        at=entry.at,
        anew=True,
    )


def entry_bytes(entry: Entry) -> bytes:
    """Return an entry as the YAML that is kept of it."""
    data = entry.model_dump(mode="json", by_alias=True, exclude_none=True)
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=1000).encode()


def read(root: Path, submission: str) -> Reviews:
    """Return what was recorded of a submission. An entry that cannot be read hides no other.

    Raises GitUnavailable where the repository cannot be read.
    """
    ref = places.reviews(submission)
    if git.resolve(root, ref) is None:
        return Reviews()
    found = [one for node in git.ancestry(root, ref) for one in _read(root, ref, node)]
    return Reviews(
        tuple(one for one in found if isinstance(one, Scored)),
        tuple(one for one in found if isinstance(one, ReviewEvent)),
        tuple(one for one in found if isinstance(one, Problem)),
    )


def _subject(submission: str, entry: Entry) -> str:
    """Return what the log says of an entry: nothing about a person."""
    if isinstance(entry, Scored):
        return f"Scorecard for {submission}, attempt {entry.card.attempt}"
    return f"{entry.kind.value.capitalize()}: {submission}"


def _read(root: Path, ref: str, node: git.Node) -> Iterator[Entry | Problem]:
    """Yield the entry that a commit holds, or what is wrong with it; all that can be read of it."""
    where = f"{ref}@{node.id[:12]}"
    if len(node.parents) > 1:
        yield _odd_chain(where, "two lines of entries were merged here, which nothing of ours does")
        return
    held = git.entries(root, node.id)
    known = [one for one in held if one.path in KINDS and one.plain and one.size <= MAX_BYTES]
    for one in held:
        if one not in known:
            said = f"“{printable(one.path[:80])}” is no entry of a review, or is not a plain file"
            yield _odd_chain(where, said)
    if not held:
        yield _odd_chain(where, "this holds no entry")
    for path, data in git.contents(root, known):
        source = decoded(f"{where}/{path}", data)
        if isinstance(source, Problem):
            yield source
            continue
        reading = read_yaml(source.path, source.text, KINDS[path])
        yield from reading.problems
        if reading.document:
            yield reading.document.model


def _odd_chain(path: str, message: str) -> Problem:
    fix = (
        "Look at it with `git show` and find out who wrote it. To set it aside, let the ref name "
        "the entry before it (`git update-ref`), and record what came after anew."
    )
    return Problem(path, 1, "U01", Severity.ERROR, message, fix)
