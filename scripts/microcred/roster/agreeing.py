"""Whether the tables of people agree with each other, and with what the programme offers.

D08 a school is one of their organisation's · D09 whoever a table names is in the roster · D10 no
row is there twice · D11 what a table names is there · D12 moments of a row follow one another.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import Any, Final, NamedTuple

from microcred.document import Document
from microcred.model.base import Model
from microcred.model.evaluators import Person, Roster
from microcred.model.organization import OrganizationKind
from microcred.model.people import Application, Award, Extensions, Goal, Meeting, Score, Work
from microcred.offered.offers import Offers
from microcred.problem import Problem, Severity
from microcred.roster.tables import Entries, shortened


@dataclass(frozen=True, slots=True)
class Tables:
    """All that was read of the private folder; None for a file that is not there."""

    roster: Document[Roster] | None
    applications: Entries[Application]
    awards: Entries[Award]
    work: Entries[Work]
    meetings: Entries[Meeting]
    goals: Entries[Goal]
    scores: Entries[Score]
    extensions: Document[Extensions] | None


def disagreements(tables: Tables, offers: Offers, *, everybody: bool = True) -> Iterator[Problem]:
    """Yield D08 to D12. Of each kind and file, the first hundred are told one by one.

    `everybody` is false where there is a roster that could not be read, or not all of it.
    """
    found = sorted(_all(tables, offers, everybody=everybody))
    for _, same in groupby(found, key=lambda one: (one.path, one.code)):
        yield from shortened(list(same))


def _all(tables: Tables, offers: Offers, *, everybody: bool) -> Iterator[Problem]:
    people = {one.id for one in tables.roster.model.people} if tables.roster else set()
    if tables.roster:
        yield from _schools(tables.roster, offers)
    elif everybody and any(one.entries for one in _rows(tables)):
        message = "there is no roster, so nobody is known but by their id"
        fix = "Add roster.csv or roster.yml with a line for each person."
        yield Problem("roster.csv", 1, "D09", Severity.WARNING, message, fix)
    for one in _named(tables):
        if tables.roster and everybody and one.person not in people:
            message = f"{one.person} is not in the roster"
            yield _wrong(one.path, one.line, "D09", message, "Add them, or correct the id.")
    yield from _unknown(tables, offers)
    yield from _twice(tables)
    yield from _out_of_order(tables)


def _rows(tables: Tables) -> tuple[Entries[Any], ...]:
    return tables.applications, tables.awards, tables.work, tables.meetings, tables.goals


# --- whom and what they name ---


class _Person(NamedTuple):
    path: str
    line: int
    person: str


def _named(tables: Tables) -> Iterator[_Person]:
    """Yield whom each row names, and where."""
    for table in _rows(tables):
        for entry in table.entries:
            yield _Person(table.path, entry.line, entry.model.person)
    for meeting in tables.meetings.entries:
        yield _Person(tables.meetings.path, meeting.line, meeting.model.mentor)
    if (file := tables.extensions) is not None:
        for number, one in enumerate(file.model.extensions):
            yield _Person(file.path, file.line("extensions", number, "person"), one.person)


def _unknown(tables: Tables, offers: Offers) -> Iterator[Problem]:
    """Yield D11 for each thing that is named and not there."""
    for path, line, what, one, among in _things(tables, offers):
        if one not in among:
            message = f"there is no {what} {one} here"
            yield _wrong(path, line, "D11", message, "Correct the name, or add its file.")


_Thing = tuple[str, int, str, str, Collection[str]]


def _things(tables: Tables, offers: Offers) -> Iterator[_Thing]:
    slug = "micro-credential"
    for asked in tables.applications.entries:
        model, at = asked.model, (tables.applications.path, asked.line)
        yield *at, "series of cohorts", model.series, offers.series
        if (series := offers.series.get(model.series)) is not None:
            for tag in model.tags:
                yield *at, "tag of that series", tag, series.model.tags
    for awarded in tables.awards.entries:
        at = (tables.awards.path, awarded.line)
        yield *at, slug, awarded.model.credential, offers.known
        if awarded.model.catalog:
            yield *at, "adopted catalog", awarded.model.catalog, offers.adopted
    for worked in tables.work.entries:
        yield tables.work.path, worked.line, slug, worked.model.credential, offers.known
    for scored in tables.scores.entries:
        yield tables.scores.path, scored.line, slug, scored.model.credential, offers.known
    for goal in tables.goals.entries:
        for one in goal.model.credentials:
            yield tables.goals.path, goal.line, slug, one, offers.known
    if (file := tables.extensions) is not None:
        for number, extension in enumerate(file.model.extensions):
            line = file.line("extensions", number, "rule")
            yield file.path, line, "recognition rule", extension.rule, offers.rules


def _schools(roster: Document[Roster], offers: Offers) -> Iterator[Problem]:
    """Yield D08 and, for an organisation that is not there, D11."""
    listed, every = _listed(offers)
    for number, person in enumerate(roster.model.people):
        line = roster.line("people", number)
        if person.organisation and person.organisation not in offers.organizations:
            message = f"the organisation of {person.id} is not in program/organizations"
            yield _wrong(roster.path, line, "D11", message, "Correct the name, or add its file.")
        elif (said := _school(person, listed, every)) is not None:
            message, severity = said
            fix = "Name a school that its organisation lists, or list it in that file."
            yield Problem(roster.path, line, "D08", severity, message, fix)


def _school(
    person: Person, listed: Mapping[str, Collection[str]], every: Collection[str]
) -> tuple[str, Severity] | None:
    """Return what is wrong with somebody's school, None where nothing is or can be said."""
    theirs = listed.get(person.organisation or "", ())
    if person.school is None and theirs:
        message = f"no school is recorded for {person.id}, so no count by school has them"
        return message, Severity.WARNING
    if person.school is None or not every or person.school in (theirs or every):
        return None
    if theirs and person.school in every:
        return f"the school of {person.id} is one of another organisation", Severity.ERROR
    return f"the school of {person.id} is listed by no organisation", Severity.ERROR


