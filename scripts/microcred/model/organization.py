"""An organisation that takes part: program/organizations/<id>.yml."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from microcred.model.base import Day, Email, Flag, FormatOne, Line, Model, Slug, Text, Url
from microcred.model.vocabulary import Area, Purpose

HERE = "here"
"""Names this programme's own catalog where those of others are named."""


class OrganizationKind(StrEnum):
    """What kind of body it is."""

    STATE = "state"
    DISTRICT = "district"
    SCHOOL = "school"
    UNION = "union"
    COLLEGE = "college"
    PARTNER = "partner"


class Part(StrEnum):
    """What it does in the programme; whoever issues need not be who recognises."""

    ISSUER = "issuer"
    ADOPTER = "adopter"
    RECOGNISER = "recogniser"
    FUNDER = "funder"
    ASSISTANCE = "assistance"


class SupportKind(StrEnum):
    """What teachers are given besides the task."""

    MENTOR = "mentor"
    RELEASE_TIME = "release-time"
    COACH = "coach"
    OFFICE_HOURS = "office-hours"
    TEAM = "team"


class MentorHolds(StrEnum):
    """What somebody holds before they mentor."""

    ANY = "any"
    SAME = "same"


class Source(Model):
    """Where a statement about an organisation can be read."""

    text: Text
    url: Url | None = None


class Support(Model):
    """One thing that teachers can count on."""

    kind: SupportKind
    text: Text
    url: Url | None = None


class Need(Model):
    """A skill that is wanted, and what shows it."""

    id: Slug
    name: Line
    purpose: Purpose | None = None
    area: Area | None = Field(None, description="Served by every micro-credential of this area.")
    credentials: tuple[Slug, ...] = Field((), description="Served by these.")
    wanted: Annotated[int, Field(ge=1, le=1_000_000)] | None = Field(
        None, description="How many people are to hold one of them."
    )


class Adoption(Model):
    """Micro-credentials of a catalog that count as its own."""

    catalog: Slug = Field(HERE, description="A file in program/adopted/, or `here`.")
    credentials: tuple[Slug, ...] = Field(description="Their names; `any` for all of it.")
    since: Day


class Value(Model):
    """What it holds of one micro-credential, beside the rigor that is worked out from its file."""

    credential: Slug
    says: Text
    source: Source | None = None


class School(Model):
    """A school of a district."""

    id: Slug
    name: Line


class Organization(Model):
    """One state, district, school, union, college or partner."""

    format: FormatOne = 1
    id: Slug
    name: Line
    kind: OrganizationKind
    parts: tuple[Part, ...] = Field(description="What it does here.")
    part_of: Slug | None = Field(None, description="The organisation it belongs to.")
    url: Url | None = None
    contact: Email | Url | None = None
    source: Source | None = None
    as_of: Day | None = Field(None, description="The day on which the source was read.")
    schools: tuple[School, ...] = ()
    adopts: tuple[Adoption, ...] = ()
    values: tuple[Value, ...] = ()
    supports: tuple[Support, ...] = ()
    needs: tuple[Need, ...] = ()
    first_year_load: Annotated[int, Field(ge=1, le=100)] | None = Field(
        None, description="How many micro-credentials a first-year teacher works on at a time."
    )
    mentors_hold: MentorHolds = Field(
        MentorHolds.ANY,
        description="What a mentor holds: any award, or those of all that their teacher works on.",
    )
    pays_once: Flag = Field(
        False, description="True where no two of its rules may pay for the same award."
    )
    least: Annotated[int, Field(ge=1, le=1000)] = Field(
        5, description="The smallest number of people that a report of it shows."
    )
