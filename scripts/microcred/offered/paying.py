"""Two rules of one owner that would pay for the same award: N11."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from itertools import combinations, groupby

from microcred.document import Document
from microcred.model.pathway import Standing
from microcred.model.recognition import RecognitionRule, RewardKind
from microcred.offered.finding import ANY, Finding, problems
from microcred.offered.offers import Offers
from microcred.problem import Problem, Severity


def paid_twice(offers: Offers) -> Iterator[Problem]:
    """Yield N11 for each rule that may pay for what an earlier one of its owner pays for.

    Only where the owner says `pays_once`, and the two may hold on one day for one person.
    """
    paying = [one for one in offers.rules.values() if _pays(one.model) and _once(one.model, offers)]
    paying.sort(key=lambda one: (one.model.owner, one.model.id))
    for _, rules in groupby(paying, key=lambda one: one.model.owner):
        for one, other in combinations(rules, 2):
            if _may_meet(one.model, other.model):
                yield from problems(other, [_found(one, other)])


def _pays(model: RecognitionRule) -> bool:
    rewards = [*model.rewards, *(r for a in model.amendments for r in a.rewards or ())]
    return model.status is not Standing.ENDED and any(r.kind is RewardKind.PAY for r in rewards)


def _once(model: RecognitionRule, offers: Offers) -> bool:
    owner = offers.organizations.get(model.owner)
    return owner is not None and owner.model.pays_once


def _may_meet(one: RecognitionRule, other: RecognitionRule) -> bool:
    return _days_meet(one, other) and _whom_meet(one, other) and _choices_meet(one, other)


def _days_meet(one: RecognitionRule, other: RecognitionRule) -> bool:
    return one.effective.first <= _last(other) and other.effective.first <= _last(one)


def _last(model: RecognitionRule) -> date:
    """Return the last day on which the rule holds, as amended."""
    amended = [change.until for change in model.amendments if change.until]
    return amended[-1] if amended else model.effective.last or date.max


def _whom_meet(one: RecognitionRule, other: RecognitionRule) -> bool:
    pairs = ((one.whom.schools, other.whom.schools), (one.whom.stages, other.whom.stages))
    return all(not a or not b or not set(a).isdisjoint(b) for a, b in pairs)


def _choices_meet(one: RecognitionRule, other: RecognitionRule) -> bool:
    a, b = _choices(one), _choices(other)
    return ANY in a or ANY in b or not a.isdisjoint(b)


def _choices(model: RecognitionRule) -> frozenset[str]:
    groups: list[Collection[str]] = [group.choices for group in model.counts.groups]
    return frozenset().union(model.counts.choices, *groups)


def _found(one: Document[RecognitionRule], other: Document[RecognitionRule]) -> Finding:
    model = other.model
    both = sorted((_choices(one.model) & _choices(model)) - {ANY})
    what = f"{both[0]}{' and others' if len(both) > 1 else ''}" if both else "the same awards"
    message = (
        f"{model.owner} pays once for an award, and {one.model.id} may pay for {what} as well as "
        "this rule. For each person what falls due first is paid, on the same day what "
        f"{_older(one.model, model)} gives, and the other never is"
    )
    fix = f"Part what they count, or take `pays_once` out of {model.owner}'s file."
    return Finding(("rewards",), "N11", message, fix, Severity.WARNING)


def _older(one: RecognitionRule, other: RecognitionRule) -> str:
    """Return which of two rules pays where both fall due on one day."""
    return min((one, other), key=lambda each: (each.effective.first, each.id)).id
