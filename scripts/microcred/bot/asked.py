"""Who is asked to score, the clock, and what time alone brings about: reminders, somebody else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from microcred.assignment import Assignment, assign
from microcred.bot.matter import Matter
from microcred.bot.memory import KeptMark, Memory, Span
from microcred.bot.moves import Move, Way, assigned, declined
from microcred.bot.stage import WITH_EVALUATORS, Stage
from microcred.model.scorecard import ReviewEvent
from microcred.reminding import Asked, Reminder, overdue, reminders
from microcred.school_days import SchoolDays
from microcred.turnaround import Clock, Pause, clock

_NOT_IN_ORDER: Final = frozenset({Stage.TO_MEND, Stage.UNKNOWN, Stage.DRAFT})


@dataclass(frozen=True, slots=True)
class Asking:
    """Who is asked and since when, by when, and whom we asked ourselves, ever.

    `unfilled` is None where nobody could be asked anew, because it is not known who is free.
    """

    since: Mapping[str, datetime] = field(default_factory=dict)
    clock: Clock | None = None
    moves: tuple[Move, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    unfilled: Assignment | None = None


def asking(
    matter: Matter,
    memory: Memory,
    theirs: Sequence[Move],
    events: Sequence[ReviewEvent],
    stage: Stage,
    mark: KeptMark,
    *,
    sweep: bool,
) -> Asking:
    """Return who is asked to score now. Somebody new only where `matter.loads` is known.

    In a sweep, whoever is much too late is asked no more where somebody else is free, and
    reminders are due. `mark` tells when the attempt became ready, and when it was not in order.
    """
    own = memory.mark.moves
    case = matter.case
    if case is None or stage not in (*WITH_EVALUATORS, Stage.MERGED):
        return Asking(moves=own)
    now = assigned((*own, *theirs), events)
    time = _clock(matter, mark)
    settings, days = matter.program.reviewing, SchoolDays.of(matter.program)
    before = [Asked(name, at) for name, at in now.items()]
    free = matter.loads is not None
    late = overdue(time, before, settings, days) if sweep and free and time else ()
    found = assign(
        case,
        list(now),
        matter.loads or {},
        matter.at,
        due=time.due if time else None,
        declined=declined((*own, *theirs)),
        late=late,
    )
    names = [one for one in found.evaluators if free or one not in found.new]
    since = {name: now.get(name, matter.at) for name in sorted(names)}
    since = dict(sorted(since.items(), key=lambda one: one[1]))  # as it is remembered
    asked = [Asked(name, at) for name, at in since.items()]
    due = reminders(time, asked, settings, days, matter.today, memory.reminded) if time else ()
    moves = (*own, *_moves(found, late, matter.at)) if free else own
    return Asking(since, time, moves, due if sweep else (), found if free else None)


def _moves(found: Assignment, late: Sequence[str], at: datetime) -> list[Move]:
    """Return whom we ask and whom we ask no more because they are late."""
    gone = [Move(evaluator=one, at=at, way=Way.LATE) for one in found.released if one in late]
    return [*gone, *(Move(evaluator=one, at=at, way=Way.ASKED) for one in found.new)]


def _clock(matter: Matter, mark: KeptMark) -> Clock | None:
    if matter.case is None or matter.decision is None:
        return None
    pauses = [Pause(one.since, one.until) for one in mark.troubled]
    ready = mark.ready.get(matter.decision.attempt)
    return clock(matter.case, matter.program, matter.at, ready=ready, pauses=pauses)


def timed(mark: KeptMark, matter: Matter, stage: Stage) -> KeptMark:
    """Return a mark with when the attempt was first in order, and when it was not since then."""
    attempt = max((one.place.number for one in matter.attempts), default=0)
    if stage in WITH_EVALUATORS:
        ready = {**mark.ready} if attempt in mark.ready else {**mark.ready, attempt: matter.at}
        return mark.model_copy(update={"ready": ready, "troubled": _ended(mark, matter.at)})
    open_already = any(one.until is None for one in mark.troubled)
    if stage in _NOT_IN_ORDER and attempt in mark.ready and not open_already:
        begun = Span(since=matter.at)
        return mark.model_copy(update={"troubled": (*mark.troubled, begun)[-20:]})
    return mark


def _ended(mark: KeptMark, at: datetime) -> tuple[Span, ...]:
    return tuple(
        one if one.until is not None else Span(since=one.since, until=at) for one in mark.troubled
    )
