"""queue.json: how many submissions wait, and for how long. Nobody is named in it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from microcred.model.base import Day, Flag, FormatOne, Model, Slug

Month = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-(?:0[1-9]|1[0-2])$")]
Few = Annotated[int, Field(ge=0, le=10**6)]
Days = Annotated[float, Field(ge=0, le=10**6)]


class QueueGroup(Model):
    """How many wait for the same micro-credentials, and how long in school days."""

    credentials: tuple[Slug, ...] = Field(description="By name; others may be joined with them.")
    others: Flag = Field(False, description="True where more are in it than are named.")
    waiting: Few
    median: Days
    longest: Days


class QueueMonth(Model):
    """The answers of a month, or of some months together, that ended in an award."""

    first: Month
    last: Month
    answers: Few
    in_time: Few


class Queue(Model):
    """The queue on one day. What is None is more than none and fewer than `least`."""

    format: FormatOne = 1
    day: Day
    least: Annotated[int, Field(ge=1, le=100)] = Field(description="The smallest group shown.")
    waiting: Few | None
    evaluators: Few | None = Field(None, description="Of those, how many evaluators have.")
    held: Few | None = Field(None, description="Of those, how many nobody could look at.")
    teacher: Few | None = Field(None, description="How many are with their teachers.")
    unknown: Few = Field(0, description="How many could not be read.")
    median: Days | None = None
    longest: Days | None = None
    groups: tuple[QueueGroup, ...] = ()
    months: tuple[QueueMonth, ...] = ()
