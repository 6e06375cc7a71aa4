"""What another programme exported of itself: its report `programme` as JSON.

T05 a file to compare with is such an export.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from microcred.characters import printable
from microcred.model.base import Day, Line
from microcred.problem import Problem, Severity

Counted = Annotated[int, Field(ge=0, le=10**9, strict=True)]


class _Part(BaseModel):
    """A frozen part of an export. Keys that a later version adds are no reason to refuse it."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Figure(_Part):
    """One figure: known, withheld, or unknown."""

    figure: Line
    count: Counted | Literal["not told"] | None


class SeriesRow(_Part):
    """One series of cohorts."""

    series: Line
    seats: Counted | None
    partners: Line | None = None


class Tables(_Part):
    """The tables that are compared."""

    figures: tuple[Figure, ...]
    series: tuple[SeriesRow, ...]


class Exported(_Part):
    """One programme's figures on a day."""

    report: Literal["programme"]
    programme: Line
    on: Day
    tables: Tables


def read_export(path: str, text: str) -> Exported | Problem:
    """Return what a file tells of a programme, or why it tells nothing."""
    try:
        return Exported.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        said = f"this is no export of a programme: {where}: {first['msg'].lower()}"
        return Problem(path, 1, "T05", Severity.ERROR, printable(said)[:300], _FIX)


_FIX: Final = (
    "Let that programme run `microcred report programme --format json`, and keep the file."
)
