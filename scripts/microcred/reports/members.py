"""Who is in which cohort, on the day of a report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from zoneinfo import ZoneInfo

from microcred.cohorts import Placement, place
from microcred.model.cohort import Cohort, Series
from microcred.reports.report import Ground
from microcred.reports.whereabouts import end_of


class Placed(NamedTuple):
    """A series and its lists."""

    series: Series
    lists: Placement


class Group(NamedTuple):
    """A cohort and who has a seat in it, in the order in which they got it."""

    series: Series
    cohort: Cohort
    people: tuple[str, ...]


def placed(ground: Ground) -> list[Placed]:
    """Return the lists of each series, or of the one asked for by `--only series=…`.

    What happens after the day of the report is left out. Raises NoSuch.
    """
    asked = ground.only("series", ground.offers.series)
    zone, until = ZoneInfo(ground.program.time_zone), end_of(ground)
    applications = ground.facts.applications
    return [
        Placed(document.model, place(document.model, applications, zone, until))
        for name, document in ground.offers.series.items()
        if asked in (None, name)
    ]


def groups(ground: Ground) -> Iterator[Group]:
    """Yield the cohorts of each series, or those asked for by `--only cohort=…`.

    Raises NoSuch.
    """
    found = placed(ground)
    known = {cohort.id for one in found for cohort in one.series.cohorts}
    asked = ground.only("cohort", known)
    for one in found:
        for cohort in one.series.cohorts:
            if asked in (None, cohort.id):
                people = tuple(each.person for each in one.lists.cohorts[cohort.id])
                yield Group(one.series, cohort, people)
