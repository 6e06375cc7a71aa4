"""What was paid for awards, as far as rules in force say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Final
from zoneinfo import ZoneInfo

from microcred.model.pathway import Standing
from microcred.model.recognition import RewardKind
from microcred.recognition.entitlement import Due
from microcred.recognition.entitling import entitlements
from microcred.reports.report import Column, Ground, Kind

CENT: Final = Decimal("0.01")

Costs = Mapping[tuple[str, str], Decimal]
"""What was paid by micro-credential and currency."""


def costs(ground: Ground) -> Costs:
    """Return what was paid; pay for several awards is shared equally among them."""
    rules = [
        document.model
        for document in ground.offers.rules.values()
        if document.model.status is not Standing.DRAFT
    ]
    organizations = [document.model for document in ground.offers.organizations.values()]
    zone = ZoneInfo(ground.program.time_zone)
    found: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for one in entitlements(rules, ground.facts, organizations, zone, ground.today):
        for due in _pay(one.dues):
            for counted_one in due.awards:
                share = due.amount / len(due.awards)
                found[counted_one.held.credential, due.reward.currency] += share
    return found


def _pay(dues: Iterable[Due]) -> Iterator[Due]:
    return (due for due in dues if due.reward.kind is RewardKind.PAY and due.awards)


def cost_columns(found: Costs) -> tuple[Column, ...]:
    """Return a column for each currency in which something was paid."""
    return tuple(Column(f"paid-{one.lower()}", f"Paid, {one}", Kind.MONEY) for one in _in(found))


def cost_cells(found: Costs, credentials: Iterable[str]) -> tuple[Decimal, ...]:
    """Return what was paid for these micro-credentials, in each of those currencies, in cents."""
    slugs = set(credentials)
    return tuple(
        sum(
            (paid for (slug, each), paid in found.items() if each == one and slug in slugs),
            Decimal(),
        ).quantize(CENT, ROUND_HALF_UP)
        for one in _in(found)
    )


def _in(found: Costs) -> list[str]:
    return sorted({currency for _, currency in found})
