"""decision.yml: what all scorecards together decided. Written by the award job alone."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from microcred.model.base import Flag, FormatOne, Model, Slug
from microcred.model.identity import (
    AwardId,
    CommitId,
    EarnerId,
    EvaluatorId,
    Moment,
    PageId,
    ReleaseName,
    Sha256,
    SubmissionId,
)


class Outcome(StrEnum):
    """Where a submission stands, derived from its files and reviews each time."""

    DRAFT = "draft"
    SCORING = "scoring"
    HELD = "held"
    ADJUDICATION = "adjudication"
    AWARD = "award"
    RESUBMIT = "resubmit"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class CriterionResult(Model):
    """The level that stands for one criterion, and in which attempt it was decided."""

    criterion: Slug
    level: Slug
    met: Flag
    attempt: Annotated[int, Field(ge=1, le=99)]


class CountedScorecard(Model):
    """A scorecard that counted: whose, when, and the hash of what it says."""

    evaluator: EvaluatorId
    at: Moment
    attempt: Annotated[int, Field(ge=1, le=99)]
    sha256: Sha256


class DecisionRecord(Model):
    """submissions/<credential>/<id>/decision.yml. Comments and feedback are not in it."""

    format: FormatOne = 1
    submission: SubmissionId
    credential: ReleaseName
    release: Sha256
    earner: EarnerId
    outcome: Literal[Outcome.AWARD]
    attempt: Annotated[int, Field(ge=1, le=99)]
    head: CommitId
    decided: Moment
    results: tuple[CriterionResult, ...]
    scorecards: tuple[CountedScorecard, ...]
    award: AwardId
    page: PageId | None = Field(None, description="The earner's page, where one was asked for.")
