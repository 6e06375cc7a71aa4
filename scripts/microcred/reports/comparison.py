"""Several programmes beside one another, by the public figures that each of them exported."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from microcred.reports.data import as_json
from microcred.reports.exported import Exported, read_export
from microcred.reports.programme import programme
from microcred.reports.report import (
    NOT_TOLD,
    Cell,
    Column,
    Ground,
    Kind,
    NoSuch,
    Recipe,
    Report,
    Table,
)
from microcred.words import counted, listed


def comparison(ground: Ground) -> Report:
    """Return the report: a column for each programme. Raises NoSuch without another programme."""
    if not ground.others:
        raise NoSuch(
            "A comparison needs another programme: `--with FOLDER`, or `--with FILE` for what "
            "`microcred report programme --format json` printed there."
        )
    name = ground.program.name
    own = read_export(name, as_json(programme(ground), name))
    if not isinstance(own, Exported) or name in ground.others:
        raise NoSuch(f"Two of these programmes are called “{name}”, so nothing tells them apart.")
    found = {name: own, **ground.others}
    return Report(
        "comparison",
        "Programmes beside one another",
        ground.today,
        (f"{counted(len(found), 'programme')}: {listed(list(found))}.",),
        (_figures(found), _series(found)),
        (
            (
                "Each programme counted by itself, on the day below its name. What one of "
                "them does not tell stays untold here."
            ),
        ),
    )


RECIPE: Final = Recipe(
    "comparison",
    "This programme beside others: `--with` their folders, or what they exported.",
    comparison,
    alone=True,
)


def _figures(found: Mapping[str, Exported]) -> Table:
    """Return a row for each figure that any programme has, and a column for each programme."""
    by_name = {
        name: {row.figure: row.count for row in data.tables.figures} for name, data in found.items()
    }
    figures = dict.fromkeys(figure for each in by_name.values() for figure in each)
    columns = (
        Column("figure", "Figure"),
        *(Column(f"programme-{at}", name, Kind.COUNT) for at, name in enumerate(found, 1)),
    )
    days: tuple[Cell, ...] = ("Counted on", *(data.on.isoformat() for data in found.values()))
    rows = tuple(
        (figure, *(_cell(each.get(figure)) for each in by_name.values())) for figure in figures
    )
    return Table("figures", "Figures", columns, (days, *rows))


def _cell(value: object) -> Cell:
    return NOT_TOLD if isinstance(value, str) else value if isinstance(value, int) else None


def _series(found: Mapping[str, Exported]) -> Table:
    columns = (
        Column("programme", "Programme"),
        Column("series", "Series"),
        Column("seats", "Seats", Kind.COUNT),
        Column("partners", "Assisted by"),
    )
    rows = tuple(
        (name, row.series, row.seats, row.partners)
        for name, data in found.items()
        for row in data.tables.series
    )
    return Table("series", "Series of cohorts", columns, rows)
