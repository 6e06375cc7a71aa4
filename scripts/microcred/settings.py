"""The programme's settings, read and checked: program/program.yml and program/issuer.yml.

P01 the address does not end in a slash · P02 the time zone is unknown · P03 a shelf names a
micro-credential that does not exist · P04 a setting needs private mode · P16 the calendar has no
school day.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import TypeVar
from zoneinfo import available_timezones

from pydantic import BaseModel

from microcred.document import Document, Reading, Source, read_yaml
from microcred.model.program import Issuer, Program
from microcred.model.vocabulary import Mode
from microcred.problem import Problem, Severity
from microcred.yamltext import Location

PROGRAM = "program/program.yml"
ISSUER = "program/issuer.yml"

Reader = Callable[[str], Source | Problem]
M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a programme has decided for itself."""

    program: Document[Program]
    issuer: Document[Issuer]


def read_settings(read: Reader) -> tuple[Settings | None, tuple[Problem, ...]]:
    """Return the settings, or None when a file cannot be understood, and all problems."""
    program, issuer = read_program(read), _reading(ISSUER, read, Issuer)
    problems = (*program.problems, *issuer.problems)
    if program.document is None or issuer.document is None:
        return None, problems
    return Settings(program.document, issuer.document), problems


def read_program(read: Reader) -> Reading[Program]:
    """Return the programme's own settings, and all problems with them."""
    reading = _reading(PROGRAM, read, Program)
    if reading.document is None:
        return reading
    return Reading(reading.document, tuple(_own_problems(reading.document)))


def unknown_on_shelves(program: Document[Program], known: Collection[str]) -> Iterator[Problem]:
    """Yield P03 for each micro-credential on a shelf that is not in the catalog."""
    for number, shelf in enumerate(program.model.shelves):
        for place, slug in enumerate(shelf.first):
            if slug not in known:
                yield _problem(
                    program,
                    ("shelves", number, "first", place),
                    "P03",
                    f"the shelf “{shelf.title}” names {slug}, which is not in the catalog",
                    "Correct the name, or take it off the shelf.",
                )


def _own_problems(program: Document[Program]) -> Iterator[Problem]:
    model = program.model
    if not model.url.endswith("/"):
        yield _problem(
            program, ("url",), "P01", "`url` does not end in a slash", f"Write {model.url}/"
        )
    if model.time_zone not in available_timezones():
        yield _problem(
            program,
            ("time_zone",),
            "P02",
            f"“{model.time_zone}” is not a time zone",
            "Use a name such as America/Chicago.",
        )
    if not model.calendar.school_days:
        yield _problem(
            program,
            ("calendar", "school_days"),
            "P16",
            "there is no school day in the calendar, so no answer would ever be due",
            "Name the days on which people score, such as [mon, tue, wed, thu, fri].",
        )
    if model.mode is Mode.OPEN and model.submissions_repository:
        yield _problem(
            program,
            ("submissions_repository",),
            "P04",
            "in open mode submissions are in this repository, for all to read",
            "Remove it, or set `mode: private`.",
        )
    if model.mode is Mode.OPEN and model.review.bar_same_school:
        yield _problem(
            program,
            ("review", "bar_same_school"),
            "P04",
            "`bar_same_school` needs to know who works where, which only private mode does",
            "Set `mode: private`, or `bar_same_school: false`.",
        )


def _problem(
    program: Document[Program], at: Location, code: str, message: str, fix: str
) -> Problem:
    return Problem(program.path, program.line(*at), code, Severity.ERROR, message, fix)


def _reading(path: str, read: Reader, model: type[M]) -> Reading[M]:
    source = read(path)
    if isinstance(source, Problem):
        return Reading(None, (source,))
    return read_yaml(path, source.text, model)
