"""Rules and facts to entitlements: who is owed what, and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from functools import cached_property
from types import MappingProxyType
from typing import Final, NamedTuple

from microcred.facts import Facts
from microcred.model.evaluators import Person
from microcred.model.organization import Organization
from microcred.model.people import Extension
from microcred.model.recognition import Begins, Per, RecognitionRule
from microcred.recognition import counting
from microcred.recognition.calendar_days import local_day
from microcred.recognition.counting import Reach, Time
from microcred.recognition.dues import Schedule, dues, schedule
from microcred.recognition.entitlement import Counted, Due, Entitlement, GroupLeft, Held, Status
from microcred.recognition.groups import ANY, Fitting, Places
from microcred.recognition.versions import Version, needed, versions
from microcred.recognition.whom import EVERYBODY, belongs, fits, meant

NOTHING_ADOPTED: Final[Mapping[str, Collection[str]]] = MappingProxyType({})


def entitlements(
    rules: Iterable[RecognitionRule],
    facts: Facts,
    organizations: Iterable[Organization],
    zone: tzinfo,
    today: date,
    horizon: date | None = None,
    adopted: Mapping[str, Collection[str]] = NOTHING_ADOPTED,
) -> Iterator[Entitlement]:
    """Yield how each person whom a rule is for stands under it on a day: rule by rule, by id.

    `adopted` is what `any` stands for where an owner adopts micro-credentials, by owner.

    Awards given after `today` are none, and neither are amendments and extensions decided after
    it. Dues are those up to `horizon`, which is `today` where nothing is said.
    """
    held = held_by(facts, zone, today)
    people = sorted(facts.people.keys() | held.keys())
    own = belongs(organizations)
    belonging = {one: own(facts.people[one]) for one in people if one in facts.people}
    placed = any(belonging.values())
    extensions = counting.decided(facts.extensions, today)
    for rule in sorted(rules, key=lambda one: one.id):
        plan = Plan(rule, today, horizon or today, adopted.get(rule.owner))
        whom = meant(rule, placed=placed)
        everybody = whom == EVERYBODY
        for one in people:
            person = facts.people.get(one)
            if everybody or fits(whom, person, belonging.get(one, frozenset())):
                more = extensions.get((rule.id, one), ())
                yield plan.entitle(one, person, held.get(one, ()), more)


def held_by(facts: Facts, zone: tzinfo, today: date) -> Mapping[str, tuple[Held, ...]]:
    """Return each person's awards up to a day, with days in a time zone."""
    found: dict[str, list[Held]] = defaultdict(list)
    for one in facts.earned:
        awarded = local_day(one.awarded, zone)
        if awarded <= today:
            submitted = local_day(one.submitted, zone) if one.submitted else None
            revoked = local_day(one.revoked, zone) if one.revoked else None
            if revoked and revoked > today:
                revoked = None
            found[one.person].append(Held(one.credential, awarded, submitted, revoked, one.award))
    return {person: tuple(sorted(awards, key=_order)) for person, awards in found.items()}


class _Sorted(NamedTuple):
    """Awards of a rule: those that count, and why the others do not."""

    counts: list[Counted]
    outside: list[Held]
    unclear: list[Held]
    revoked: list[Held]


