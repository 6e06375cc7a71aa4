"""A pathway or a stack: program/pathways/<id>.yml."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from microcred.model.base import Day, Flag, FormatOne, Line, Model, Slug, Text
from microcred.model.organization import Source
from microcred.model.vocabulary import Stage

Least = Annotated[int, Field(ge=1, le=1000)]


class Standing(StrEnum):
    """Whether what an organisation offers holds."""

    DRAFT = "draft"
    IN_FORCE = "in-force"
    ENDED = "ended"


class PathwayKind(StrEnum):
    """What it is called where it is offered."""

    PATHWAY = "pathway"
    STACK = "stack"


class Group(Model):
    """Micro-credentials of one kind, some of which are to be earned."""

    id: Slug
    name: Line
    choices: tuple[Slug, ...] = Field(alias="from")
    at_least: Least = 1


class Requirement(Model):
    """One step. Exactly one of `from`, `groups` and `either` says what it takes."""

    id: Slug
    name: Line
    choices: tuple[Slug, ...] = Field((), alias="from")
    at_least: Least | None = Field(None, description="How many of `from`; without it, all of them.")
    groups: tuple[Group, ...] = Field((), description="Some from each of these.")
    either: tuple[tuple[Slug, ...], ...] = Field(
        (), description="Any one of these lists, the whole of it."
    )


class Prerequisite(Model):
    """What is to be held before a micro-credential is begun."""

    credential: Slug
    needs: tuple[Slug, ...]


class Pathway(Model):
    """One pathway. An award counts for one of its requirements, unless `shared`."""

    format: FormatOne = 1
    id: Slug
    name: Line
    kind: PathwayKind = PathwayKind.PATHWAY
    organization: Slug
    status: Standing
    goal: Text
    stages: tuple[Stage, ...] = ()
    requirements: tuple[Requirement, ...]
    prerequisites: tuple[Prerequisite, ...] = ()
    capstone: Slug | None = Field(None, description="The last one, once all else is done.")
    shared: Flag = Field(False, description="True where an award may count more than once.")
    source: Source | None = None
    as_of: Day | None = None
