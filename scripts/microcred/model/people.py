"""The private folder: what is known of people, by their ids. Never in the programme's repository.

Tables are CSV with a first line of names; each line makes one of the models below. Lists in a cell
are parted by spaces. extensions.yml is YAML, since each entry gives reasons.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from microcred.model.base import Day, Flag, FormatOne, Line, Model, Slug, Text
from microcred.model.identity import AwardId, EarnerId, EvaluatorId, Moment, SubmissionId

Hours = Annotated[float, Field(ge=0, le=10_000, allow_inf_nan=False)]
Measure = Annotated[float, Field(ge=-1e9, le=1e9, allow_inf_nan=False)]
Result = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*=[0-9]{1,2}$", max_length=70)
]
Few = Annotated[int, Field(ge=0, le=99)]


class Application(Model):
    """applications.csv: somebody asked for a seat."""

    series: Slug
    person: EarnerId
    at: Moment
    tags: tuple[Slug, ...] = ()
    withdrawn: Moment | None = None


class Award(Model):
    """awards.csv: an award that this repository's ledger does not hold, or a copy of what it holds.

    `catalog` names the catalog of another issuer whose badge was verified.
    """

    person: EarnerId
    credential: Slug
    version: Line | None = None
    submitted: Moment | None = None
    awarded: Moment
    revoked: Moment | None = None
    award: AwardId | None = None
    catalog: Slug | None = None


class Work(Model):
    """work.csv: how far somebody came with a micro-credential.

    `results` are criteria as in `pauses=1`, with the attempt in which each was met, 0 for not met.
    """

    person: EarnerId
    credential: Slug
    started: Day | None = None
    submitted: Moment | None = None
    attempts: Few = 0
    awarded: Moment | None = None
    hours: Hours | None = None
    before: Measure | None = None
    after: Measure | None = None
    results: tuple[Result, ...] = ()


class Score(Model):
    """scores.csv: what one evaluator found in one attempt.

    `results` are criteria with the place of the level that was seen, as in `pauses=2`: 0 is the
    lowest level of the rubric. `passed` is what this scorecard alone would have decided.
    """

    submission: SubmissionId
    credential: Slug
    attempt: Annotated[int, Field(ge=1, le=99)] = 1
    evaluator: EvaluatorId
    passed: Flag
    results: tuple[Result, ...]


class Meeting(Model):
    """meetings.csv: a mentor and a teacher met."""

    mentor: EarnerId
    person: EarnerId
    on: Day


class Goal(Model):
    """plans.csv: what somebody wants to learn next."""

    person: EarnerId
    goal: Line
    credentials: tuple[Slug, ...] = ()


class Extension(Model):
    """More time for one person under one rule, and who approved it."""

    rule: Slug
    person: EarnerId
    until: Day
    on: Day
    approved_by: Line
    why: Text


class Extensions(Model):
    """extensions.yml."""

    format: FormatOne = 1
    extensions: tuple[Extension, ...] = ()
