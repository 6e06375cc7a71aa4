"""What was paid for awards, as a payroll has it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from microcred.recognition.paying import pay_lines
from microcred.reports.entitled import standings
from microcred.reports.report import Column, Ground, Kind

CENT: Final = Decimal("0.01")

Costs = Mapping[tuple[str, str], Decimal]
"""What was paid by micro-credential and currency."""


def costs(ground: Ground) -> Costs:
    """Return what a payroll of all rules asks to be paid up to the day, shared among awards.

    Pay for several awards is shared equally among them.
    """
    every = [document.model for document in ground.offers.rules.values()]
    lines = pay_lines(standings(ground, every), None, ground.today, ground.today)
    found: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for line in lines:
        awards = line.due.awards if line.amount else ()
        for one in awards:
            found[one.held.credential, line.due.reward.currency] += line.amount / len(awards)
    return found


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
