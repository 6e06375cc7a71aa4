"""A file that was handed in to a branch of its own, under an opaque id, and nothing else touched.

U06 a draft is not taken in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from microcred import git, places
from microcred.attempt import Completion, offered_for, read_attempt, readable_parts
from microcred.committed import Committed
from microcred.definition import UNREAD
from microcred.document import Source
from microcred.intake.earner import with_earner
from microcred.intake.going import Going, first, following
from microcred.intake.others import Scene, other_problems
from microcred.model.evaluators import Roster
from microcred.model.program import Program
from microcred.model.release import Release
from microcred.places import Attempt
from microcred.problem import Problem, Severity, verdict
from microcred.rules.submission import HandedIn
from microcred.rules.submissions import submission_problems
from microcred.starters.unwritten import unwritten

__all__ = ["Means", "TakenIn", "take_in"]


@dataclass(frozen=True, slots=True)
class Means:
    """What a submission is taken in with: the moment, the programme's day, randomness, people.

    `below` returns a random number from 0 up to the one it is given.
    """

    at: datetime
    today: date
    below: Callable[[int], int]
    roster: Roster | None = None


@dataclass(frozen=True, slots=True)
class TakenIn:
    """An attempt that is on its branch now. `problems` are warnings."""

    place: Attempt
    earner: str
    commit: str
    release: Release
    completion: Completion
    problems: tuple[Problem, ...] = ()


def take_in(
    root: Path,
    source: Source,
    means: Means,
    *,
    earner: str = "",
    submission: str | None = None,
) -> TakenIn | tuple[Problem, ...]:
    """Return the attempt that was taken in, or every problem that stands against it.

    A first attempt needs `earner`; with `submission` it is the next one there. Neither the working
    tree nor what is checked out is touched. Raises GitUnavailable where the repository cannot be
    read or written: then nothing was taken in.
    """
    main = Committed(root)
    head = git.resolve(root, main.revision)
    if head is None:
        raise git.GitUnavailable("there is no branch main here")
    reading, settings = read_attempt(source.path, source.text), main.program
    if reading.document is None or settings.document is None:
        marks = unwritten(source.path, source.text, draft=True)
        found = _readable_problems(main, source, means.today)
        return tuple(sorted({*reading.problems, *settings.problems, *marks, *found}))
    if submission:
        going = following(main, submission, source.path, means.roster, means.today)
    else:
        going = first(main, head, reading.document, earner, means.today, means.below)
    if not isinstance(going, Going):
        return going
    program, whose = settings.document.model, earner or going.earner
    written = with_earner(source, reading.document, whose, program, means.roster)
    if not isinstance(written, Source):
        unplaced = replace(_handed(main, program, source, going, means.today), place=None)
        return tuple(sorted({*written, *_own_problems(unplaced)}))
    handed = _handed(main, program, written, going, means.today)
    scene = Scene(main, means.roster, means.at, means.today, submission)
    others = other_problems(scene, written, handed.document)
    problems = tuple(sorted({*_own_problems(handed), *others}))
    release = handed.offered.release
    if release is None or not verdict(problems).passed:
        return problems
    commit = _put(root, going, written.text.encode(), means.at)
    return TakenIn(going.place, whose, commit, release, handed.completion, problems)


def _readable_problems(main: Committed, source: Source, today: date) -> Iterator[Problem]:
    """Yield what is wrong with the parts of an attempt that can be read."""
    document, settings = readable_parts(source.path, source.text), main.program.document
    if document:
        offered = offered_for(document, main.offers(today))
        program = settings.model if settings else UNREAD
        yield from submission_problems(HandedIn(source, document, offered, program, today, today))


def _handed(
    main: Committed, program: Program, source: Source, going: Going, today: date
) -> HandedIn:
    document = read_attempt(source.path, source.text).document
    offered = main.offers(today)(document.model.credential) if document else UNREAD
    return HandedIn(
        source, document or UNREAD, offered, program, today, going.begun, going.place, going.earlier
    )


def _own_problems(handed: HandedIn) -> Iterator[Problem]:
    """Yield what is wrong with an attempt by itself: by the rules, and U06 for a draft."""
    path, text = handed.source.path, handed.source.text
    yield from submission_problems(handed)
    yield from unwritten(path, text, draft=handed.draft)
    if handed.draft:
        message = "this is a draft, which no evaluator is shown, so it is not taken in"
        fix = "Put in what is missing, and set `status: ready`."
        line = handed.document.line("status")
        yield Problem(path, line, "U06", Severity.ERROR, message, fix)


def _put(root: Path, going: Going, data: bytes, at: datetime) -> str:
    """Return the commit that the branch is moved to: it adds one file to what the branch had."""
    place = going.place
    commit = git.commit_on(
        root,
        parents=[going.parent],
        changes={place.path: data},
        subject=f"Hand in {place.submission}, attempt {place.number}",
        at=at,
    )
    git.move(root, places.branch_ref(place.submission), commit, going.seen)
    return commit
