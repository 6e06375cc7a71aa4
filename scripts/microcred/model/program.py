"""The programme's own settings: program/program.yml and program/issuer.yml."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from microcred.model.base import Day, Email, Flag, Language, Line, Model, Slug, Text, Url
from microcred.model.evaluators import Login
from microcred.model.vocabulary import Depth, Mode, Stage

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Host = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$")]


class Calendar(Model):
    """The days on which people score."""

    school_days: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri")
    holidays: tuple[Day, ...] = ()


class Review(Model):
    """Settings that decide how every submission is judged; part of each release."""

    bar_self: Flag = Field(True, description="Nobody scores their own submission.")
    bar_same_school: Flag = Field(False, description="Nobody scores a colleague of their school.")


class Reviewing(Model):
    """How reviews are run on GitHub. In no release: a change holds at once for all that is open."""

    reminders: tuple[Annotated[int, Field(ge=0, le=60)], ...] = Field(
        (3, 0),
        description="How many school days before an answer is due evaluators are reminded of it.",
    )
    reassign_after: Annotated[int, Field(ge=1, le=60)] | Literal["never"] = Field(
        5, description="How many school days late somebody else is asked instead."
    )
    open_per_account: Annotated[int, Field(ge=1, le=1000)] = Field(
        10, description="How many submissions one account may have open at a time."
    )
    merge: Literal["bot", "by-hand"] = Field(
        "bot",
        description="Whether what is awarded is merged by itself, or when somebody does.",
    )
    coordinator: Login | None = Field(
        None, description="The account that is told where nobody is free to score."
    )


class Thresholds(Model):
    """Limits of ours, not of a standard; a programme may set its own."""

    criteria_max: Annotated[int, Field(ge=1)] = 7
    artefacts_max: Annotated[int, Field(ge=1)] = 6
    hours_max: Annotated[int, Field(ge=1)] = 30
    research_age_years: Annotated[int, Field(ge=1)] = 10
    overlap: Annotated[float, Field(gt=0, le=1)] = 0.6
    reading_grade: Annotated[float, Field(ge=1, le=20)] = 12.0


class Shelf(Model):
    """A shelf on the first page, for one kind of visitor."""

    id: Slug
    title: Line
    lead: Text
    stages: tuple[Stage, ...] = ()
    depths: tuple[Depth, ...] = ()
    first: tuple[Slug, ...] = Field((), description="Shown first, in this order.")


class Program(Model):
    """program/program.yml."""

    format: Annotated[int, Field(ge=1, le=1)]
    name: Line
    tagline: Line
    notice: Text | None = Field(None, description="Shown on every page, as plain text.")
    notice_link: Line | None = Field(
        None, description="Where the notice says more: a path of the site, such as about/."
    )
    url: Url = Field(description="The site's permanent address, ending in a slash.")
    repository: Url | None = None
    submissions_repository: Url | None = Field(
        None,
        description="In private mode with two repositories: the private one, which keeps what was "
        "handed in and the decisions. This one has the catalog and the awards.",
    )
    mode: Mode
    time_zone: Line
    language: Language
    calendar: Calendar = Calendar()
    evidence_hosts: tuple[Host, ...] = ()
    evidence_megabytes: Annotated[int, Field(ge=1, le=1_000_000)] = Field(
        5000, description="The largest file that evaluators are asked to open."
    )
    review: Review = Review()
    reviewing: Reviewing = Reviewing()
    teach_out_days: Annotated[int, Field(ge=0, le=3650)] = Field(
        365, description="How long a superseded version still takes submissions."
    )
    thresholds: Thresholds = Thresholds()
    abbreviations: tuple[Line, ...] = Field((), description="Abbreviations every reader knows.")
    shelves: tuple[Shelf, ...] = ()
    site_max_mb: Annotated[int, Field(ge=1, le=1_000_000)] = Field(
        1000, description="The largest site to publish, in MB. GitHub Pages takes 1 GB."
    )


class Issuer(Model):
    """program/issuer.yml: the Open Badges Profile that awards are issued by."""

    name: Line
    url: Url
    description: Text | None = None
    email: Email | None = None
    linkedin: Annotated[int, Field(ge=1, le=10**12)] | None = Field(
        None, description="The number of the organisation's page on LinkedIn, which shows its logo."
    )
