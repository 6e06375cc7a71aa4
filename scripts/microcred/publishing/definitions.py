"""Definitions from the public repository to the private one, as a merge of its main.

File by file: what only one side changed since they last met is as that side has it. Submissions and
the ledger are the private repository's alone. What both changed is told, and nothing is merged.

R03 the public ledger is not how the private one began · R06 a file was changed in both · R07 the
two share no history.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from microcred import git
from microcred.awarding.landing import Landed, Made, Step, no_step
from microcred.awarding.scene import Stopped
from microcred.git import Entry, Remote
from microcred.ledger.log import MAX_LOG
from microcred.places import AWARDS, LOG, MAIN, SUBMISSIONS
from microcred.problem import Problem
from microcred.publishing.moving import move_main
from microcred.publishing.sides import main_of, wrong
from microcred.settings import PROGRAM

CATALOG: Final = "refs/microcred/catalog"
"""Where main of the public repository is known in the private one."""

OURS: Final = (f"{AWARDS}/", f"{SUBMISSIONS}/")
"""What is the private repository's alone."""

SUBJECT: Final = "Merge the definitions of the catalog"


@dataclass(frozen=True, slots=True)
class Pulled:
    """What was brought to the private repository: how many files; None where it had all."""

    files: int | None = None


def pull(
    private: Path,
    public: Path,
    at: datetime,
    *,
    there: Remote | None = None,
    step: Step = no_step,
) -> Landed[Pulled]:
    """Merge main of the public repository into main of the private one; and on `there`, its origin.

    Raises Stopped and Unsaved before anything happens, GitUnavailable.
    """
    git.fetch(private, git.elsewhere(str(git.top(public))), {MAIN: CATALOG})
    make = partial(_make, private, main_of(public), at)
    return move_main(private, make, at=at, why=SUBJECT, there=there, step=step)


def _make(root: Path, theirs: str, at: datetime, head: str) -> Made[Pulled]:
    if git.contains(root, head, theirs):
        return Made(None, Pulled())
    base = git.merge_base(root, head, theirs)
    if base is None:
        said = "the two repositories share no history, so nothing can be told of who changed what"
        fix = "Make the private one as a clone of the public one: docs/runbooks/private-mode.md."
        raise Stopped((wrong("R07", PROGRAM, said, fix),))
    _follows(root, head, theirs)
    before, ours, new = (_files(root, one) for one in (base, head, theirs))
    theirs_changed = [path for path in sorted({*before, *new}) if _differ(path, before, new)]
    wanted = [path for path in theirs_changed if _differ(path, ours, new)]
    if both := [path for path in wanted if _differ(path, before, ours)]:
        raise Stopped(tuple(map(_changed_twice, both)))
    changes = {path: new.get(path) for path in wanted}
    tip = git.commit_on(root, parents=[head, theirs], changes=changes, subject=SUBJECT, at=at)
    return Made(tip, Pulled(len(changes)))


def _files(root: Path, revision: str) -> dict[str, Entry]:
    """Return the files of a commit, but for those that are the private repository's alone."""
    found = git.entries(root, revision)
    return {one.path: one for one in found if not one.path.startswith(OURS)}


def _differ(path: str, one: Mapping[str, Entry], other: Mapping[str, Entry]) -> bool:
    return _mark(one.get(path)) != _mark(other.get(path))


def _mark(entry: Entry | None) -> tuple[str, str] | None:
    return (entry.mode, entry.id) if entry else None


def _follows(root: Path, head: str, theirs: str) -> None:
    """Raise Stopped where the public log tells what the private one does not."""
    ours, public = (git.show(root, one, LOG, MAX_LOG) or b"" for one in (head, theirs))
    if not ours.startswith(public):
        said = "the public log is not how the private one begins"
        fix = "Fetch the private repository first; only `microcred publish` writes the public one."
        raise Stopped((wrong("R03", LOG, said, fix),))


def _changed_twice(path: str) -> Problem:
    said = "this was changed in the private repository and in the public one"
    fix = (
        "Definitions are changed in the public one. Take the change back in the private one "
        f"(`git checkout {CATALOG} -- FILE`, then commit), and run this again."
    )
    return wrong("R06", path, said, fix)
