"""All that the bot looks at to decide what to do about one pull request."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from microcred.attempt import Completion
from microcred.bot.pull import Pull
from microcred.model.decision import DecisionRecord
from microcred.model.evaluators import Evaluators
from microcred.model.program import Program
from microcred.model.submission import Submission
from microcred.places import Attempt
from microcred.problem import Problem
from microcred.review import Case, Decision


@dataclass(frozen=True, slots=True)
class Turned:
    """One attempt of the submission: its place, the commit to be judged, its text and fields.

    `completion` is None where it cannot be told what is asked for.
    """

    place: Attempt
    head: str
    handed_in: datetime
    text: str
    submission: Submission
    completion: Completion | None = None


@dataclass(frozen=True, slots=True)
class Matter:
    """One pull request, what Git knows of its submission, and the programme as main has it.

    `touched` are the files that the pull request changes. `submission` is None where it hands
    nothing in. `case` and `decision` are None where nothing can be decided; `problems` say why.
    `record` is what was decided once it is awarded. `loads` says how many submissions each
    evaluator has open, and `ahead` how many older submissions its author has open; both are None
    where that was not asked for. `beside` are other open pull requests at the same commit. `bot`
    is the number of our own account.
    """

    pull: Pull
    touched: tuple[str, ...]
    program: Program
    evaluators: Evaluators
    bot: int
    at: datetime
    today: date
    submission: str | None = None
    attempts: tuple[Turned, ...] = ()
    problems: tuple[Problem, ...] = ()
    case: Case | None = None
    decision: Decision | None = None
    record: DecisionRecord | None = None
    loads: Mapping[str, int] | None = field(default=None)
    ahead: int | None = None
    beside: tuple[Pull, ...] = ()
