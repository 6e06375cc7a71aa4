"""A rubric: one file in rubrics/."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from microcred.model.base import Flag, Line, Model, Slug, Text, Version


class Level(Model):
    """A performance level. Levels are listed from lowest to highest."""

    id: Slug
    name: Line
    passing: Flag = Field(False, description="True for the lowest level that meets the criterion.")


class Criterion(Model):
    """One row of the rubric."""

    id: Slug
    name: Line
    component: Slug | None = Field(None, description="The method component it looks for.")
    evidence: tuple[Slug, ...] = Field((), description="The slots it is scored from.")
    critical: Flag = Field(False, description="True when nothing can make up for it.")
    descriptors: dict[Slug, Text] = {}


class AtLeast(Model):
    """Pass with some criteria met, the critical ones among them."""

    at_least: Annotated[int, Field(ge=1, le=50)]
    and_: tuple[Literal["critical"], ...] = Field((), alias="and")


class Rubric(Model):
    """Criteria by levels, and when a submission passes."""

    id: Slug
    version: Version
    levels: tuple[Level, ...]
    criteria: tuple[Criterion, ...]
    pass_rule: Literal["every-criterion"] | AtLeast | None = None

    @property
    def passing_level(self) -> Level | None:
        """Return the lowest level that meets a criterion."""
        return next((level for level in self.levels if level.passing), None)
