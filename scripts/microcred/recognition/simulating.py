"""What a rule would give and cost if it were adopted, beside the rule as it stands.

Only awards that are there count: nobody foresees what people will earn because a rule pays for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, tzinfo
from decimal import Decimal
from typing import NamedTuple

from microcred.facts import Facts
from microcred.model.organization import Organization
from microcred.model.pathway import Standing
from microcred.model.recognition import RecognitionRule, RewardKind
from microcred.recognition.entitlement import Due, Entitlement
from microcred.recognition.entitling import entitlements
from microcred.recognition.paying_once import paid_once
from microcred.recognition.versions import holds_from


class Outcome(NamedTuple):
    """One person: how they stand now and how they would; None for whom a rule is not for."""

    person: str
    now: Entitlement | None
    then: Entitlement | None


class Cost(NamedTuple):
    """What a year's payments come to in a currency, under the rule as it stands and as proposed.

    `others` is how much more, or less, other rules of the owner would pay then.
    """

    year: int
    currency: str
    now: Decimal
    then: Decimal
    others: Decimal

    @property
    def more(self) -> Decimal:
        """Return what the year would cost the owner more, below 0 for less."""
        return self.then - self.now + self.others


@dataclass(frozen=True, slots=True)
class Simulation:
    """What adopting a rule would come to. `on` is the first day on which all of it holds."""

    proposed: RecognitionRule
    stands: RecognitionRule | None
    today: date
    on: date
    outcomes: tuple[Outcome, ...]
    costs: tuple[Cost, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a simulation is made in: other rules, people, organisations, and where and when."""

    rules: Sequence[RecognitionRule]
    facts: Facts
    organizations: Sequence[Organization]
    zone: tzinfo
    today: date
    adopted: Mapping[str, Collection[str]] = field(default_factory=dict)


def simulated(
    proposed: RecognitionRule, stands: RecognitionRule | None, setting: Setting, years: int
) -> Simulation:
    """Return what a proposed rule would come to, in this year and in so many that follow.

    `stands` is the rule in force that it would take the place of, None where there is none.
    """
    on = max(setting.today, proposed.effective.first, *map(holds_from, proposed.amendments))
    horizon = date(min(on.year + years, date.max.year), 12, 31)
    adopted = proposed.model_copy(update={"status": Standing.IN_FORCE})
    now = _world(stands, proposed, setting, on, horizon)
    then = _world(adopted, proposed, setting, on, horizon)
    return Simulation(
        proposed,
        stands,
        setting.today,
        on,
        tuple(_outcomes(proposed.id, now, then)),
        tuple(_costs(proposed.id, now, then)),
    )


def paid(found: Entitlement | None) -> tuple[Due, ...]:
    """Return the payments of an entitlement."""
    return tuple(due for due in found.dues if due.reward.kind is RewardKind.PAY) if found else ()


def _world(
    rule: RecognitionRule | None,
    proposed: RecognitionRule,
    setting: Setting,
    on: date,
    horizon: date,
) -> tuple[Entitlement, ...]:
    """Return how everybody stands where the rule is one; other rules of its owner beside it."""
    others = [one for one in setting.rules if one.id != proposed.id and one.owner == proposed.owner]
    once = any(one.id == proposed.owner and one.pays_once for one in setting.organizations)
    every = [*(others if once else []), *([rule] if rule else [])]
    bodies = setting.organizations
    found = entitlements(every, setting.facts, bodies, setting.zone, on, horizon, setting.adopted)
    return tuple(paid_once(found, bodies))


def _outcomes(
    rule: str, now: Iterable[Entitlement], then: Iterable[Entitlement]
) -> Iterator[Outcome]:
    before = {one.person: one for one in now if one.rule.id == rule}
    after = {one.person: one for one in then if one.rule.id == rule}
    for person in sorted(before.keys() | after.keys()):
        yield Outcome(person, before.get(person), after.get(person))


def _costs(rule: str, now: Iterable[Entitlement], then: Iterable[Entitlement]) -> Iterator[Cost]:
    before, after = _sums(rule, now), _sums(rule, then)
    nothing = Decimal("0.00")
    for year, currency in sorted({key[1:] for key in before.keys() | after.keys()}):
        own, others = (True, year, currency), (False, year, currency)
        yield Cost(
            year,
            currency,
            before.get(own, nothing),
            after.get(own, nothing),
            after.get(others, nothing) - before.get(others, nothing),
        )


def _sums(rule: str, found: Iterable[Entitlement]) -> dict[tuple[bool, int, str], Decimal]:
    """Return what is paid by year and currency, for the rule itself and for all others."""
    sums: dict[tuple[bool, int, str], Decimal] = {}
    for one in found:
        for due in () if one.would else paid(one):
            key = (one.rule.id == rule, due.day.year, due.reward.currency)
            sums[key] = sums.get(key, Decimal("0.00")) + due.amount
    return sums
