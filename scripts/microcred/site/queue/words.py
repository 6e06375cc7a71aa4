"""The figures of the queue in words."""

from __future__ import annotations

from collections.abc import Iterator

from microcred.model.queue import Queue, QueueMonth
from microcred.words import counted, number, sentence

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)


def school_days(count: float) -> str:
    """Return “1 school day” or “4.5 school days”."""
    return "1 school day" if count == 1 else f"{count:g} school days"


def queue_words(queue: Queue) -> Iterator[str]:
    """Yield the queue in sentences: how many wait, how long, where others are."""
    yield f"{headline(queue)}. {lead(queue)}"
    for figure, says in facts(queue):
        yield f"{figure} {says}."
    if said := unread(queue):
        yield said


def headline(queue: Queue) -> str:
    """Return how many wait."""
    if queue.waiting is None:
        return f"Fewer than {number(queue.least)} wait for an answer"
    if queue.waiting == 0:
        return "Nobody waits for an answer"
    verb = "waits" if queue.waiting == 1 else "wait"
    return f"{counted(queue.waiting, 'submission')} {verb} for an answer"


def lead(queue: Queue) -> str:
    """Return how long they have waited."""
    if queue.waiting is None:
        return "We tell no more of so few: in a small group, a number can point at a person."
    if queue.median is None or queue.longest is None:
        return "Whatever was handed in has its answer, or is with its teacher again."
    if queue.waiting == 1:
        return f"It has waited {school_days(queue.longest)}."
    if queue.longest == queue.median:
        return f"Half of them or more have waited {school_days(queue.longest)}, and none longer."
    return (
        f"Half of them have waited {school_days(queue.median)} or more, and the longest "
        f"{school_days(queue.longest)}."
    )


def facts(queue: Queue) -> Iterator[tuple[str, str]]:
    """Yield further figures, each with what it says; those that are not told are left out."""
    if queue.evaluators is not None and queue.waiting:
        yield f"{queue.evaluators:,}", "with evaluators"
    if queue.held:
        yield f"{queue.held:,}", "held, since evaluators cannot look at something"
    if queue.teacher != 0:
        few = f"Fewer than {number(queue.least)}"
        figure = few if queue.teacher is None else f"{queue.teacher:,}"
        yield figure, "with their teachers, to be finished or sent again"


def unread(queue: Queue) -> str:
    """Return that some could not be read; empty where all could."""
    if not queue.unknown:
        return ""
    verb = "is" if queue.unknown == 1 else "are"
    more = f"{sentence(number(queue.unknown))} more {verb} open and could not be read"
    return f"{more}, so no figure here counts {'it' if queue.unknown == 1 else 'them'}."


def months(one: QueueMonth) -> str:
    """Return “September 2026”, “May to July 2026” or “December 2026 to January 2027”."""
    (year, first), (last_year, last) = one.first.split("-"), one.last.split("-")
    begin, end = MONTHS[int(first) - 1], f"{MONTHS[int(last) - 1]} {last_year}"
    if one.first == one.last:
        return end
    return f"{begin} to {end}" if year == last_year else f"{begin} {year} to {end}"
