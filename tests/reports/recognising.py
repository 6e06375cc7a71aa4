"""Reports on recognition from rules, awards and people in few words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from microcred.document import Document
from microcred.facts import Facts
from microcred.model.organization import Organization
from microcred.model.recognition import RecognitionRule
from microcred.offered.offers import NO_OFFERS, Named
from microcred.reports.report import Ground, Report
from microcred.yamltext import Lines
from tests.ledgers import program
from tests.recognition.ruled import LIST, organization

TODAY = date(2017, 12, 31)


def recognising(
    rules: Iterable[RecognitionRule],
    facts: Facts,
    organizations: Iterable[Organization] = (),
    today: date = TODAY,
    **options: Any,
) -> Ground:
    """Return the ground of a report, in Chicago."""
    bodies = tuple(organizations) or (organization("heron"),)
    offers = replace(
        NO_OFFERS,
        organizations={one.id: Document(f"{one.id}.yml", one, Lines(1)) for one in bodies},
        rules={one.id: Document(f"{one.id}.yml", one, Lines(1)) for one in rules},
        known={slug: Named(slug.title()) for slug in LIST},
    )
    return Ground(offers, facts, program(), today, options=options)


def rows(report: Report, table: str) -> list[dict[str, Any]]:
    """Return the rows of a table by the names of their columns."""
    (found,) = [one for one in report.tables if one.id == table]
    names = [column.id for column in found.columns]
    return [dict(zip(names, row, strict=True)) for row in found.rows]


def column(report: Report, table: str, *names: str) -> list[Any]:
    """Return one column of a table, or several as tuples."""
    found = [tuple(row[name] for name in names) for row in rows(report, table)]
    return [one[0] for one in found] if len(names) == 1 else found
