"""What people asked for that is not offered yet: program/requests.yml."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from microcred.model.base import Day, FormatOne, Line, Model, Slug, Text, Url
from microcred.model.vocabulary import Area


class Became(StrEnum):
    """What came of a request."""

    OPEN = "open"
    CHOSEN = "chosen"
    OFFERED = "offered"
    DECLINED = "declined"


class Request(Model):
    """One micro-credential that was asked for. Nobody is named."""

    id: Slug
    name: Line
    why: Text = Field(description="What it would help with, in the words of those who asked.")
    asked: Day
    votes: Annotated[int, Field(ge=0, le=1_000_000)] = Field(
        0, description="How many asked for it, as counted on the issue."
    )
    area: Area | None = None
    issue: Url | None = Field(None, description="Where people vote and talk about it.")
    became: Became = Became.OPEN
    credential: Slug | None = Field(None, description="The micro-credential that came of it.")
    answer: Text | None = Field(None, description="What the programme says to it.")


class Requests(Model):
    """All requests; the page shows those with most votes first."""

    format: FormatOne = 1
    requests: tuple[Request, ...] = ()
