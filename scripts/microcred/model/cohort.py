"""Cohorts, one after another, that people apply for: program/cohorts/<id>.yml."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from microcred.model.base import Day, FormatOne, Line, Model, Slug, Text
from microcred.model.identity import Moment
from microcred.model.organization import Source, Support
from microcred.model.pathway import Standing


class ApplicationWindow(Model):
    """When applications are taken. Each moment says its distance from UTC."""

    opens: Moment
    closes: Moment


class Cohort(Model):
    """One group of people who begin together."""

    id: Slug
    name: Line
    seats: Annotated[int, Field(ge=1, le=1_000_000)] | Literal["everyone"]
    starts: Day
    ends: Day | None = None


class Series(Model):
    """Cohorts in the order in which they are filled; who finds no seat waits."""

    format: FormatOne = 1
    id: Slug
    name: Line
    organization: Slug
    status: Standing
    goal: Text | None = None
    partners: tuple[Slug, ...] = Field((), description="Organisations that assist.")
    funders: tuple[Line, ...] = ()
    applications: ApplicationWindow
    tags: tuple[Slug, ...] = Field((), description="What applicants may be, as in `first-year`.")
    cohorts: tuple[Cohort, ...]
    pathway: Slug | None = Field(None, description="The pathway they follow.")
    rules: tuple[Slug, ...] = Field((), description="The recognition rules they work towards.")
    supports: tuple[Support, ...] = ()
    source: Source | None = None
    as_of: Day | None = None
