"""Entitlements to the lines of a payroll: what is to be paid in a time, and what no longer is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from microcred.model.recognition import Per, RewardKind
from microcred.recognition.entitlement import Due, Entitlement
from microcred.recognition.wording import money

NOTHING = Decimal("0.00")


class Payable(StrEnum):
    """What a line of a payroll asks for. Only the first two ask for money."""

    DUE = "due"
    TO_COME = "to come"
    DROPPED = "dropped out"
    WITHHELD = "paid by another rule"


class Line(NamedTuple):
    """One payment of one person. `amount` is 0 where nothing is to be paid; `note` says why."""

    entitlement: Entitlement
    due: Due
    kind: Payable
    amount: Decimal
    note: str | None = None


def pay_lines(
    found: Iterable[Entitlement], first: date | None, last: date, today: date
) -> Iterator[Line]:
    """Yield what falls due from `first` to `last`, both included; drafts pay nothing.

    What has dropped out since an award was revoked is told in the time in which it would have
    fallen due, and in that of the revocation.
    """
    for one in found:
        if one.would:
            continue
        for due in one.dues:
            if _pays(due) and _within(due.day, first, last):
                kind = Payable.DUE if due.day <= today else Payable.TO_COME
                yield Line(one, due, kind, _cents(due.amount))
        for lost in one.withheld:
            if _pays(lost.due) and _within(lost.due.day, first, last):
                note = (
                    f"{money(lost.due.amount, lost.due.reward.currency)} are not paid: rule "
                    f"{lost.paid_by} pays for {lost.award.held.credential}, and "
                    f"{one.rule.owner} pays for an award once"
                )
                yield Line(one, lost.due, Payable.WITHHELD, NOTHING, note)
        for due in one.dropped:
            if _pays(due) and _told_now(one, due, first, last):
                yield Line(one, due, Payable.DROPPED, NOTHING, _dropped(one, due))


def totals(lines: Iterable[Line]) -> dict[str, Decimal]:
    """Return what is to be paid in each currency."""
    found: dict[str, Decimal] = {}
    for one in lines:
        currency = one.due.reward.currency
        found[currency] = found.get(currency, NOTHING) + one.amount
    return dict(sorted(found.items()))


def _pays(due: Due) -> bool:
    return due.reward.kind is RewardKind.PAY


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(NOTHING)


def _within(day: date, first: date | None, last: date) -> bool:
    return (first is None or first <= day) and day <= last


def _told_now(one: Entitlement, due: Due, first: date | None, last: date) -> bool:
    return _within(due.day, first, last) or any(
        gone.revoked and due.day < gone.revoked and _within(gone.revoked, first, last)
        for gone in one.revoked
    )


def _dropped(one: Entitlement, due: Due) -> str:
    """Return why something is not due any more, and what is to be done where it was paid."""
    paid = {each.held for each in due.awards}
    gone = [held for held in one.revoked if held._replace(revoked=None) in paid]
    days = "; ".join(f"{each.credential} was revoked on {each.revoked}" for each in gone)
    said = f"{money(due.amount, due.reward.currency)} are not due: {days or 'an award was revoked'}"
    instead = [each.day for each in one.dues if each.reward == due.reward]
    if instead and due.reward.per is Per.ONCE:
        said += f"; other awards make it due on {min(instead)}"
    if any(held.revoked and due.day < held.revoked for held in one.revoked):
        said += "; look whether an earlier export paid it"
    return said
