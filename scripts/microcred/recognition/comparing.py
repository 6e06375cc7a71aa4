"""What one micro-credential counts for, organisation by organisation.

Where nothing is recorded that is what is said: it is never taken for a yes, nor for a no.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from microcred.model.organization import Organization, Part
from microcred.model.pathway import Standing
from microcred.model.recognition import RecognitionRule, Reward
from microcred.recognition.groups import ANY
from microcred.recognition.versions import versions


class Holding(StrEnum):
    """Whether a rule holds on a day."""

    COUNTS = "counts"
    WOULD = "would count"
    BEGINS = "will count"
    ENDED = "no longer counts"
    NOTHING = "no rule recorded"


class Recognised(NamedTuple):
    """What one organisation gives for a micro-credential under one rule; None for no rule."""

    organization: str
    holding: Holding
    rule: RecognitionRule | None = None
    rewards: tuple[Reward, ...] = ()


def recognised(
    credential: str,
    rules: Iterable[RecognitionRule],
    organizations: Iterable[Organization],
    today: date,
    adopted: Mapping[str, Collection[str]],
) -> Iterator[Recognised]:
    """Yield each organisation that recognises, with each rule of it that counts a credential.

    `adopted` is what `any` stands for by owner, where it is not every one.

    One without such a rule comes once, with `no rule recorded`. By id of both.
    """
    owned: dict[str, list[RecognitionRule]] = {
        one.id: [] for one in organizations if Part.RECOGNISER in one.parts
    }
    for rule in sorted(rules, key=lambda one: one.id):
        own = owned.setdefault(rule.owner, [])
        if counts(rule, credential, adopted.get(rule.owner)):
            own.append(rule)
    for owner, own in sorted(owned.items()):
        for rule in own:
            yield Recognised(owner, holding(rule, today), rule, rewards_on(rule, today))
        if not own:
            yield Recognised(owner, Holding.NOTHING)


def counts(rule: RecognitionRule, credential: str, adopted: Collection[str] | None) -> bool:
    """Return whether a rule names a micro-credential, or any and its owner adopts it.

    `adopted` is None for an owner who adopts nothing: `any` is every one then.
    """
    lists = (rule.counts.choices, *(group.choices for group in rule.counts.groups))
    named = frozenset().union(*lists)
    return credential in named or (ANY in named and (adopted is None or credential in adopted))


def holding(rule: RecognitionRule, today: date) -> Holding:
    """Return whether a rule holds on a day; a draft does on none."""
    if rule.status is Standing.DRAFT:
        return Holding.WOULD
    found = versions(rule, today)
    if not found:
        return Holding.BEGINS
    ends = found[-1].ends
    if rule.status is Standing.ENDED or (ends and ends < today):
        return Holding.ENDED
    return Holding.COUNTS


def rewards_on(rule: RecognitionRule, today: date) -> tuple[Reward, ...]:
    """Return what a rule gives on a day; before it holds, what it will give."""
    found = versions(rule, today)
    return found[-1].rewards if found else rule.rewards
