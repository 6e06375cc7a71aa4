"""The files of the private folder to what reports may know."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, TypeVar

from microcred.document import Document, Source, read_yaml
from microcred.earned import Earned
from microcred.facts import Facts
from microcred.model.base import Model
from microcred.model.evaluators import Person, Roster
from microcred.model.people import Application, Award, Extensions, Goal, Meeting, Score, Work
from microcred.offered.offers import Offers
from microcred.problem import Problem, Severity
from microcred.roster.agreeing import Tables, disagreements
from microcred.roster.reading import complete, read_roster
from microcred.roster.tables import Entries, discreet, read_table

M = TypeVar("M", bound=Model)

ROSTERS: Final = ("roster.csv", "roster.yml")
APPLICATIONS: Final = "applications.csv"
AWARDS: Final = "awards.csv"
WORK: Final = "work.csv"
MEETINGS: Final = "meetings.csv"
PLANS: Final = "plans.csv"
EXTENSIONS: Final = "extensions.yml"
SCORES: Final = "scores.csv"
FILES: Final = (*ROSTERS, APPLICATIONS, AWARDS, WORK, MEETINGS, PLANS, EXTENSIONS, SCORES)
MAX_TABLE: Final = 64 * 1024 * 1024
"""Bytes of the largest of these files that is read."""
MAX_PARTS: Final = 200_000


@dataclass(frozen=True, slots=True)
class Known:
    """What the private folder tells, and every problem with it."""

    facts: Facts = field(default_factory=Facts)
    problems: tuple[Problem, ...] = ()


def facts_of(sources: Mapping[str, Source], offers: Offers, missing: Collection[str] = ()) -> Known:
    """Return what the files tell, by their names, and every problem with them.

    What is wrong in one row or file hides nothing of the others. `missing` are files that are there
    and could not be read: nobody is held against a roster among them.
    """
    roster, told, whole = _roster(sources)
    tables = Tables(
        roster,
        _table(sources, APPLICATIONS, Application),
        _table(sources, AWARDS, Award),
        _table(sources, WORK, Work),
        _table(sources, MEETINGS, Meeting),
        _table(sources, PLANS, Goal),
        _table(sources, SCORES, Score),
        _extensions(sources, told),
    )
    of_people = (tables.applications, tables.awards, tables.work, tables.meetings, tables.goals)
    every = (*of_people, tables.scores)
    problems = [*told, *(problem for table in every for problem in table.problems)]
    problems += disagreements(tables, offers, everybody=whole and set(ROSTERS).isdisjoint(missing))
    return Known(_facts(tables), tuple(sorted(set(problems))))


def _facts(tables: Tables) -> Facts:
    extensions = tables.extensions.model.extensions if tables.extensions else ()
    return Facts(
        _people(tables.roster),
        tuple(map(_earned, tables.awards.models)),
        tables.applications.models,
        tables.work.models,
        tables.meetings.models,
        tables.goals.models,
        extensions,
        tables.scores.models,
    )


def _people(roster: Document[Roster] | None) -> dict[str, Person]:
    return {person.id: person for person in roster.model.people} if roster else {}


def _earned(award: Award) -> Earned:
    return Earned(
        award.person,
        award.credential,
        award.awarded,
        award.version,
        award.submitted,
        award.revoked,
        award.award,
        award.catalog,
    )


def _roster(
    sources: Mapping[str, Source],
) -> tuple[Document[Roster] | None, list[Problem], bool]:
    """Return the roster, what is wrong with it, and whether everybody in it could be read."""
    there = [sources[name] for name in ROSTERS if name in sources]
    if not there:
        return None, [], True
    reading = read_roster(there[0])
    problems = list(reading.problems)
    if len(there) > 1:
        message = f"there is also {there[0].path}, and nobody can tell which of the two holds"
        problem = Problem(there[1].path, 1, "P13", Severity.ERROR, message, "Keep one of them.")
        problems.append(problem)
    return reading.document, problems, complete(reading)


def _table(sources: Mapping[str, Source], name: str, model: type[M]) -> Entries[M]:
    source = sources.get(name)
    return read_table(source, model) if source else Entries(name)


def _extensions(
    sources: Mapping[str, Source], problems: list[Problem]
) -> Document[Extensions] | None:
    """Return extensions.yml; what is wrong with it is added to `problems`."""
    source = sources.get(EXTENSIONS)
    if source is None:
        return None
    reading = read_yaml(source.path, source.text, Extensions, MAX_PARTS)
    problems += _discreet(reading.problems)
    return reading.document


def _discreet(problems: tuple[Problem, ...]) -> Iterator[Problem]:
    return (replace(one, message=discreet(one.message)) for one in problems)
