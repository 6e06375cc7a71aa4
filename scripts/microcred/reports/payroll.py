"""What is to be paid to whom for awards, by rule, ready for a payroll; and what no longer is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from microcred.recognition.paying import NOTHING, Line, Payable, pay_lines, totals
from microcred.recognition.wording import money
from microcred.reports.entitled import (
    AMOUNT,
    CURRENCY,
    PERSON,
    RULE,
    asked_day,
    chosen,
    credentials,
    rules,
    standings,
    strangers,
)
from microcred.reports.report import Bars, Cell, Column, Ground, Kind, Recipe, Report, Table
from microcred.words import counted, day, listed


def payroll(ground: Ground) -> Report:
    """Return the report: one line for each payment from one day to another, and totals.

    Without days it is all that has fallen due so far.
    """
    first, until = asked_day(ground, "from"), asked_day(ground, "until")
    last = until or ground.today
    fits, asked = chosen(ground), rules(ground)
    found = (one for one in standings(ground, asked, max(last, ground.today)) if fits(one))
    lines = sorted(
        pay_lines(found, first, last, ground.today),
        key=lambda one: (one.due.day, one.entitlement.person, one.entitlement.rule.id),
    )
    span = f"from {day(first)} to {day(last)}" if first else f"up to {day(last)}"
    return Report(
        "payroll",
        "Payroll",
        ground.today,
        (f"Due {span}: {_all(lines)}.", *_gone(lines)),
        (
            Table("payments", "Payments", _PAYMENTS, tuple(map(_row, lines))),
            Table("totals", "By rule", _TOTALS, _by_rule(lines), _chart(lines)),
        ),
        (
            "A line that drops out has an amount of 0, so that amounts can be added up.",
            "Drafts pay nothing.",
            *strangers(ground, asked),
        ),
    )


RECIPE: Final = Recipe(
    "payroll",
    "What is to be paid to whom, and what no longer is since an award was revoked.",
    payroll,
    only=("from", "until", "rule", "owner", "school", "person"),
    private=True,
)

_PAYMENTS: Final = (
    PERSON,
    Column("due", "Due", Kind.DAY),
    AMOUNT,
    CURRENCY,
    Column("line", "Line"),
    RULE,
    Column("for", "For"),
    Column("note", "Note"),
)
_TOTALS: Final = (
    RULE,
    Column("people", "People", Kind.COUNT),
    Column("payments", "Payments", Kind.COUNT),
    AMOUNT,
    CURRENCY,
)


def _row(one: Line) -> tuple[Cell, ...]:
    due = one.due
    return (
        one.entitlement.person,
        due.day,
        one.amount,
        due.reward.currency,
        one.kind.value,
        one.entitlement.rule.id,
        credentials(each.held.credential for each in due.awards),
        one.note,
    )


def _by_rule(lines: Sequence[Line]) -> tuple[tuple[Cell, ...], ...]:
    asked: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for one in lines:
        if one.kind in (Payable.DUE, Payable.TO_COME):
            asked[one.entitlement.rule.id, one.due.reward.currency].append(one)
    return tuple(
        (
            rule,
            len({one.entitlement.person for one in own}),
            len(own),
            sum((one.amount for one in own), NOTHING),
            currency,
        )
        for (rule, currency), own in sorted(asked.items())
    )


def _chart(lines: Sequence[Line]) -> Bars | None:
    """Return a chart where all is of one currency: bars of several cannot be compared."""
    return Bars("rule", "amount") if len(totals(lines)) < 2 else None


def _all(lines: Sequence[Line]) -> str:
    sums = [money(amount, currency) for currency, amount in totals(lines).items() if amount]
    people = len({one.entitlement.person for one in lines if one.amount > Decimal(0)})
    return f"{listed(sums)} to {counted(people, 'person', 'people')}" if sums else "nothing"


def _gone(lines: Sequence[Line]) -> tuple[str, ...]:
    said = {
        Payable.DROPPED: "{} dropped out, since an award was revoked.",
        Payable.WITHHELD: "{} not paid, since another rule of the same owner pays for the award. "
        "To have both paid take `pays_once` from the owner; to have one of them for certain, name "
        "the micro-credential in one of the two rules alone.",
    }
    many = {kind: sum(one.kind is kind for one in lines) for kind in said}
    return tuple(
        text.format(counted(many[kind], "payment")) for kind, text in said.items() if many[kind]
    )
