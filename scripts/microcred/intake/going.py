"""Where an attempt goes: to a submission of its own, or after the last one of a submission.

U11 the submission takes no attempt now.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from microcred import deciding, git, places
from microcred.committed import Committed
from microcred.document import Document
from microcred.model.evaluators import Roster
from microcred.model.identity import random_id, release_parts
from microcred.model.submission import Submission
from microcred.places import Attempt
from microcred.problem import Problem, Severity
from microcred.review.going_on import GOES_ON, NOT_NOW

ID_LENGTH: Final = 10
"""Random letters of a submission's id: 50 bits."""


@dataclass(frozen=True, slots=True)
class Going:
    """Where an attempt will lie, whose it is, and what it follows.

    It is put on the commit `parent`; `seen` is where its branch is at, None where there is none.
    """

    place: Attempt
    earner: str
    begun: date
    parent: str
    seen: str | None = None
    earlier: tuple[tuple[int, Submission], ...] = ()


def first(
    main: Committed,
    head: str,
    document: Document[Submission],
    earner: str,
    today: date,
    below: Callable[[int], int],
) -> Going:
    """Return where a first attempt goes: a new branch on the commit `head` of main."""
    slug, _ = release_parts(document.model.credential)
    while _is_taken(main, submission := random_id(below, ID_LENGTH)):
        pass
    return Going(Attempt(slug, submission, 1), earner, today, head)


def _is_taken(main: Committed, submission: str) -> bool:
    folders = [places.folder(slug, submission) for slug in main.releases]
    return (
        git.resolve(main.root, places.branch_ref(submission)) is not None
        or git.resolve(main.root, places.reviews(submission)) is not None
        or bool(folders and git.entries(main.root, main.revision, *folders))
    )


def following(
    main: Committed, submission: str, path: str, roster: Roster | None, today: date
) -> Going | tuple[Problem, ...]:
    """Return where the next attempt of a submission goes, or why there can be none now."""
    loaded = deciding.load(main.root, submission, roster, today, main)
    decision, stuck = loaded.decision, [one for one in loaded.problems if one.code[0] == "U"]
    if decision is None or loaded.tip is None or stuck:
        return tuple(stuck) or loaded.problems
    if loaded.merged or decision.outcome not in GOES_ON:
        said = "it was awarded" if loaded.merged else NOT_NOW[decision.outcome]
        message = f"submission {submission} takes no attempt now: {said}"
        fix = "Nothing has to be done." if loaded.merged else decision.next_step
        return (Problem(path, 1, "U11", Severity.ERROR, message, fix),)
    numbers = [turn.place.number for turn in loaded.turns]
    last, begun = loaded.turns[-1].place, loaded.turns[0].handed_in.date()
    return Going(
        last._replace(number=last.number + 1),
        loaded.attempts[0].earner.id,
        begun,
        loaded.tip,
        loaded.tip,
        tuple(zip(numbers, loaded.attempts, strict=True)),
    )
