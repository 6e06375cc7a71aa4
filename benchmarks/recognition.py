"""Time what recognition rules come to: awards of several numbers under fifty rules.

`python -m benchmarks.recognition`; with --awards and --rules for other sizes. It prints a table and
the exponent of the time over the number of awards: 1 is a time that grows as the awards do.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.table import Table

from benchmarks.measure import machine
from microcred.earned import Earned
from microcred.facts import Facts
from microcred.model.evaluators import Person
from microcred.model.organization import Organization
from microcred.model.people import Extension
from microcred.model.recognition import RecognitionRule
from microcred.recognition.entitling import entitlements
from microcred.recognition.paying import pay_lines, totals
from microcred.recognition.paying_once import paid_once

AWARDS = (12_500, 25_000, 50_000, 100_000)
RULES = 50
EACH = 10
"""Awards of one person."""
CATALOG = tuple(f"skill-{number}" for number in range(60))
FIRST = datetime(2023, 7, 1, 15, tzinfo=UTC)
TODAY = date(2026, 11, 21)
ZONE = ZoneInfo("America/Chicago")


@dataclass(frozen=True, slots=True)
class Took:
    """How long a number of awards took, and what came of it."""

    awards: int
    people: int
    rules: int
    seconds: float
    processor: float
    entitlements: int
    reached: int
    paid: str


def measured(sizes: Sequence[int], rules: int) -> list[Took]:
    """Return how long each number of awards takes, the payroll included."""
    return [_measured(size, rules) for size in sizes]


def exponent(found: Sequence[Took]) -> float:
    """Return the slope of processor time over awards, both as logarithms, by least squares."""
    xs, ys = [math.log(one.awards) for one in found], [math.log(one.processor) for one in found]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum(
        (a - x) ** 2 for a in xs
    )


def _measured(size: int, many: int) -> Took:
    facts, bodies, rules = _facts(size), _organizations(), list(_rules(many))
    start, used = time.perf_counter(), time.process_time()
    found = paid_once(entitlements(rules, facts, bodies, ZONE, TODAY), bodies)
    count = reached = 0
    sums: dict[str, Decimal] = {}
    for one in found:
        count += 1
        reached += one.reached is not None
        for currency, amount in totals(pay_lines([one], None, TODAY, TODAY)).items():
            sums[currency] = sums.get(currency, Decimal(0)) + amount
    seconds, processor = time.perf_counter() - start, time.process_time() - used
    paid = ", ".join(f"{amount:,.2f} {currency}" for currency, amount in sums.items())
    return Took(size, size // EACH, many, seconds, processor, count, reached, paid)


def _facts(size: int) -> Facts:
    people = {
        one.id: one
        for one in (
            Person(
                id=f"person-{n:06}", school=f"school-{n % 50}", started=date(2023, 8, 1 + n % 28)
            )
            for n in range(size // EACH)
        )
    }
    extensions = tuple(
        Extension(
            rule="rule-00",
            person=one,
            until=date(2026, 1, 1),
            on=date(2025, 1, 1),
            approved_by="Board",
            why="Leave",
        )
        for one in list(people)[::20]
    )
    return Facts(people=people, earned=tuple(_earned(size)), extensions=extensions)


def _earned(size: int) -> Iterator[Earned]:
    """Yield awards over three years; one in a hundred is revoked, one in eleven is a renewal."""
    for number in range(size):
        person, nth = divmod(number, EACH)
        at = FIRST + timedelta(days=(person * 7 + nth * 97) % 1100, hours=person % 24)
        yield Earned(
            f"person-{person:06}",
            CATALOG[(person * 13 + (nth if number % 11 else 0) * 7) % len(CATALOG)],
            at,
            submitted=at - timedelta(days=9),
            revoked=at + timedelta(days=30) if number % 100 == 0 else None,
            award=f"award-{number}",
        )


def _organizations() -> list[Organization]:
    fields: dict[str, Any] = {"kind": "district", "parts": ["recogniser"]}
    return [
        Organization.model_validate({"id": f"owner-{n}", "name": f"Owner {n}", **fields})
        for n in range(10)
    ]


def _rules(many: int) -> Iterator[RecognitionRule]:
    """Yield rules of every kind: lists, groups, windows of all beginnings, caps, amendments."""
    for n in range(many):
        yield RecognitionRule.model_validate(
            {
                "id": f"rule-{n:02}",
                "name": f"Rule {n}",
                "owner": f"owner-{n % 10}",
                "status": "draft" if n % 10 == 9 else "in-force",
                "effective": {"from": "2023-07-01"},
                "source": {"text": "Made up for a benchmark"},
                "as_of": "2026-11-21",
                "counts": {**_counted(n), "by": "submitted" if n % 3 else "awarded"},
                "cap": {"at_most": 6, "per": "year"} if n % 7 == 0 else None,
                "rewards": _REWARDS[n % len(_REWARDS)],
                "amendments": [_AMENDMENT] if n % 5 == 0 else [],
            }
        )


def _counted(n: int) -> dict[str, Any]:
    begins = ("2023-07-01", "enrolled", "first-award")[n % 3]
    window = {"begins": begins, **({"days": 730} if n % 2 else {"years": 2})}
    if n % 4 == 0:
        return {"from": ["any"], "at_least": 5, "window": window}
    if n % 4 == 1:
        groups = [
            {"id": "one", "name": "One", "from": CATALOG[n % 30 : n % 30 + 20], "at_least": 2},
            {"id": "two", "name": "Two", "from": CATALOG[n % 30 + 10 : n % 30 + 30]},
        ]
        return {"from": CATALOG, "at_least": 4, "groups": groups, "window": window}
    return {"from": CATALOG[: 20 + n % 40], "at_least": 1 + n % 6, "window": window}


_REWARDS = (
    [{"kind": "pay", "amount": "500.00", "per": "year", "permanent": True}],
    [{"kind": "pay", "amount": "100.00", "per": "award"}, {"kind": "role", "role": "leader"}],
    [{"kind": "hours", "amount": "5", "per": "award", "toward": "renewal"}],
)
_AMENDMENT = {
    "on": "2024-10-01",
    "effective": "2025-01-01",
    "approved_by": "Board",
    "why": "More time",
    "window": {"begins": "2023-07-01", "years": 3},
}


def as_data(found: Sequence[Took]) -> dict[str, Any]:
    """Return the figures as plain values."""
    return {"exponent": round(exponent(found), 2), "sizes": [asdict(one) for one in found]}


def show(found: Sequence[Took]) -> None:
    """Print a table of the figures."""
    table = Table(title=f"Recognition rules ({machine()})")
    for name in (
        "awards",
        "people",
        "rules",
        "seconds",
        "processor",
        "entitlements",
        "reached",
        "paid",
    ):
        table.add_column(name, justify="right")
    for one in found:
        table.add_row(
            f"{one.awards:,}",
            f"{one.people:,}",
            str(one.rules),
            f"{one.seconds:.1f}",
            f"{one.processor:.1f}",
            f"{one.entitlements:,}",
            f"{one.reached:,}",
            one.paid,
        )
    Console(width=110).print(table)
    if len(found) > 1:
        print(f"The time grows as the number of awards to the power of {exponent(found):.2f}.")


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--awards", default=",".join(map(str, AWARDS)), help="with commas")
    parser.add_argument("--rules", type=int, default=RULES)
    parser.add_argument("--json", type=Path, help="a file to write the figures to")
    given = parser.parse_args()
    found = measured([int(size) for size in given.awards.split(",")], given.rules)
    show(found)
    if given.json:
        given.json.write_text(json.dumps(as_data(found), indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
