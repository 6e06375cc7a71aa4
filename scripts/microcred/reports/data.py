"""A report as JSON, and one of its tables as CSV."""

from __future__ import annotations

import json
from typing import Any

from microcred.csvtext import write_csv
from microcred.reports.cells import plain, records
from microcred.reports.report import Report, Table


def as_json(report: Report, programme: str, *, private: bool = False) -> str:
    """Return a report as JSON: what it says, and each table's rows by the names of columns.

    `programme` is the name of the programme that it is of. `private` says that it tells of people,
    and marks it so that `check` knows it where it must not be.
    """
    return (
        json.dumps(report_data(report, programme, private=private), indent=1, ensure_ascii=False)
        + "\n"
    )


def report_data(report: Report, programme: str, *, private: bool = False) -> dict[str, Any]:
    """Return a report as plain values. `not told` is a figure withheld, null is unknown."""
    return {
        "report": report.name,
        **({"private": True} if private else {}),
        "programme": programme,
        "title": report.title,
        "on": report.on.isoformat(),
        "says": list(report.says),
        "tables": {table.id: records(table) for table in report.tables},
        "notes": list(report.notes),
    }


def as_csv(table: Table) -> str:
    """Return a table as CSV, each cell such that no spreadsheet takes it for a formula."""
    rows = ([plain(cell) for cell in row] for row in table.rows)
    return write_csv([column.id for column in table.columns], rows)
