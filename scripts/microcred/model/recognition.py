"""What an organisation gives for awards: program/recognition/<id>.yml."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from microcred.model.base import Day, Flag, FormatOne, Line, Model, Slug, Text
from microcred.model.organization import Source
from microcred.model.pathway import Group, Least, Standing
from microcred.model.vocabulary import PolicyUse, Stage

Amount = Annotated[Decimal, Field(gt=0, le=10**7, decimal_places=2)]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]


class Effective(Model):
    """The days on which a rule holds, the first and the last among them."""

    first: Day = Field(alias="from")
    last: Day | None = Field(None, alias="until")


class CountedBy(StrEnum):
    """Which day of an award counts."""

    SUBMITTED = "submitted"
    AWARDED = "awarded"


class Begins(StrEnum):
    """When a person's time begins, where it is not the same day for everybody."""

    ENROLLED = "enrolled"
    FIRST_AWARD = "first-award"


class Window(Model):
    """How long a person has. The day it begins is day 0, in the programme's time zone.

    With `days: 365` day 365 counts and day 366 does not; with `years: 1` the same day a year later
    is the last one that counts. With `until` that day is the last one.
    """

    begins: Begins | Day
    days: Annotated[int, Field(ge=1, le=20_000)] | None = None
    years: Annotated[int, Field(ge=1, le=50)] | None = None
    until: Day | None = None


class Counts(Model):
    """What is counted, and how many it takes."""

    choices: tuple[Slug, ...] = Field((), alias="from", description="`any` for every one.")
    at_least: Least = 1
    groups: tuple[Group, ...] = Field((), description="Some of them from each of these.")
    window: Window | None = None
    by: CountedBy = CountedBy.AWARDED


class Cap(Model):
    """The most awards of a person that are counted."""

    at_most: Annotated[int, Field(ge=1, le=1000)]
    per: Literal["ever", "year"] = "ever"


class Whom(Model):
    """Whom a rule is for: of its owner's own people, where no organisations are named."""

    organizations: tuple[Slug, ...] = Field(
        (), description="Whose people; `any` for those of every organisation and of none."
    )
    schools: tuple[Slug, ...] = ()
    stages: tuple[Stage, ...] = ()
    tags: tuple[Slug, ...] = ()


class RewardKind(StrEnum):
    """What can be given."""

    PAY = "pay"
    ROLE = "role"
    HOURS = "hours"
    CREDITS = "credits"
    LIST = "list"
    LICENCE = "licence"


class Per(StrEnum):
    """How often it is given."""

    ONCE = "once"
    YEAR = "year"
    AWARD = "award"


class Reward(Model):
    """One thing that is given."""

    kind: RewardKind
    amount: Amount | None = Field(None, description="Of money, hours or credits.")
    currency: Currency = "USD"
    per: Per = Per.ONCE
    permanent: Flag = Field(False, description="True for pay that goes on for good.")
    role: Line | None = None
    toward: Line | None = Field(None, description="What hours, credits or a licence are for.")
    list: Literal["mentors", "presenters"] | None = None


class Amendment(Model):
    """A change to a rule. What it leaves out stays as it was; the past is counted anew."""

    on: Day = Field(description="The day it was decided.")
    effective: Day
    approved_by: Line
    why: Text
    source: Source | None = None
    window: Window | None = None
    at_least: Least | None = None
    rewards: tuple[Reward, ...] | None = None
    until: Day | None = Field(None, description="A new last day of the rule itself.")


class RecognitionRule(Model):
    """One rule of one organisation."""

    format: FormatOne = 1
    id: Slug
    name: Line
    owner: Slug
    status: Standing
    effective: Effective
    source: Source
    as_of: Day = Field(description="The day on which the source was read.")
    strand: PolicyUse | None = None
    whom: Whom = Whom()
    counts: Counts
    cap: Cap | None = None
    rewards: tuple[Reward, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    note: Text | None = None
