"""program/evaluators.yml: who may score what. And the private roster of earners."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final

from pydantic import Field, StringConstraints

from microcred.model.base import Day, Email, Flag, FormatOne, Line, Model, Slug
from microcred.model.identity import EarnerId, EvaluatorId
from microcred.model.vocabulary import Stage

NOBODY: Final = "none"
"""The `earner` of an evaluator who hands in nothing."""

AccountNumber = Annotated[int, Field(ge=1, le=10**18)]
Login = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,38}$")]


class Away(Model):
    """Days on which somebody does not score, the first and the last among them."""

    first: Day = Field(alias="from", description="The first day.")
    last: Day = Field(alias="until", description="The last day.")


class Evaluator(Model):
    """One person who scores, for what, and who they are close to."""

    id: EvaluatorId
    github: AccountNumber | None = Field(None, description="The number of a GitHub account.")
    login: Login | None = Field(
        None, description="That account's name, to mention them by. Who it is, `github` says."
    )
    earner: EarnerId | None = Field(
        None, description="Their own id when they hand in themselves, else `none`."
    )
    organisation: Line | None = Field(None, description="The body that answers for them.")
    school: Slug | None = None
    credentials: tuple[Slug, ...] = Field(description="What they may score; `any` for everything.")
    trained: Day | None = Field(None, description="When they were trained on the rubrics.")
    until: Day | None = Field(None, description="The last day on which they may score.")
    lead: Flag = Field(False, description="True for a lead evaluator, whose word settles a split.")
    conflicts: tuple[EarnerId, ...] = Field((), description="Earners whom they must not score.")
    capacity: Annotated[int, Field(ge=0, le=1000)] | None = Field(
        None, description="How many open submissions they are asked to score at a time."
    )
    away: tuple[Away, ...] = Field((), description="Days on which they are asked nothing.")


class Evaluators(Model):
    """The register of evaluators."""

    format: FormatOne = 1
    evaluators: tuple[Evaluator, ...] = ()

    def find(self, evaluator: str) -> Evaluator | None:
        """Return the evaluator of this id, or None."""
        return next((one for one in self.evaluators if one.id == evaluator), None)


class Shows(StrEnum):
    """Where somebody chose to be shown."""

    EXPERTISE = "expertise"
    PAGE = "page"
    MENTORS = "mentors"
    PRESENTERS = "presenters"


class Person(Model):
    """One earner of the roster. Never in a public repository."""

    id: EarnerId
    email: Email | None = None
    name: Line | None = None
    organisation: Slug | None = Field(None, description="A file of program/organizations/.")
    school: Slug | None = None
    stage: Stage | None = None
    tags: tuple[Slug, ...] = Field((), description="What they are, as in `first-year`.")
    mentor: EarnerId | None = Field(None, description="The id of who mentors them.")
    started: Day | None = Field(None, description="The day on which they joined the programme.")
    shows: tuple[Shows, ...] = Field((), description="The lists they chose to be on.")


class Roster(Model):
    """The private list that resolves opaque ids; kept outside the programme's repository."""

    format: FormatOne = 1
    people: tuple[Person, ...] = ()

    def find(self, earner: str) -> Person | None:
        """Return the person of this id, or None."""
        return next((one for one in self.people if one.id == earner), None)
