"""Open submissions to the figures of the queue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final

from microcred import git, places
from microcred.committed import Committed
from microcred.deciding import Loaded, load, opened
from microcred.model.decision import Outcome
from microcred.model.evaluators import Roster
from microcred.model.identity import release_parts
from microcred.model.program import Program
from microcred.model.queue import Queue
from microcred.pool import chunks, spread
from microcred.problem import Severity
from microcred.queueing.answers import answers
from microcred.queueing.stamp import stamp
from microcred.school_days import SchoolDays
from microcred.site.queue import Place, Row, figures, smallest
from microcred.turnaround import clock

CHUNK: Final = 20
WITH_TEACHERS: Final = frozenset({Outcome.DRAFT, Outcome.RESUBMIT})
OVER: Final = frozenset({Outcome.CLOSED, Outcome.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Desk:
    """What every unit of work needs. `at` is the moment as of which days are counted."""

    root: Path
    program: Program
    roster: Roster | None
    today: date
    at: datetime


def queue(
    root: Path,
    program: Program,
    today: date,
    roster: Roster | None = None,
    workers: Executor | None = None,
) -> Queue | None:
    """Return the queue on a day, None where this clone cannot tell who waits.

    A day counts as a whole, so it does not matter at what hour one asks.
    """
    if not stamp(root):
        return None
    try:
        days = SchoolDays.of(program)
        last = days.begins(today + timedelta(days=1)) - timedelta(seconds=1)
        desk = Desk(root, program, roster, today, last)
        batches = spread(workers, partial(_rows, desk), chunks(opened(root), CHUNK))
        rows = list(chain.from_iterable(batches))
        return figures(rows, answers(root, days, today), today, smallest(program.mode))
    except git.GitUnavailable:
        return None


def _rows(desk: Desk, submissions: Sequence[str]) -> list[Row]:
    main = Committed(desk.root)
    found = (load(desk.root, one, desk.roster, desk.today, main) for one in submissions)
    return [row for one in found if (row := _row(desk, one))]


def _row(desk: Desk, found: Loaded) -> Row | None:
    """Return where a submission is, None for one that waits for nobody."""
    if found.case is None or found.decision is None:
        return Row("", Place.UNKNOWN)
    slug, _ = release_parts(found.case.release.name)
    outcome = found.decision.outcome
    if outcome in OVER:
        return None
    if outcome in WITH_TEACHERS or any(_to_mend(found)):
        return Row(slug, Place.TEACHER)
    running = clock(found.case, desk.program, desk.at)
    if running is None:
        return None
    place = Place.HELD if outcome is Outcome.HELD else Place.EVALUATORS
    return Row(slug, place, len(running.counted))


def _to_mend(found: Loaded) -> Iterator[bool]:
    """Yield whether each problem is one that the teacher has to mend."""
    own = (places.branch(found.submission), f"{places.SUBMISSIONS}/")
    for problem in found.problems:
        yield problem.severity is Severity.ERROR and problem.path.startswith(own)
