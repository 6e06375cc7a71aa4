"""Reports as one page for a coordinator: self-contained, charts with their tables behind them."""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any, Final

from markupsafe import Markup

from microcred.reports.cells import shown
from microcred.reports.report import Bars, Cell, Kind, Report, Table, Withheld
from microcred.site.chart import Bar, chart
from microcred.site.render import render
from microcred.words import counted, day, listed

DRAWN: Final = 12
"""How many bars a chart has; the table behind it has all."""
WRITTEN: Final = 500
"""How many rows of a table a page has; a larger one is for a spreadsheet."""
STYLES: Final = ("base.css", "queue.css", "report.css")
EXACT: Final = 1000
"""Into how many parts the longest bar of a chart is divided."""

Data = dict[str, Any]


def as_page(reports: Sequence[Report], title: str, *, private: bool) -> str:
    """Return the page. `private` says that it tells of people.

    Of several reports those that have nothing in any table are named at the end alone.
    """
    told = [one for one in reports if len(reports) == 1 or any(table.rows for table in one.tables)]
    data = {
        "title": title,
        "day": day(reports[0].on),
        "private": private,
        "styles": Markup(styles()),  # noqa: S704  our own files, and a style sheet knows no escapes
        "reports": [_section(report) for report in told],
        "silent": listed([f"“{one.title}”" for one in reports if one not in told]),
    }
    return render("reports.html", data, "") + "\n"


@cache
def styles() -> str:
    """Return the style sheets with their fonts in them, so that the page needs no other file."""
    assets = resources.files("microcred.site.theme") / "assets"
    text = "\n".join((assets / "mc" / name).read_text("utf-8") for name in STYLES)

    def font(found: re.Match[str]) -> str:
        data = base64.b64encode((assets / "fonts" / found[1]).read_bytes()).decode()
        return f'url("data:font/woff2;base64,{data}")'

    return re.sub(r'url\("\.\./fonts/([a-z0-9-]+\.woff2)"\)', font, text)


def _section(report: Report) -> Data:
    return {
        "id": report.name,
        "title": report.title,
        "says": report.says,
        "tables": [_table(report.name, table) for table in report.tables if table.rows],
        "empty": [table.title for table in report.tables if not table.rows],
        "notes": report.notes,
    }


def _table(report: str, table: Table) -> Data:
    drawn = _bars(table, table.chart) if table.chart else []
    return {
        "title": table.title,
        "columns": [
            {"name": one.name, "words": one.kind in (Kind.TEXT, Kind.DAY)} for one in table.columns
        ],
        "rows": [
            [shown(cell, column) for cell, column in zip(row, table.columns, strict=True)]
            for row in table.rows[:WRITTEN]
        ],
        "more": _more(report, table),
        "chart": _chart(f"{report}-{table.id}", table.title, drawn) if drawn else None,
        "undrawn": _undrawn(len(table.rows) - min(len(drawn), DRAWN)),
    }


def _more(report: str, table: Table) -> str | None:
    """Return where the rows are that the page leaves out, None where it has all."""
    left = len(table.rows) - WRITTEN
    if left <= 0:
        return None
    asked = f"microcred report {report} --table {table.id} --format csv"
    return f"{counted(left, 'more row is', 'more rows are')} in the file that `{asked}` prints."


def _chart(name: str, title: str, bars: Sequence[Bar]) -> Data:
    told = listed([f"{bar.label} {bar.value}" for bar in bars[:DRAWN]])
    return chart(name, f"{title}: {told}.", bars[:DRAWN])


def _undrawn(left: int) -> str | None:
    return f"{counted(left, 'more row is', 'more rows are')} in the table." if left > 0 else None


def _bars(table: Table, bars: Bars) -> list[Bar]:
    """Return a bar for each row that has a figure to draw; what is withheld has none."""
    label, solid = table.place(bars.label), table.place(bars.solid)
    hatched = table.place(bars.hatched) if bars.hatched else None
    rows = [row for row in table.rows if isinstance(_number(row[solid]), float)]
    most = max((_length(row, solid, hatched) for row in rows), default=0.0) or 1.0
    return [
        Bar(
            shown(row[label], table.columns[label]),
            _value(table, row, solid, hatched),
            _parts(row[solid], most),
            _parts(row[hatched], most) if hatched is not None else 0,
        )
        for row in rows
    ]


def _value(table: Table, row: Sequence[Cell], solid: int, hatched: int | None) -> str:
    said = shown(row[solid], table.columns[solid])
    if hatched is None:
        return said
    column = table.columns[hatched]
    return f"{said}, {column.name.lower()} {shown(row[hatched], column)}"


def _length(row: Sequence[Cell], solid: int, hatched: int | None) -> float:
    return (_number(row[solid]) or 0.0) + (_number(row[hatched]) or 0.0 if hatched else 0.0)


def _parts(cell: Cell, most: float) -> int:
    return round((_number(cell) or 0.0) / most * EXACT)


def _number(cell: Cell) -> float | None:
    unsized = cell is None or isinstance(cell, str | Withheld) or hasattr(cell, "isoformat")
    return None if unsized else float(cell)  # type: ignore[arg-type]
