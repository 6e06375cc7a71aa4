"""What Git remembers of submissions: since when, whose commits, and whether anything was edited.

S38 a commit carries an address of its author · S39 an attempt was edited after it was scored.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path

from microcred import git, places
from microcred.attempt import changed_attempts
from microcred.git import Authorship, Commit
from microcred.offers import published_on
from microcred.places import SUBMISSIONS
from microcred.problem import Problem, Severity
from microcred.releases import FOLDER
from microcred.rules.search import masked

MAIN = ("refs/heads/main", "refs/remotes/origin/main")
"""Where what is merged is looked for. Without any of them, all that is committed counts as such."""


@dataclass(frozen=True, slots=True)
class Past:
    """The commits that touched submissions, newest first: those on main, and those beside it."""

    merged: tuple[Commit, ...] = ()
    proposed: tuple[Commit, ...] = ()
    head: str = "HEAD"
    start: str | None = None

    def begun(self) -> dict[str, date]:
        """Return the day on which each attempt was committed first, by its path."""
        return {
            change.path: date.fromisoformat(commit.date)
            for commit in (*self.proposed, *self.merged)
            for change in commit.changes
            if change.after is not None and places.attempt(change.path)
        }


def past(root: Path) -> Past:
    """Return what Git remembers of submissions. Raises GitUnavailable where it cannot tell."""
    whole = git.history(root, SUBMISSIONS)
    main = next((found for name in MAIN if (found := git.resolve(root, name))), None)
    if main is None or git.head(root) is None or git.contains(root, main, "HEAD"):
        return Past(merged=whole, start="HEAD")
    head = _proposal(root, main)
    start = git.merge_base(root, main, head)
    merged = git.first_parents(root, start, SUBMISSIONS) if start else ()
    return Past(merged, git.first_parents(root, head, SUBMISSIONS, since=start), head, start)


def _proposal(root: Path, main: str) -> str:
    """Return what is proposed: of a trial merge into main, as workflows make it, the other side."""
    other = git.resolve(root, "HEAD^2")
    ours = git.resolve(root, "HEAD^1")
    return "HEAD^2" if other and ours and git.contains(root, main, ours) else "HEAD"


def edited(found: Past, present: Mapping[str, str]) -> Iterator[Problem]:
    """Yield S39. `present` maps each attempt in the working tree to the blob id of its file."""
    merged = chain.from_iterable(commit.changes for commit in found.merged)
    proposed = [change for commit in found.proposed for change in commit.changes]
    return changed_attempts(merged, proposed, present)


def unknown(why: git.GitUnavailable) -> Problem:
    """Return S39 as what could not be checked."""
    bad = isinstance(why, git.BadDate)
    return Problem(
        SUBMISSIONS,
        1,
        "S39",
        Severity.UNKNOWN,
        f"could not check whether an attempt was edited after it was scored: {why}",
        "Make that commit anew: `git commit --amend --date=now`, or the branch with `microcred"
        " intake`."
        if bad
        else "Run this in a full clone of the repository (in a workflow: `fetch-depth: 0`).",
    )


def published(root: Path) -> dict[str, date] | None:
    """Return the day on which each release was committed first; None where Git cannot tell."""
    try:
        commits = git.history(root, FOLDER)
    except git.GitUnavailable:
        return None
    return published_on([(date.fromisoformat(one.date), one.changes) for one in commits])


# --- whose commits ---


def signed_with_addresses(root: Path, found: Past) -> Iterator[Problem]:
    """Yield S38 for commits of submissions whose author or committer gives a real address.

    Before it is merged it can be mended, and is an error. What is merged is told of once for each
    address.
    """
    if found.proposed:
        known = _by_id(git.authors(root, found.head, since=found.start))
        for commit in found.proposed:
            for address in _addresses(known.get(commit.id)):
                yield _address(commit, address)
    if found.merged and found.start:
        yield from _told_once(found.merged, _by_id(git.authors(root, found.start)))


def _by_id(authors: Sequence[Authorship]) -> dict[str, Authorship]:
    return {one.commit: one for one in authors}


def _told_once(merged: Sequence[Commit], known: Mapping[str, Authorship]) -> Iterator[Problem]:
    counts: dict[str, list[Commit]] = {}
    for commit in merged:
        for address in _addresses(known.get(commit.id)):
            counts.setdefault(address, []).append(commit)
    for address, commits in counts.items():
        yield _address(commits[0], address, len(commits))


def _addresses(who: Authorship | None) -> list[str]:
    return carrying(who) if who else []


def carrying(who: Authorship) -> list[str]:
    """Return the addresses of a commit that lead to somebody."""
    given = {who.author_email.lower(), who.committer_email.lower()}
    return sorted(one for one in given if not one.endswith(_NOREPLY) and one != _WEB)


_NOREPLY = "@users.noreply.github.com"
_WEB = "noreply@github.com"
"""What GitHub itself commits with when a file is written in the browser."""


def _address(commit: Commit, address: str, merged: int = 0) -> Problem:
    path = next((one.path for one in commit.changes), SUBMISSIONS)
    more = f" and {merged - 1:,} more" if merged > 1 else ""
    who = f"commit {commit.id[:10]}{more} of submissions"
    return Problem(
        path,
        1,
        "S38",
        Severity.WARNING if merged else Severity.ERROR,
        f"{who} carries an e-mail address that leads to a person ({masked(address)})",
        _TOO_LATE if merged else _MEND,
    )


_MEND = (
    "On GitHub, tick “Keep my email addresses private” under Settings, Emails, set git's "
    "user.email to the address it shows there, and run `git commit --amend --reset-author`."
)
_TOO_LATE = (
    "It is in the history for good. Set git's user.email to the noreply address that GitHub shows "
    "under Settings, Emails, before the next commit."
)
