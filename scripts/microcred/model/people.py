"""The private folder: what is known of people, by their ids. Never in the programme's repository.

Tables are CSV with a first line of names; each line makes one of the models below. Lists in a cell
are parted by spaces. extensions.yml is YAML, since each entry gives reasons.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from microcred.model.base import Day, FormatOne, Line, Model, Slug, Text
from microcred.model.identity import AwardId, EarnerId, Moment

Hours = Annotated[float, Field(ge=0, le=10_000)]
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
    before: float | None = None
    after: float | None = None
    results: tuple[Line, ...] = ()


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
