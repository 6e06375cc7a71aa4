"""The report `hours`: how long people said it took, beside what the definition says."""

from __future__ import annotations

from statistics import median, quantiles
from typing import Final

from microcred.mentoring import stated_hours
from microcred.model.credential import Hours
from microcred.reports.report import (
    NOT_TOLD,
    Bars,
    Cell,
    Column,
    Ground,
    Kind,
    Recipe,
    Report,
    Table,
)
from microcred.reports.whereabouts import least_of
from microcred.words import counted


def hours_report(ground: Ground) -> Report:
    """Return the median of measured hours, and of the middle half, for each micro-credential."""
    asked = ground.only("credential", ground.offers.known)
    measured: dict[str, list[float]] = {}
    for work in ground.facts.work:
        if work.hours is not None and asked in (None, work.credential):
            measured.setdefault(work.credential, []).append(work.hours)
    least = least_of(ground.offers)
    enough = [hours for hours in measured.values() if len(hours) >= least]
    said = f"{counted(sum(map(len, enough)), 'report')} of hours that can be told."
    return Report(
        "hours",
        "Hours: stated and measured",
        ground.today,
        (said,) if measured else ("Nobody has said how long anything took.",),
        (_table(ground, measured, least),),
        (f"Below {least} reports the measured hours are not told.",),
    )


RECIPE: Final = Recipe(
    "hours",
    "The hours that people measured, beside those that are stated.",
    hours_report,
    only=("credential",),
)


def _table(ground: Ground, measured: dict[str, list[float]], least: int) -> Table:
    rows = tuple(_row(ground, slug, hours, least) for slug, hours in sorted(measured.items()))
    columns = (
        Column("credential", "Micro-credential"),
        Column("stated_least", "Stated at least", Kind.HOURS),
        Column("stated_most", "Stated at most", Kind.HOURS),
        Column("median", "Measured, the median", Kind.HOURS),
        Column("low", "A quarter took less than", Kind.HOURS),
        Column("high", "A quarter took more than", Kind.HOURS),
        Column("reports", "Reports", Kind.COUNT),
        Column("says", "What that means"),
    )
    title = "Hours of each micro-credential"
    return Table("hours", title, columns, rows, Bars("credential", "median"))


def _row(ground: Ground, slug: str, hours: list[float], least: int) -> tuple[Cell, ...]:
    said = stated_hours(ground.credentials, ground.offers, slug)
    low, high = (said.min, said.max) if said else (None, None)
    if len(hours) < least:
        return (slug, low, high, NOT_TOLD, NOT_TOLD, NOT_TOLD, NOT_TOLD, None)
    middle = float(median(hours))
    quarters = quantiles(hours, n=4, method="inclusive")
    return (
        slug,
        low,
        high,
        middle,
        round(quarters[0], 1),
        round(quarters[2], 1),
        len(hours),
        _means(middle, said),
    )


def _means(middle: float, said: Hours | None) -> str | None:
    if said is None:
        return "no hours are stated"
    if middle > said.max:
        return "takes longer than stated"
    return "takes less than stated" if middle < said.min else "as stated"
