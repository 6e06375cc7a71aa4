"""awards/log.jsonl: one line for each thing that ever happened to an award."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from microcred.model.base import Line, Model, Text
from microcred.model.identity import (
    AwardId,
    Moment,
    Multikey,
    PageId,
    ReleaseName,
    Sha256,
    SubmissionId,
)

LIST_SIZE = 131_072
"""How many awards one status list holds: the fewest bits that Bitstring Status List allows."""


class Happening(StrEnum):
    """What can happen to an award. Anything else is a forgery."""

    AWARDED = "awarded"
    REVOKED = "revoked"
    SIGNED_ANEW = "signed-anew"
    NAME_WITHDRAWN = "name-withdrawn"


class StatusEntry(Model):
    """Which bit of which status list tells whether an award was revoked."""

    list: Annotated[int, Field(ge=1, le=9999)]
    index: Annotated[int, Field(ge=0, lt=LIST_SIZE)]


class LogLine(Model):
    """One line. `sha256` is that of the award's file after it happened.

    `submission`, `credential`, `status` and `page` belong to the line that says awarded.
    """

    at: Moment
    event: Happening
    award: AwardId
    sha256: Sha256
    key: Multikey | None = None
    submission: SubmissionId | None = None
    credential: ReleaseName | None = None
    status: StatusEntry | None = None
    page: PageId | None = None
    reason: Text | None = None
    renews: AwardId | None = None
    by: Line | None = None
