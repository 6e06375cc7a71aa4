"""Which awards of a person count under a rule, since when, and when the rule was reached.

An amendment or an extension adds to what counts and takes nothing away: an award that counted when
it was given, or at any time since, goes on counting; what was reached stays reached.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from microcred.model.people import Extension
from microcred.model.recognition import Begins, Cap, CountedBy
from microcred.recognition.entitlement import Counted, Deadline, Held
from microcred.recognition.groups import Places
from microcred.recognition.versions import Version, begins, last_day

Span = tuple[date, date | None]


class Time(NamedTuple):
    """A person's time under each version, in the order of versions, None where not known."""

    spans: tuple[Span | None, ...]
    deadlines: tuple[Deadline, ...]


def time_of(
    found: Sequence[Version],
    enrolled: date | None,
    first_award: date | None,
    extensions: Sequence[Extension] = (),
) -> Time:
    """Return a person's time under each version of a rule; an extension shortens nothing."""
    spans: list[Span | None] = []
    deadlines: list[Deadline] = []
    for one in found:
        begun = begins(one.window, enrolled, first_award)
        if begun is None:
            spans.append(None)
            continue
        end = _earlier(last_day(one.window, begun) if one.window else None, one.ends)
        spans.append((begun, end))
        if end and end not in [known.day for known in deadlines[-1:]]:
            deadlines.append(_deadline(end, one))
    for more in extensions if deadlines else ():
        own = Deadline(more.until, more.on, more.approved_by, more.why, personal=True)
        deadlines.insert(len(deadlines) - (own.day <= deadlines[-1].day), own)
    return Time(tuple(spans), tuple(deadlines))


def first_award(awards: Iterable[Held], by: CountedBy, effective: date) -> date | None:
    """Return the day of the first award that is not revoked, None where there is none."""
    days = (day_of(one, by) for one in awards if one.revoked is None)
    return min((day for day in days if day and day >= effective), default=None)


def day_of(held: Held, by: CountedBy) -> date | None:
    """Return the day of an award that a rule looks at; None where it is not known."""
    return held.submitted if by is CountedBy.SUBMITTED else held.awarded


def counts_since(
    held: Held,
    day: date,
    found: Sequence[Version],
    time: Time,
    extensions: Sequence[Extension] = (),
) -> date | None:
    """Return the day from which an award counts, None where it does not."""
    if not found or day < found[0].first:
        return None
    only = time.spans[0]
    if len(found) == 1 and not extensions and only:  # nearly always: the same, and quicker
        within = only[0] <= day and (only[1] is None or day <= only[1])
        return max(held.awarded, found[0].first) if within else None
    days = []
    for one, span in zip(found, time.spans, strict=True):
        if span is None or day < span[0] or (one.last and held.awarded > one.last):
            continue
        end = span[1]
        if end is None or day <= end:
            days.append(max(held.awarded, one.first))
        else:
            more = (own.on for own in extensions if day <= own.until)
            days += [max(held.awarded, one.first, on) for on in more]
    return min(days, default=None)


def once_each(counted: Iterable[Counted]) -> list[Counted]:
    """Return one award of each micro-credential: the one that counts first."""
    best: dict[str, Counted] = {}
    for one in sorted(counted, key=_order):
        best.setdefault(one.held.credential, one)
    return list(best.values())


def capped(counted: Sequence[Counted], cap: Cap | None) -> tuple[list[Counted], list[Counted]]:
    """Return those that a cap lets count, the first ones, and the others.

    A year is a calendar year, by the day that the rule looks at.
    """
    if cap is None:
        return list(counted), []
    within: list[Counted] = []
    beyond: list[Counted] = []
    seen: dict[int, int] = {}
    for one in counted:
        key = one.day.year if cap.per == "year" else 0
        seen[key] = seen.get(key, 0) + 1
        (within if seen[key] <= cap.at_most else beyond).append(one)
    return within, beyond


class Reach(NamedTuple):
    """The day on which a rule was reached, and the awards that it took."""

    day: date
    by: tuple[Counted, ...]


def reached(
    counted: Sequence[Counted], found: Sequence[Version], served: int | None
) -> Reach | None:
    """Return when a version of the rule that then held was first met, None where none was.

    `counted` come in the order in which they began to count; `served` is how many of them it took
    to serve all groups, None where they do not.
    """
    if served is None:
        return None
    for one in found:
        many = max(one.at_least, served)
        if len(counted) < many:
            continue
        day = max(one.first, counted[many - 1].since)
        if one.last is None or day <= one.last:
            return Reach(day, tuple(counted[:many]))
    return None


def served_by(counted: Sequence[Counted], places: Places) -> int | None:
    """Return how many awards it takes to fill all places, None where they do not."""
    if places.are_taken():
        return 0
    for number, one in enumerate(counted, 1):
        places.take(one.held.credential)
        if places.are_taken():
            return number
    return None


def decided(
    extensions: Iterable[Extension], today: date
) -> Mapping[tuple[str, str], tuple[Extension, ...]]:
    """Return, by rule and person, the extensions decided so far, in the order of their ends."""
    found: dict[tuple[str, str], tuple[Extension, ...]] = {}
    for one in sorted(extensions, key=lambda one: (one.until, one.on)):
        if one.on <= today:
            key = (one.rule, one.person)
            found[key] = (*found.get(key, ()), one)
    return found


def needs_enrolment(found: Sequence[Version]) -> bool:
    """True where the present version goes by the day on which a person joined."""
    window = found[-1].window if found else None
    return window is not None and window.begins is Begins.ENROLLED


def _order(one: Counted) -> tuple[date, date, str, str]:
    return one.since, one.day, one.held.credential, one.held.award or ""


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day), default=None)


def _deadline(day: date, version: Version) -> Deadline:
    change = version.amendment
    return Deadline(
        day,
        version.first,
        change.approved_by if change else None,
        change.why if change else None,
    )
