"""What a decision is made from, and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from microcred.model.decision import Outcome
from microcred.model.evaluators import Evaluators, Person
from microcred.model.release import Release
from microcred.model.scorecard import ReviewEvent, Scored
from microcred.model.submission import Readiness


@dataclass(frozen=True, slots=True)
class Round:
    """One attempt under review: `head` is the commit that is to be judged.

    `handed_in` is when the attempt was taken in. What comes later than the next attempt changes
    nothing about this one; where the moment is not given, that cannot be told and all counts.
    """

    attempt: int
    head: str
    readiness: Readiness
    scorecards: tuple[Scored, ...] = ()
    handed_in: datetime | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """Everything a decision on one submission depends on. `today` is the programme's day."""

    submission: str
    release: Release
    release_hash: str
    earner: Person
    rounds: tuple[Round, ...]
    events: tuple[ReviewEvent, ...]
    evaluators: Evaluators
    today: date


class Reason(StrEnum):
    """Why a scorecard does not count."""

    OTHER_SUBMISSION = "other-submission"
    OTHER_CREDENTIAL = "other-credential"
    OTHER_ATTEMPT = "other-attempt"
    OTHER_RELEASE = "other-release"
    STALE = "stale"
    UNLISTED = "unlisted"
    LISTED_TWICE = "listed-twice"
    UNQUALIFIED = "unqualified"
    UNTRAINED = "untrained"
    OUT_OF_DATE = "out-of-date"
    EARNER = "earner"
    UNKNOWN_PERSON = "unknown-person"
    SAME_SCHOOL = "same-school"
    UNKNOWN_SCHOOL = "unknown-school"
    CONFLICT = "conflict"
    RECUSED = "recused"
    PREVIOUS_SCORER = "previous-scorer"
    FUTURE = "future"
    LATE = "late"
    DRAFT = "draft"
    NOT_ASKED_FOR = "not-asked-for"
    SUPERSEDED = "superseded"
    WAITING = "waiting"
    REPLACED = "replaced"
    SAME_TIME = "same-time"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True, slots=True)
class Uncounted:
    """A scorecard that does not count; `why` says so in a sentence."""

    scored: Scored
    reason: Reason
    why: str


@dataclass(frozen=True, slots=True)
class Ignored:
    """An event that changes nothing; `why` says so in a sentence."""

    event: ReviewEvent
    why: str


@dataclass(frozen=True, slots=True)
class CriterionVerdict:
    """Where one criterion stands. `level` and `met` are None until its round is decided.

    `criterion` and `level` are ids of the rubric; `attempt` is the one that it was decided in, or
    is open in. `feedback` and `where` are the evaluators' words.
    """

    criterion: str
    level: str | None
    met: bool | None
    critical: bool
    attempt: int
    why: str
    feedback: tuple[str, ...] = ()
    where: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """Where a submission stands, and why. `why` and `next_step` are sentences for people.

    `attempt` and `head` are those of the round it stands in; 0 and empty where nothing came in.
    `counted` holds the scorecards of all rounds that the verdicts rest on.
    """

    outcome: Outcome
    attempt: int
    head: str
    criteria: tuple[CriterionVerdict, ...]
    counted: tuple[Scored, ...]
    uncounted: tuple[Uncounted, ...]
    why: str
    next_step: str
    ignored: tuple[Ignored, ...] = ()
