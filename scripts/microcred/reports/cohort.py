"""The report `cohort`: who has a seat, who waits, who was refused and why, and how far they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from zoneinfo import ZoneInfo

from microcred.cohorts import Placement
from microcred.earned import Earned
from microcred.model.cohort import Series
from microcred.model.identity import timestamp
from microcred.model.people import Application
from microcred.pathways import progress
from microcred.reports.members import Placed, placed
from microcred.reports.report import Bars, Cell, Column, Ground, Kind, Recipe, Report, Table
from microcred.reports.whereabouts import holdings
from microcred.words import closed, counted, listed

SERIES, COHORT, PERSON = Column("series", "Series"), Column("cohort", "Cohort"), Column("id", "Id")
AT: Final = Column("at", "Applied at")
WAITING: Final = "waiting list"
NO_TAG: Final = "none of these"

_NOTE: Final = (
    "Seats go by the moment of the application, then by id; a seat that is freed goes to whoever "
    "waits first, and nobody else moves."
)


def cohort_report(ground: Ground) -> Report:
    """Return the lists of every series as they are on the day, and how far each cohort is."""
    found = placed(ground)
    return Report(
        "cohort",
        "Cohorts and waiting lists",
        ground.today,
        tuple(said for one in found for said in _says(one)),
        (
            _cohorts(found),
            _tags(found),
            _progress(ground, found),
            _seats(found),
            _waiting(found),
            _promoted(found, ZoneInfo(ground.program.time_zone)),
            _refused(found),
        ),
        (_NOTE,),
    )


RECIPE: Final = Recipe(
    "cohort",
    "Who has a seat in which cohort, who waits, and how far each cohort is.",
    cohort_report,
    only=("series",),
    private=True,
)


def _says(one: Placed) -> Iterator[str]:
    lists, series = one.lists, one.series
    took = [
        f"{counted(len(lists.cohorts[cohort.id]), 'seat')} taken in “{cohort.name}”"
        for cohort in series.cohorts
    ]
    waiting = counted(len(lists.waiting), "person waits", "people wait")
    waiting = waiting if lists.waiting else "nobody waits"
    yield f"{series.name}: {counted(_asked(lists), 'application')}; {listed([*took, waiting])}."
    more = [
        *([f"{counted(len(lists.withdrawn), 'application')} withdrawn"] if lists.withdrawn else []),
        *([f"{counted(len(lists.refused), 'application')} refused"] if lists.refused else []),
    ]
    if more:
        yield f"Of these, {listed(more)}."
    if series.funders:
        yield closed(f"Funded by {listed(series.funders)}")


def _asked(lists: Placement) -> int:
    seated = sum(map(len, lists.cohorts.values()))
    return seated + len(lists.waiting) + len(lists.withdrawn) + len(lists.refused)


def _cohorts(found: Sequence[Placed]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for one in found:
        for cohort in one.series.cohorts:
            taken = len(one.lists.cohorts[cohort.id])
            seats = None if cohort.seats == "everyone" else cohort.seats
            free = None if seats is None else seats - taken
            rows.append((one.series.id, cohort.id, cohort.starts, seats, taken, free))
        rows.append((one.series.id, WAITING, None, None, len(one.lists.waiting), None))
    columns = (
        SERIES,
        COHORT,
        Column("starts", "Starts", Kind.DAY),
        Column("seats", "Seats", Kind.COUNT),
        Column("people", "People", Kind.COUNT),
        Column("free", "Free", Kind.COUNT),
    )
    title = "Seats; a cohort for everyone has no number of them"
    return Table("cohorts", title, columns, tuple(rows), Bars("cohort", "people", "free"))


def _tags(found: Sequence[Placed]) -> Table:
    """Return how many of each list have each tag; somebody may have several."""
    rows: list[tuple[Cell, ...]] = []
    for one in found:
        for name, people in _lists(one.lists):
            tags = Counter(tag for each in people for tag in set(each.tags))
            rows += [(one.series.id, name, tag, tags[tag]) for tag in one.series.tags]
            if one.series.tags:
                none = sum(not each.tags for each in people)
                rows.append((one.series.id, name, NO_TAG, none))
    columns = (SERIES, COHORT, Column("tag", "Tag"), Column("people", "People", Kind.COUNT))
    return Table("tags", "Who they are", columns, tuple(rows))


def _lists(lists: Placement) -> Iterator[tuple[str, tuple[Application, ...]]]:
    yield from lists.cohorts.items()
    yield WAITING, lists.waiting


def _progress(ground: Ground, found: Sequence[Placed]) -> Table:
    holds = holdings(ground)
    begun = {one.person for one in ground.facts.work if one.started or one.submitted}
    rows: list[tuple[Cell, ...]] = []
    for one in found:
        for cohort, people in one.lists.cohorts.items():
            ids = [each.person for each in people]
            awards = [len(holds.get(person, ())) for person in ids]
            earned = sum(map(bool, awards))
            started = sum(person in begun or bool(holds.get(person)) for person in ids)
            done = _completed(ground, one.series, ids, holds)
            share = None if done is None or not ids else done / len(ids)
            rows.append(
                (one.series.id, cohort, len(ids), started, earned, sum(awards), done, share)
            )
    columns = (
        SERIES,
        COHORT,
        Column("people", "People", Kind.COUNT),
        Column("started", "Began one", Kind.COUNT),
        Column("earned", "Hold one", Kind.COUNT),
        Column("awards", "Awards", Kind.COUNT),
        Column("completed", "Completed the pathway", Kind.COUNT),
        Column("share", "Share", Kind.SHARE),
    )
    bars = Bars("cohort", "earned")
    return Table("progress", "How far each cohort is", columns, tuple(rows), bars)


def _completed(
    ground: Ground,
    series: Series,
    people: Sequence[str],
    holds: Mapping[str, Mapping[str, Earned]],
) -> int | None:
    """Return how many completed the pathway that a series follows, None where it has none."""
    document = ground.offers.pathways.get(series.pathway or "")
    if document is None:
        return None
    return sum(progress(document.model, holds.get(one, {})).complete for one in people)


def _seats(found: Sequence[Placed]) -> Table:
    rows = tuple(
        (one.series.id, cohort, number, each.person, timestamp(each.at), _tagged(each))
        for one in found
        for cohort, people in one.lists.cohorts.items()
        for number, each in enumerate(people, start=1)
    )
    columns = (
        SERIES,
        COHORT,
        Column("seat", "Seat", Kind.COUNT),
        PERSON,
        AT,
        Column("tags", "Tags"),
    )
    return Table("seats", "Who has a seat", columns, rows)


def _tagged(one: Application) -> str | None:
    return ", ".join(one.tags) or None


def _waiting(found: Sequence[Placed]) -> Table:
    rows = tuple(
        (one.series.id, number, each.person, timestamp(each.at), _tagged(each))
        for one in found
        for number, each in enumerate(one.lists.waiting, start=1)
    )
    columns = (SERIES, Column("place", "Place", Kind.COUNT), PERSON, AT, Column("tags", "Tags"))
    return Table("waiting", "Who waits", columns, rows)


def _promoted(found: Sequence[Placed], zone: ZoneInfo) -> Table:
    rows = tuple(
        (one.series.id, each.cohort, each.person, each.at.astimezone(zone).date(), each.instead_of)
        for one in found
        for each in one.lists.promoted
    )
    columns = (
        SERIES,
        COHORT,
        PERSON,
        Column("on", "On", Kind.DAY),
        Column("instead_of", "Instead of"),
    )
    return Table("promoted", "Who waited and got a seat", columns, rows)


def _refused(found: Sequence[Placed]) -> Table:
    rows = tuple(
        (one.series.id, each.application.person, timestamp(each.application.at), each.why)
        for one in found
        for each in one.lists.refused
    )
    return Table("refused", "Refused", (SERIES, PERSON, AT, Column("why", "Why")), rows)
