"""What reports are given in tests of their frame: a day, a programme, few facts, plain tables."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from microcred.earned import Earned
from microcred.facts import Facts
from microcred.model.evaluators import Person
from microcred.offered.offers import NO_OFFERS, Named
from microcred.reports.report import Column, Ground, Kind, Report, Table
from tests.ledgers import program

DAY = date(2026, 11, 21)
NOON = datetime(2026, 3, 2, 18, tzinfo=UTC)


def ground(**changes: Any) -> Ground:
    """Return the ground of reports: no facts and no offers but those that are given."""
    given: dict[str, Any] = {
        "offers": NO_OFFERS,
        "facts": Facts(),
        "program": program(),
        "today": DAY,
    }
    return Ground(**(given | changes))


def facts(people: Mapping[str, Mapping[str, Any]], held: Mapping[str, tuple[str, ...]]) -> Facts:
    """Return facts: what the roster says of people, and what each of them holds."""
    roster = {one: Person(id=one, **said) for one, said in people.items()}
    earned = tuple(Earned(one, slug, NOON) for one, slugs in held.items() for slug in slugs)
    return Facts(people=roster, earned=earned)


def known(*slugs: str) -> dict[str, Named]:
    """Return names for micro-credentials."""
    return {slug: Named(slug.title()) for slug in slugs}


def table(*rows: tuple[Any, ...], **changes: Any) -> Table:
    """Return a table of words and counts."""
    columns = (Column("what", "What"), Column("many", "How many", Kind.COUNT))
    return Table("some", "Some things", columns, rows, **changes)


def report(*tables: Table, **changes: Any) -> Report:
    """Return a report of tables."""
    return Report("some", "A report", DAY, tables=tables, **changes)
