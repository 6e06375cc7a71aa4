"""The report `impact`: what was measured of students before and after, as an aggregate."""

from __future__ import annotations

from collections import Counter
from statistics import fmean, median
from typing import Final

from microcred.model.people import Work
from microcred.reports.members import groups
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

CAUTION: Final = (
    "Each teacher measured in their own way, so only the direction can be compared; and without a "
    "group that did something else, no change can be said to come of the micro-credential."
)


def impact_report(ground: Ground) -> Report:
    """Return means before and after, and how many rose, for each micro-credential."""
    asked = ground.only("credential", ground.offers.known)
    among = _among(ground)
    measured: dict[str, list[tuple[float, float]]] = {}
    others: Counter[str] = Counter()
    for work in ground.facts.work:
        pair = _pair(work)
        if pair and asked in (None, work.credential):
            if among is None or work.person in among:
                measured.setdefault(work.credential, []).append(pair)
            else:
                others[work.credential] += 1
    least = least_of(ground.offers)
    rows = tuple(_row(slug, pairs, least, others[slug]) for slug, pairs in sorted(measured.items()))
    told = [row[1] for row in rows if isinstance(row[1], int)]
    many = counted(sum(told), "measurement")
    says = f"{many} before and after that can be told, of {counted(len(told), 'micro-credential')}."
    return Report(
        "impact",
        "Students, before and after",
        ground.today,
        (says,) if measured else ("Nobody has measured anything before and after.",),
        (_table(rows),),
        (CAUTION, f"Below {least} measurements nothing is told."),
    )


RECIPE: Final = Recipe(
    "impact",
    "What was measured of students before and after, as an aggregate.",
    impact_report,
    only=("credential", "series", "cohort"),
)


def _among(ground: Ground) -> frozenset[str] | None:
    """Return whom --only asks for, None where it is everybody."""
    if not {"series", "cohort"} & ground.options.keys():
        return None
    return frozenset(person for group in groups(ground) for person in group.people)


def _pair(work: Work) -> tuple[float, float] | None:
    if work.before is None or work.after is None:
        return None
    return work.before, work.after


def _row(slug: str, pairs: list[tuple[float, float]], least: int, others: int) -> tuple[Cell, ...]:
    """Return a row; nothing is told where it, or what it leaves of the whole, is of few."""
    if len(pairs) < least or 0 < others < least:
        return (slug, *[NOT_TOLD] * 6)
    changes = [after - before for before, after in pairs]
    rose = sum(change > 0 for change in changes)
    told = rose >= least and (len(pairs) - rose >= least or rose == len(pairs))
    return (
        slug,
        len(pairs),
        round(fmean(before for before, _ in pairs), 2),
        round(fmean(after for _, after in pairs), 2),
        round(fmean(changes), 2),
        round(median(changes), 2),
        rose if told else NOT_TOLD,
    )


def _table(rows: tuple[tuple[Cell, ...], ...]) -> Table:
    columns = (
        Column("credential", "Micro-credential"),
        Column("measured", "Measured", Kind.COUNT),
        Column("before", "Mean before", Kind.COUNT),
        Column("after", "Mean after", Kind.COUNT),
        Column("change", "Mean change", Kind.COUNT),
        Column("median", "Median change", Kind.COUNT),
        Column("rose", "Rose", Kind.COUNT),
    )
    title = "Before and after, by micro-credential"
    return Table("impact", title, columns, rows, Bars("credential", "before", "after"))