@dataclass(frozen=True)
class Plan:
    """A rule on a day, with all that is the same for everybody worked out once."""

    rule: RecognitionRule
    today: date
    horizon: date
    adopted: Collection[str] | None = None

    @cached_property
    def versions(self) -> tuple[Version, ...]:
        """Return the versions of the rule up to today."""
        return versions(self.rule, self.today)

    @cached_property
    def choices(self) -> tuple[str, ...]:
        """Return all that count, in the order of the rule; `any` among them for every one."""
        counts = self.rule.counts
        grouped = (slug for group in counts.groups for slug in group.choices)
        return tuple(dict.fromkeys((*counts.choices, *grouped)))

    @cached_property
    def named(self) -> frozenset[str] | None:
        """Return the micro-credentials that count, None for every one."""
        if ANY not in self.choices:
            return frozenset(self.choices)
        return None if self.adopted is None else frozenset(self.choices).union(self.adopted)

    @cached_property
    def fitting(self) -> Fitting:
        """Return to which of the rule's groups a micro-credential may be put."""
        return Fitting(self.rule.counts.groups)

    @cached_property
    def gives(self) -> Schedule:
        """Return what each version gives."""
        return schedule(self.versions)

    @cached_property
    def same_time(self) -> Time | None:
        """Return the time that everybody has, None where it is not the same for all."""
        windows = (one.window.begins for one in self.versions if one.window)
        if any(isinstance(begins, Begins) for begins in windows):
            return None
        return counting.time_of(self.versions, None, None)

    def entitle(
        self,
        person: str,
        known: Person | None,
        awards: Sequence[Held],
        extensions: Sequence[Extension] = (),
    ) -> Entitlement:
        """Return how a person stands, whose awards come in the order of their days."""
        own = self._matching(awards)
        time = self._time(known, own, extensions)
        sorted_out = self._sorted_out(own, time, extensions)
        counted, beyond = counting.capped(counting.once_each(sorted_out.counts), self.rule.cap)
        places = Places(self.fitting)
        served = counting.served_by(counted, places)
        reach = counting.reached(counted, self.versions, served)
        found = self._told(person, time, counted, places, reach)
        if not own:
            return found
        found = found._replace(
            outside=tuple(sorted_out.outside),
            unclear=tuple(sorted_out.unclear),
            revoked=tuple(sorted_out.revoked),
            capped=tuple(beyond),
        )
        if not any(one.revoked for one in own):
            return found
        return _beside(found, self.entitle(person, known, _unrevoked(own), extensions))

    def _matching(self, awards: Sequence[Held]) -> Sequence[Held]:
        """Return the awards of micro-credentials that the rule names."""
        named = self.named
        return awards if named is None else [one for one in awards if one.credential in named]

    def _sorted_out(
        self, own: Iterable[Held], time: Time, extensions: Sequence[Extension]
    ) -> _Sorted:
        found = _Sorted([], [], [], [])
        versions, by = self.versions, self.rule.counts.by
        for one in own:
            day = counting.day_of(one, by)
            if day is None:
                found.unclear.append(one)
                continue
            since = counting.counts_since(one, day, versions, time, extensions)
            if since is None:
                found.outside.append(one)
            elif one.revoked:
                found.revoked.append(one)
            else:
                found.counts.append(Counted(one, day, since))
        return found

    def _time(self, known: Person | None, own: Sequence[Held], more: Sequence[Extension]) -> Time:
        if self.same_time and not more:
            return self.same_time
        first = counting.first_award(own, self.rule.counts.by, self.rule.effective.first)
        return counting.time_of(self.versions, known.started if known else None, first, more)

    def _told(
        self,
        person: str,
        time: Time,
        counted: Sequence[Counted],
        places: Places,
        reach: Reach | None,
    ) -> Entitlement:
        have = {one.held.credential for one in counted}
        many = self.versions[-1].at_least if self.versions else needed(self.rule)
        to_go = 0 if reach else max(many - len(counted), sum(places.left))
        groups = () if reach else self._groups_left(places, have)
        narrow = 0 < to_go == sum(places.left)
        useful = [slug for left in groups for slug in left.from_which] if narrow else self.choices
        return Entitlement(
            self.rule,
            person,
            self._status(time, reach),
            many,
            tuple(counted),
            to_go,
            () if ANY in useful else tuple(s for s in dict.fromkeys(useful) if s not in have),
            groups,
            reach.day if reach else None,
            time.deadlines,
            dues(self.gives, reach, counted, self.horizon),
        )

    def _groups_left(self, places: Places, have: set[str]) -> tuple[GroupLeft, ...]:
        """Return what each group lacks; one that serves another group now may move to it."""
        if places.are_taken():
            return ()
        serving = {slug: places.serving(slug) for slug in self.choices if slug not in have}
        return tuple(
            GroupLeft(one, left, tuple(slug for slug, served in serving.items() if n in served))
            for n, (one, left) in enumerate(zip(self.rule.counts.groups, places.left, strict=True))
            if left
        )

    def _status(self, time: Time, reach: Reach | None) -> Status:
        if not self.versions:
            return Status.NOT_YET
        if reach:
            return Status.REACHED
        if counting.needs_enrolment(self.versions) and time.spans[-1] is None:
            return Status.UNKNOWN
        over = time.deadlines and time.deadlines[-1].day < self.today
        return Status.OVER if over else Status.UNDER_WAY


def _unrevoked(awards: Iterable[Held]) -> tuple[Held, ...]:
    return tuple(one._replace(revoked=None) for one in awards)


def _beside(after: Entitlement, before: Entitlement) -> Entitlement:
    """Return an entitlement with what it was `before` anything was revoked beside it.

    Where time begins with the first award a revocation moves it, so what counted is looked at.
    """
    counted = {one.held for one in before.counted}
    lost = {one for one in after.outside if one.revoked and one._replace(revoked=None) in counted}
    found = after._replace(
        outside=tuple(one for one in after.outside if one not in lost),
        revoked=tuple(sorted((*after.revoked, *lost), key=_order)),
    )
    if not found.revoked:
        return found
    return found._replace(before=before.dues, dropped=tuple(_dropped(before, found)))


def _dropped(before: Entitlement, after: Entitlement) -> Iterator[Due]:
    """Yield the dues that are none any more; of yearly ones after a revocation, the first alone.

    Only what was due by then can drop out, and what goes on year by year.
    """
    kept = Counter((due.day, due.reward) for due in after.dues)
    revoked = max(one.revoked for one in after.revoked if one.revoked)
    told = set()
    for due in before.dues:
        if kept[due.day, due.reward]:
            kept[due.day, due.reward] -= 1
        elif due.day <= revoked:
            yield due
        elif due.reward.per is Per.YEAR and due.reward not in told:
            told.add(due.reward)
            yield due


def _order(held: Held) -> tuple[date, str, date, date, str]:
    """Return what puts any two awards that differ in one order, whichever came in first."""
    return (
        held.awarded,
        held.credential,
        held.submitted or date.max,
        held.revoked or date.max,
        held.award or "",
    )
