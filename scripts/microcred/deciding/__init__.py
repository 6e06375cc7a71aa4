"""Submissions to cases that can be decided: from Git, and from nothing that a branch claims.

The release, the settings and the evaluators are those of main; the attempts are those of the
submission's branch; scorecards and events are those recorded beside it.

U12 Git cannot tell of a submission.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from microcred import git, places, reviews
from microcred.committed import Committed
from microcred.deciding.branch import Turn, read_branch
from microcred.deciding.loading import Loaded, loaded
from microcred.deciding.unedited import edited_after_scoring
from microcred.model.evaluators import Roster
from microcred.problem import Problem, Severity

__all__ = ["Loaded", "load", "opened", "states"]


def load(
    root: Path,
    submission: str,
    roster: Roster | None,
    today: date,
    main: Committed | None = None,
    *,
    since: datetime | None = None,
) -> Loaded:
    """Return all that a decision on a submission rests on, and every problem with it.

    `roster` tells who an earner is in private mode. `today` is the programme's day. `main` may be
    given where many are loaded. Nothing was handed in before `since`, whatever its commits say.
    Raises GitUnavailable where the repository cannot be read.
    """
    main = main or Committed(root)
    if git.resolve(root, main.revision) is None:
        raise git.GitUnavailable("there is no branch main here")
    slugs = sorted(main.releases)
    try:
        branch = read_branch(root, submission, slugs)
        if isinstance(branch, Problem):
            return Loaded(submission, problems=(branch,))
        recorded = reviews.read(root, submission)
        edited = tuple(edited_after_scoring(root, submission, branch, recorded))
    except git.GitUnavailable as why:
        return Loaded(submission, problems=(_unread(submission, str(why)),))
    turns = tuple(_not_before(turn, since) for turn in branch.turns)
    branch = replace(branch, turns=turns, problems=(*branch.problems, *edited))
    return loaded(main, submission, branch, recorded, roster, today)


def _not_before(turn: Turn, since: datetime | None) -> Turn:
    return replace(turn, handed_in=max(turn.handed_in, since)) if since else turn


def _unread(submission: str, why: str) -> Problem:
    """Return U12: one submission that Git cannot tell of keeps no other from being decided."""
    fix = "Make the branch anew with `microcred intake`, which writes plain commits of its own."
    said = f"could not read this submission and its reviews: {why}"
    return Problem(places.branch(submission), 1, "U12", Severity.UNKNOWN, said, fix)


def opened(root: Path) -> tuple[str, ...]:
    """Return the ids of all submissions that have a branch of their own, and are not in main."""
    found = git.refs(root, places.BRANCHES, beside=places.MAIN)
    ids = (ref.rpartition("/")[2] for ref in sorted(found))
    return tuple(submission for submission in ids if places.is_submission(submission))


def states(root: Path, roster: Roster | None, today: date) -> Iterator[Loaded]:
    """Yield every open submission with where it stands, in the order of their ids."""
    main = Committed(root)
    for submission in opened(root):
        yield load(root, submission, roster, today, main)
