"""A file that was handed in to a branch of its own, under an opaque id, and nothing else touched.

U06 a draft is not taken in · U11 the submission takes no attempt now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from microcred import deciding, git, places
from microcred.attempt import Completion, read_attempt
from microcred.committed import Committed
from microcred.deciding import Loaded
from microcred.document import Document, Source
from microcred.intake.earner import earner_problems, with_earner
from microcred.intake.others import Handed, Scene, other_problems
from microcred.model.decision import Outcome
from microcred.model.evaluators import Roster
from microcred.model.identity import random_id, release_parts
from microcred.model.release import Release
from microcred.model.submission import Submission
from microcred.places import MAIN, Attempt
from microcred.problem import Problem, Severity, verdict
from microcred.rules.submission import HandedIn
from microcred.rules.submissions import submission_problems
from microcred.starters.unwritten import unwritten

__all__ = ["Means", "TakenIn", "take_in"]

ID_LENGTH: Final = 10
"""Random letters of a submission's id: 50 bits."""

GOES_ON: Final = frozenset({Outcome.RESUBMIT, Outcome.HELD, Outcome.DRAFT})
"""Where a submission takes its next attempt."""


@dataclass(frozen=True, slots=True)
class Means:
    """What a submission is taken in with: the moment, the programme's day, people, randomness.

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


@dataclass(frozen=True, slots=True)
class Going:
    """Where an attempt will lie, what came before it, and the commit that it is put on."""

    place: Attempt
    begun: date
    parent: str
    seen: str | None = None
    earlier: tuple[tuple[int, Submission], ...] = ()


def take_in(
    root: Path,
    source: Source,
    means: Means,
    *,
    earner: str | None = None,
    submission: str | None = None,
) -> TakenIn | tuple[Problem, ...]:
    """Return the attempt that was taken in, or every problem that stands against it.

    `earner` is needed for a first attempt; with `submission` it is the next one there. Neither the
    working tree nor what is checked out is touched. Raises GitUnavailable where the repository
    cannot be read or written: then nothing was taken in.
    """
    main = Committed(root)
    program = main.program
    reading = read_attempt(source.path, source.text)
    if reading.document is None or program.document is None:
        return tuple(sorted({*reading.problems, *program.problems}))
    ...