def _listed(offers: Offers) -> tuple[dict[str, set[str]], set[str]]:
    """Return the schools of each organisation and of those below it, and all of them."""
    models = [document.model for document in offers.organizations.values()]
    schools = {one.id: {school.id for school in one.schools} for one in models}
    for one in models:
        schools[one.id] |= {one.id} if one.kind is OrganizationKind.SCHOOL else set()
    for one in models:
        above, seen = one.part_of, {one.id}
        while above is not None and above in schools and above not in seen:
            schools[above] |= schools[one.id]
            seen.add(above)
            above = offers.organizations[above].model.part_of
    return schools, set().union(*schools.values()) if schools else set()


# --- each row by itself, and beside the others ---


def _twice(tables: Tables) -> Iterator[Problem]:
    """Yield D10 for each row that says again what another says.

    Who applies twice for one series is no mistake of the table; the second time is refused there.
    """
    for table, key in _KEYS:
        entries = table(tables)
        first: dict[object, int] = {}
        for entry in entries.entries:
            line = first.setdefault(key(entry.model), entry.line)
            if line != entry.line:
                message = f"this says again what line {line} says"
                yield _wrong(entries.path, entry.line, "D10", message, "Keep one of the two.")


_KEYS: Final[tuple[tuple[Callable[[Tables], Entries[Any]], Callable[[Any], object]], ...]] = (
    (lambda tables: tables.applications, lambda one: (one.series, one.person, one.at)),
    (
        lambda tables: tables.awards,
        lambda one: one.award or (one.person, one.credential, one.awarded),
    ),
    (lambda tables: tables.work, lambda one: (one.person, one.credential)),
    (lambda tables: tables.meetings, lambda one: (one.mentor, one.person, one.on)),
    (lambda tables: tables.goals, lambda one: (one.person, one.goal)),
    (
        lambda tables: tables.scores,
        lambda one: (one.credential, one.submission, one.attempt, one.evaluator),
    ),
)


def _out_of_order(tables: Tables) -> Iterator[Problem]:
    """Yield D12 for each row whose later moment is before its earlier one."""
    for table, model in zip(_rows(tables), _MODELS, strict=True):
        fields = model.model_fields
        order = [pair for pair in _ORDER if fields.keys() >= set(pair)]
        for entry in table.entries if order else ():
            for earlier, later in order:
                before, after = getattr(entry.model, earlier), getattr(entry.model, later)
                if before is not None and after is not None and _after(before, after):
                    message = f"`{later}` is before `{earlier}`"
                    yield _wrong(table.path, entry.line, "D12", message, "Correct one of the two.")
    if (file := tables.extensions) is not None:
        for number, one in enumerate(file.model.extensions):
            if one.until < one.on:
                line = file.line("extensions", number, "until")
                message = "`until` is before `on`, the day on which it was approved"
                yield _wrong(file.path, line, "D12", message, "Correct one of the two.")


_MODELS: Final[tuple[type[Model], ...]] = (Application, Award, Work, Meeting, Goal)
_ORDER: Final = (
    ("started", "submitted"),
    ("submitted", "awarded"),
    ("awarded", "revoked"),
    ("at", "withdrawn"),
)


def _after(before: Any, after: Any) -> bool:
    """True where `before` comes after `after`; a day is as long as it is in any time zone."""
    if isinstance(before, datetime) or not isinstance(after, datetime):
        return bool(before > after)
    return bool(before > (after.astimezone(UTC) + timedelta(hours=14)).date())


def _wrong(path: str, line: int, code: str, message: str, fix: str) -> Problem:
    return Problem(path, line, code, Severity.ERROR, message, fix)
