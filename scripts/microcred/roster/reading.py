"""The roster, as YAML or as CSV.

P13 it names each person once · D06 a mentor is in it, and somebody else · D07 no two people mentor
each other, nor a whole circle.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from microcred.document import Document, Reading, Source, read_yaml
from microcred.model.evaluators import Person, Roster
from microcred.problem import Problem, Severity
from microcred.roster.tables import discreet, read_table
from microcred.yamltext import Lines

ROSTER_PARTS: Final = 2_000_000
"""A roster may hold many people; the lines, commas and brackets of about a hundred thousand."""


MOST_SHOWN: Final = 10
"""How many people of a circle are named."""


def read_roster(source: Source) -> Reading[Roster]:
    """Return the roster in a text, or every problem with it, P13, D06 and D07 among them.

    No message holds a name or an e-mail address.
    """
    csv = source.path.lower().endswith((".csv", ".tsv"))
    reading = _from_csv(source) if csv else _from_yaml(source)
    if reading.document is None:
        return reading
    found = [*_people_twice(reading.document), *_mentor_problems(reading.document)]
    if reading.problems:  # who seems to be missing may be on a line that could not be read
        found = [one for one in found if one.code != "D06"]
    return Reading(reading.document, (*reading.problems, *found))


def complete(reading: Reading[Roster]) -> bool:
    """True where everybody in the file could be read."""
    return reading.document is not None and not (
        {one.code for one in reading.problems} - {"P13", "D06", "D07"}
    )


def _from_yaml(source: Source) -> Reading[Roster]:
    reading = read_yaml(source.path, source.text, Roster, ROSTER_PARTS)
    problems = (replace(one, message=discreet(one.message)) for one in reading.problems)
    return Reading(reading.document, tuple(problems))


def _from_csv(source: Source) -> Reading[Roster]:
    """Return the people of the rows that could be read, None where the table itself cannot be."""
    table = read_table(source, Person)
    if not table.entries and table.problems:
        return Reading(None, table.problems)
    lines: dict[str | int, Lines] = {
        number: Lines(entry.line) for number, entry in enumerate(table.entries)
    }
    at = Lines(1, {"people": Lines(1, lines)})
    return Reading(Document(source.path, Roster(people=table.models), at), table.problems)


def _people_twice(document: Document[Roster]) -> Iterator[Problem]:
    """Yield P13 for each person of the roster that is one listed before."""
    seen: dict[str, int] = {}
    for number, person in enumerate(document.model.people):
        line = document.line("people", number)
        for kind, value in (("id", person.id), ("e-mail address", (person.email or "").lower())):
            first = seen.setdefault(f"{kind} {value}", line) if value else line
            if first != line:
                message = f"the {kind} of {person.id} is that of the person on line {first}"
                fix = "List each person once: two ids would be two people who can both win."
                yield Problem(document.path, line, "P13", Severity.ERROR, message, fix)


def _mentor_problems(document: Document[Roster]) -> Iterator[Problem]:
    """Yield D06 and D07."""
    mentors = {person.id: person.mentor for person in document.model.people}
    lines = {
        person.id: document.line("people", number)
        for number, person in enumerate(document.model.people)
    }
    for person, mentor in mentors.items():
        if mentor == person:
            message = f"{person} is their own mentor"
            fix = "Name somebody else, or nobody."
            yield _wrong(document.path, lines[person], "D06", message, fix)
        elif mentor is not None and mentor not in mentors:
            message = f"the mentor of {person} is {mentor}, who is not in this roster"
            fix = "Add the mentor, or correct the id."
            yield _wrong(document.path, lines[person], "D06", message, fix)
    for circle in _circles(mentors):
        shown = [*circle[:MOST_SHOWN], *(["…"] if len(circle) > MOST_SHOWN else []), circle[0]]
        message = f"these mentor each other in a circle: {' → '.join(shown)}"
        fix = "Take `mentor` from one of them."
        yield _wrong(document.path, lines[circle[0]], "D07", message, fix)


def _circles(mentors: Mapping[str, str | None]) -> Iterator[tuple[str, ...]]:
    """Yield each circle of two or more people, from the first in the roster on."""
    done: set[str] = set()
    for start in mentors:
        way: dict[str, None] = {}
        one: str | None = start
        while one is not None and one in mentors and one not in done and one not in way:
            way[one] = None
            one = mentors[one]
        if one is not None and one in way:
            circle = list(way)[list(way).index(one) :]
            if len(circle) > 1:
                yield tuple(circle)
        done.update(way)


def _wrong(path: str, line: int, code: str, message: str, fix: str) -> Problem:
    return Problem(path, line, code, Severity.ERROR, message, fix)
