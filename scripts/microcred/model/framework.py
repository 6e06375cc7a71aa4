"""Standards as a framework publishes them: program/frameworks/<id>.json, imported from CASE."""

from __future__ import annotations

from pydantic import Field

from microcred.model.base import FormatOne, Line, Model, Slug, Text, Url


class Standard(Model):
    """One statement. `parent` is the one it is a part of, by its identifier."""

    identifier: Line = Field(description="The one that the framework gave it, a UUID in CASE.")
    uri: Url
    statement: Text
    code: Line | None = None
    kind: Line | None = None
    parent: Line | None = None


class Framework(Model):
    """One framework, its statements in their order."""

    format: FormatOne = 1
    id: Slug
    title: Line
    creator: Line
    identifier: Line
    uri: Url
    case: Line = Field(description="The version of CASE it was published in.")
    status: Line | None = None
    language: Line | None = None
    license: Line | None = None
    standards: tuple[Standard, ...]
