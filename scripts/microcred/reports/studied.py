"""What a study of cohorts counts, and which of it is withheld.

Each person of a cohort is in just one state with each micro-credential. What is small is withheld,
and what a small one could be worked out from: within the export, and beside what public pages tell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from microcred.facts import Facts
from microcred.model.people import Work
from microcred.reports.disclosure import withheld
from microcred.reports.members import Group, groups
from microcred.reports.report import NOT_TOLD, Cell, Ground
from microcred.reports.whereabouts import end_of, least_of

NOT_BEGUN: Final = "not_begun"
BEGUN: Final = "begun"
SUBMITTED: Final = "submitted_only"
ONCE: Final = "submitted_once"
AGAIN: Final = "resubmitted_only"
EARNED: Final = "earned"
AT_ONCE: Final = "earned_at_first"
LATER: Final = "earned_later"
STATES: Final = (NOT_BEGUN, BEGUN, SUBMITTED, EARNED)
"""Everybody is in one of these. The last two are the sums of two more."""
PARTS: Final = {SUBMITTED: (ONCE, AGAIN), EARNED: (AT_ONCE, LATER)}
EVERY: Final = (*STATES, *PARTS[SUBMITTED], *PARTS[EARNED])
ALL: Final = "all"

Place = tuple[str, str, str]
"""A cohort, a micro-credential or `all`, and a state."""


@dataclass(frozen=True)
class Study:
    """What was counted. `hidden` is not told."""

    groups: Sequence[Group]
    credentials: Sequence[str]
    counts: Mapping[Place, int]
    hidden: frozenset[Place]
    least: int
    days: Mapping[tuple[str, str], list[int]] = field(default_factory=dict)
    results: Mapping[tuple[str, str, str], Counter[str]] = field(default_factory=dict)

    def told(self, cohort: str, credential: str, *states: str) -> Cell:
        """Return the sum of some states, withheld where one of them is."""
        places = [(cohort, credential, state) for state in states]
        if self.hidden.isdisjoint(places):
            return sum(self.counts[place] for place in places)
        return NOT_TOLD


def studied(ground: Ground) -> Study:
    """Return what was counted, of all cohorts: so that what is asked for apart agrees with it."""
    every = list(groups(replace(ground, options={})))
    at, zone = end_of(ground), ZoneInfo(ground.program.time_zone)
    rows = _rows(ground.facts, at)
    members = {(group.series.id, group.cohort.id): set(group.people) for group in every}
    joined = set().union(*members.values()) if members else set()
    credentials = sorted({slug for person, slug in rows if person in joined})
    counts: Counter[Place] = Counter()
    days: dict[tuple[str, str], list[int]] = {}
    results: dict[tuple[str, str, str], Counter[str]] = {}
    by_person = _by_person(rows)
    for group in every:
        name = cohort_name(group)
        for slug in credentials:
            counts[name, slug, NOT_BEGUN] = len(group.people)
        for person in group.people:
            for slug, row in by_person.get(person, {}).items():
                counts[name, slug, NOT_BEGUN] -= 1
                counts[name, slug, row.state(at)] += 1
                if (took := row.days(at, zone)) is not None:
                    days.setdefault((name, slug), []).append(took)
                for criterion, outcome in row.results:
                    results.setdefault((name, slug, criterion), Counter())[outcome] += 1
    known = _with_totals(every, credentials, counts)
    least = least_of(ground.offers)
    few = list(_few(every, credentials, by_person, at, least))
    hidden = withheld(known, list(_sums(every, credentials)), least, few)
    return Study(list(groups(ground)), credentials, known, hidden, least, days, results)


def _few(
    every: Sequence[Group],
    credentials: Sequence[str],
    by_person: Mapping[str, Mapping[str, _Row]],
    at: datetime,
    least: int,
) -> Iterator[Place]:
    """Yield the counts of all micro-credentials together that few people make up."""
    for group in every:
        people: Counter[str] = Counter()
        for person in group.people:
            rows = by_person.get(person, {})
            states = {row.state(at) for row in rows.values()}
            people.update({*states, *(one for one, two in PARTS.items() if states & {*two})})
            people[NOT_BEGUN] += len(rows) < len(credentials)
        yield from ((cohort_name(group), ALL, state) for state in EVERY if people[state] < least)


def cohort_name(group: Group) -> str:
    """Return what a cohort is called in tables: `pilot/autumn`."""
    return f"{group.series.id}/{group.cohort.id}"


@dataclass(slots=True)
class _Row:
    """What one person did for one micro-credential."""

    work: Work | None = None
    awarded: datetime | None = None

    def state(self, at: datetime) -> str:
        """Return how far they came by a moment."""
        again = self.work is not None and self.work.attempts > 1
        if self.awarded is not None:
            return LATER if again else AT_ONCE
        if self.work is None or self.work.submitted is None or self.work.submitted > at:
            return BEGUN
        return AGAIN if again else ONCE

    def days(self, at: datetime, zone: ZoneInfo) -> int | None:
        """Return how many days it took, None where that is not known."""
        if self.awarded is None or self.work is None or self.work.started is None:
            return None
        return max((self.awarded.astimezone(zone).date() - self.work.started).days, 0)

    @property
    def results(self) -> Iterator[tuple[str, str]]:
        """Yield each criterion, and whether it was met at first, later or not."""
        for result in self.work.results if self.work else ():
            criterion, _, attempt = result.partition("=")
            yield criterion, {0: NOT_MET, 1: MET}.get(int(attempt), MET_LATER)


MET: Final = "met_at_first"
MET_LATER: Final = "met_later"
NOT_MET: Final = "not_met"
OUTCOMES: Final = (MET, MET_LATER, NOT_MET)


def _rows(facts: Facts, at: datetime) -> dict[tuple[str, str], _Row]:
    """Return what each person did for each micro-credential, of what happened by a moment."""
    found: dict[tuple[str, str], _Row] = {}
    for work in facts.work:
        if work.started is not None and work.started > at.date():
            continue
        row = found.setdefault((work.person, work.credential), _Row())
        row.work = work
        if work.awarded is not None and work.awarded <= at:
            row.awarded = work.awarded
    for one in facts.earned:
        if one.held(at):
            row = found.setdefault((one.person, one.credential), _Row())
            row.awarded = min(filter(None, (row.awarded, one.awarded)))
    return found


def _by_person(rows: Mapping[tuple[str, str], _Row]) -> dict[str, dict[str, _Row]]:
    found: dict[str, dict[str, _Row]] = {}
    for (person, slug), row in rows.items():
        found.setdefault(person, {})[slug] = row
    return found


def _with_totals(
    every: Sequence[Group], credentials: Sequence[str], counts: Mapping[Place, int]
) -> dict[Place, int]:
    """Return the counts with their sums, and with those of all micro-credentials together."""
    known: dict[Place, int] = {}
    for name in map(cohort_name, every):
        for slug in credentials:
            known |= {(name, slug, state): counts.get((name, slug, state), 0) for state in EVERY}
            for whole, parts in PARTS.items():
                known[name, slug, whole] = sum(known[name, slug, part] for part in parts)
        for state in EVERY:
            known[name, ALL, state] = sum(known[name, slug, state] for slug in credentials)
    return known


def _sums(every: Sequence[Group], credentials: Sequence[str]) -> Iterator[list[Place]]:
    """Yield the sums that a reader knows, or may learn elsewhere.

    All of a cohort are in one state or another; all together is the sum of each; and how many
    there are over all cohorts, as of awards, is told on public pages.
    """
    names = list(map(cohort_name, every))
    slugs = [*credentials, ALL]
    for name in names:
        for slug in slugs:
            yield [(name, slug, state) for state in STATES]
            yield from (
                [(name, slug, state) for state in (whole, *two)] for whole, two in PARTS.items()
            )
        yield from ([(name, slug, state) for slug in slugs] for state in EVERY)
    for slug in slugs if len(names) > 1 else ():
        yield from ([(name, slug, state) for name in names] for state in EVERY)
