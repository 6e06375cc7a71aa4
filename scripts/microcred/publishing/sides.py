"""The private and the public repository, and whether they belong together.

R01 `submissions_repository` is not said, or not for private mode · R02 the public one holds what
was handed in · R07 they are not two repositories of one programme.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from microcred import git, places
from microcred.awarding.scene import Stopped
from microcred.committed import Committed
from microcred.model.program import Program
from microcred.model.vocabulary import Mode
from microcred.places import MAIN, SUBMISSIONS
from microcred.problem import Problem, Severity
from microcred.settings import PROGRAM


@dataclass(frozen=True, slots=True)
class Sides:
    """Main of the private repository and of the public one, each at one commit."""

    private: Committed
    public: Committed


def sides(private: Path, public: Path, ours: str, theirs: str) -> Sides:
    """Return the two as they are at these commits. Raises Stopped where they do not fit."""
    found = Sides(Committed(private, ours), Committed(public, theirs))
    if problems := tuple(_problems(found)):
        raise Stopped(problems)
    return found


def main_of(root: Path) -> str:
    """Return the commit that main is at. Raises GitUnavailable where there is none."""
    found = git.resolve(root, MAIN)
    if found is None:
        raise git.GitUnavailable(f"there is no branch main in {root}")
    return found


def _problems(found: Sides) -> Iterator[Problem]:
    ours, theirs = found.private.program, found.public.program
    if ours.document is None or theirs.document is None:
        yield from (*ours.problems, *theirs.problems)
        return
    yield from _settings(ours.document.model, theirs.document.model)
    if git.top(found.private.root) == git.top(found.public.root):
        yield wrong("R07", PROGRAM, "this is one repository and not two", "Name two folders.")
    held = git.listing(found.public.root, found.public.revision, SUBMISSIONS)
    for path in held:
        if places.attempt(path) or places.is_decision(path):
            said = "the public repository holds what was handed in, which is to be in no public one"
            fix = "Follow docs/runbooks/purge.md: removing the file is not enough."
            yield wrong("R02", path, said, fix)


def _settings(ours: Program, theirs: Program) -> Iterator[Problem]:
    for program, which in ((ours, "private"), (theirs, "public")):
        if program.submissions_repository is None or program.mode is not Mode.PRIVATE:
            said = f"the {which} repository does not say that submissions are kept in another one"
            fix = (
                "Write `mode: private` and `submissions_repository:` with the address of the "
                "private one, in the public repository; then run this with --pull."
            )
            yield wrong("R01", PROGRAM, said, fix)
    if ours.url != theirs.url:
        said = f"the public repository is for {theirs.url}, the private one for {ours.url}"
        fix = "Name the two repositories of one programme; `url` never changes."
        yield wrong("R07", PROGRAM, said, fix)


def wrong(code: str, path: str, message: str, fix: str) -> Problem:
    """Return what keeps the two from being brought together."""
    return Problem(path, 1, code, Severity.ERROR, message, fix)
