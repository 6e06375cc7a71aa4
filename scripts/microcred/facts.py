"""What reports and recognition rules may know of people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from types import MappingProxyType

from microcred.earned import Earned
from microcred.model.evaluators import Person
from microcred.model.people import Application, Extension, Goal, Meeting, Score, Work


@dataclass(frozen=True)
class Facts:
    """The private folder and the ledger together. `people` are by their ids."""

    people: Mapping[str, Person] = field(default_factory=lambda: MappingProxyType({}))
    earned: tuple[Earned, ...] = ()
    applications: tuple[Application, ...] = ()
    work: tuple[Work, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    goals: tuple[Goal, ...] = ()
    extensions: tuple[Extension, ...] = ()
    scores: tuple[Score, ...] = ()

    @cached_property
    def by_person(self) -> Mapping[str, tuple[Earned, ...]]:
        """Return each person's awards, the earliest first; revoked ones too."""
        found: dict[str, list[Earned]] = {}
        for one in sorted(self.earned, key=lambda one: (one.awarded, one.credential)):
            found.setdefault(one.person, []).append(one)
        return {person: tuple(awards) for person, awards in found.items()}

    def held(self, person: str, at: datetime) -> Iterator[Earned]:
        """Yield the awards that a person holds at a moment."""
        return (one for one in self.by_person.get(person, ()) if one.held(at))


def with_earned(facts: Facts, ledger: Iterable[Earned]) -> Facts:
    """Return the same facts with the ledger's awards; a copy of one of them is left out."""
    known = tuple(ledger)
    ids = {one.award for one in known if one.award}
    moments = {(one.person, one.credential, one.awarded) for one in known}
    others = (
        one
        for one in facts.earned
        if one.award not in ids and (one.person, one.credential, one.awarded) not in moments
    )
    return replace(facts, earned=(*known, *others))
