"""The report `study`: what a study of a cohort needs, with nobody in it.

A row is a micro-credential in a cohort. What is told, and what is withheld, `studied` works out.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from typing import Final

from microcred.reports.disclosure import withheld
from microcred.reports.members import Group
from microcred.reports.report import NOT_TOLD, Cell, Column, Ground, Kind, Recipe, Report, Table
from microcred.reports.studied import (
    AGAIN,
    ALL,
    AT_ONCE,
    BEGUN,
    EARNED,
    LATER,
    MET,
    MET_LATER,
    NOT_BEGUN,
    NOT_MET,
    ONCE,
    OUTCOMES,
    SUBMITTED,
    Study,
    cohort_name,
    studied,
)
from microcred.words import counted


def study_report(ground: Ground) -> Report:
    """Return the export; it holds no name and no id."""
    found = studied(ground)
    cohorts = counted(len(found.groups), "cohort")
    says = f"{cohorts}, {counted(len(found.credentials), 'micro-credential')}."
    few = (
        f"No name and no id is in it. A count below {found.least} is not told, nor one that such a "
        "one could be worked out from."
    )
    tables = (_cohorts(found), _work(found), _states(found), _criteria(found))
    return Report("study", "Cohorts, for a study", ground.today, (says,), tables, (few, _DAYS))


_DAYS: Final = (
    "Days are from the day somebody began to the award: the median of all for whom both are known."
)

RECIPE: Final = Recipe(
    "study",
    "An anonymised export of each cohort, for a study; small counts are withheld.",
    study_report,
    only=("series", "cohort"),
)


COHORT, CREDENTIAL = Column("cohort", "Cohort"), Column("credential", "Micro-credential")
_FIGURES: Final = (
    Column("started", "Started", Kind.COUNT),
    Column("submitted", "Submitted", Kind.COUNT),
    Column("resubmitted", "Resubmitted", Kind.COUNT),
    Column("earned", "Earned", Kind.COUNT),
    Column("days", "Days", Kind.COUNT),
)
_STATES: Final = (
    Column(BEGUN, "Begun only", Kind.COUNT),
    Column(ONCE, "Submitted once", Kind.COUNT),
    Column(AGAIN, "Resubmitted", Kind.COUNT),
    Column(AT_ONCE, "Earned at first", Kind.COUNT),
    Column(LATER, "Earned later", Kind.COUNT),
)


def _cohorts(found: Study) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for group in found.groups:
        size = len(group.people)
        shown = size if size >= found.least else NOT_TOLD
        rows.append((cohort_name(group), shown, *_figures(found, group, ALL)))
    columns = (COHORT, Column("people", "People", Kind.COUNT), *_FIGURES)
    title = "Each cohort: its people, and all its micro-credentials together"
    return Table("cohorts", title, columns, tuple(rows))


def _work(found: Study) -> Table:
    rows = tuple(
        (cohort_name(group), slug, *_figures(found, group, slug))
        for group in found.groups
        for slug in found.credentials
    )
    return Table("work", "Each micro-credential", (COHORT, CREDENTIAL, *_FIGURES), rows)


def _states(found: Study) -> Table:
    rows = tuple(
        (
            cohort_name(group),
            slug,
            *(found.told(cohort_name(group), slug, one.id) for one in _STATES),
        )
        for group in found.groups
        for slug in (*found.credentials, ALL)
    )
    title = "How far they came: each is in one column at most"
    return Table("states", title, (COHORT, CREDENTIAL, *_STATES), rows)


def _figures(found: Study, group: Group, slug: str) -> Iterator[Cell]:
    """Yield a row's figures. What follows from others that are told is told."""
    name, size = (
        cohort_name(group),
        len(group.people) * (len(found.credentials) if slug == ALL else 1),
    )
    not_begun = found.told(name, slug, NOT_BEGUN)
    yield size - not_begun if isinstance(not_begun, int) else NOT_TOLD
    yield found.told(name, slug, SUBMITTED, EARNED)
    yield found.told(name, slug, AGAIN, LATER)
    yield found.told(name, slug, EARNED)
    took = found.days.get((name, slug), [])
    if slug == ALL:
        took = [each for (one, _), days in found.days.items() if one == name for each in days]
    few = len(took) < found.least or (name, slug, EARNED) in found.hidden
    yield NOT_TOLD if few else round(median(took))


def _criteria(found: Study) -> Table:
    """Return how criteria were met. Where a row's people can be told, so can its small counts.

    So a row is told only where how many submitted is, and where none of its counts is small.
    """
    rows: list[tuple[Cell, ...]] = []
    asked = {cohort_name(group) for group in found.groups}
    for (name, slug, criterion), outcomes in sorted(found.results.items()):
        if name not in asked:
            continue
        submitted = found.told(name, slug, SUBMITTED, EARNED)
        counts = [outcomes[one] for one in OUTCOMES]
        places = {one: outcomes[one] for one in OUTCOMES}
        kept = withheld(places, [OUTCOMES], found.least)
        whole = isinstance(submitted, int) and sum(counts) >= found.least
        cells = [
            count if whole and one not in kept else NOT_TOLD
            for one, count in zip(OUTCOMES, counts, strict=True)
        ]
        rows.append((name, slug, criterion, *cells))
    columns = (
        COHORT,
        CREDENTIAL,
        Column("criterion", "Criterion"),
        Column(MET, "Met at first", Kind.COUNT),
        Column(MET_LATER, "Met later", Kind.COUNT),
        Column(NOT_MET, "Not met", Kind.COUNT),
    )
    return Table("criteria", "Each criterion", columns, tuple(rows))
