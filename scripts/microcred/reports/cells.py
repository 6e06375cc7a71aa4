"""Cells of a report as people and as programs read them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, Final

from microcred.reports.report import Cell, Column, Kind, Table, Withheld

UNKNOWN: Final = "–"
"""What people are shown where nobody knows, or where nothing applies."""


def shown(cell: Cell, column: Column) -> str:
    """Return a cell in words and figures: `1,234`, `20 %`, `2026-11-22`, `not told`, `–`."""
    if cell is None:
        return UNKNOWN
    if isinstance(cell, Withheld):
        return str(cell.value)
    if isinstance(cell, str):
        return cell
    if isinstance(cell, date):
        return cell.isoformat()
    return f"{percent(cell)} %" if column.kind is Kind.SHARE else _figure(cell, column.kind)


def percent(share: float | Decimal) -> str:
    """Return a share in percent, to one place: `20`, `33.3`; 100 only where it is all of it."""
    hundredths = round(float(share) * 100, 1)
    if hundredths == 100 and share != 1:
        hundredths = 99.9
    return f"{hundredths:g}"


def plain(cell: Cell) -> Any:
    """Return a cell as JSON has it: money as a text, so that no cent is lost; days by ISO 8601."""
    if isinstance(cell, Withheld):
        return str(cell.value)
    if isinstance(cell, Decimal | date):
        return cell.isoformat() if isinstance(cell, date) else f"{cell:f}"
    return round(cell, 4) if isinstance(cell, float) else cell


def records(table: Table) -> list[dict[str, Any]]:
    """Return the rows of a table, each cell by the name of its column."""
    names = [column.id for column in table.columns]
    return [dict(zip(names, map(plain, row), strict=True)) for row in table.rows]


def _figure(value: float | Decimal, kind: Kind) -> str:
    if kind is Kind.MONEY or isinstance(value, Decimal):
        return f"{value:,f}"
    return f"{value:,}" if isinstance(value, int) else f"{value:,.2f}".rstrip("0").rstrip(".")
