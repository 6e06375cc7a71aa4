"""What a person who reached a rule is given, and on which days.

What falls due on a day is what the version of the rule that holds on that day gives. Permanent pay
goes on for good: no later version makes it smaller, or ends it. All amounts are decimal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from microcred.model.recognition import Per, Reward, RewardKind
from microcred.recognition.calendar_days import years_later
from microcred.recognition.counting import Reach
from microcred.recognition.entitlement import Counted, Due
from microcred.recognition.versions import Version

Key = tuple[object, ...]
Schedule = Sequence[tuple[Version, Mapping[Key, Reward]]]


def schedule(found: Sequence[Version]) -> Schedule:
    """Return what each version gives, by what makes it the same in all of them."""
    return [(one, _keyed(one.rewards)) for one in found]


def dues(
    gives: Schedule, reached: Reach | None, counted: Sequence[Counted], horizon: date
) -> tuple[Due, ...]:
    """Return all that falls due up to a day, in the order of days."""
    if reached is None:
        return ()
    keys = dict.fromkeys(key for _, rewards in gives for key in rewards)
    given = (due for key in keys for due in _of_one(key, gives, reached, counted, horizon))
    return tuple(sorted((due for due in given if due.day <= horizon), key=lambda due: due.day))


def _keyed(rewards: Sequence[Reward]) -> dict[Key, Reward]:
    """Return rewards by all of them but how much; two that are alike are told apart by order."""
    seen: Counter[Key] = Counter()
    found: dict[Key, Reward] = {}
    for one in rewards:
        currency = one.currency if one.kind is RewardKind.PAY else None
        key = (one.kind, one.per, currency, one.role, one.toward, one.list)
        found[*key, seen[key]] = one
        seen[key] += 1
    return found


def _of_one(
    key: Key, gives: Schedule, reached: Reach, counted: Sequence[Counted], horizon: date
) -> Iterator[Due]:
    """Yield what one reward comes to, through all versions of it."""
    start = _first(key, gives, reached.day)
    if start is None:
        return
    day, reward = start
    if reward.per is Per.AWARD:
        for one in counted:
            if own := _first(key, gives, max(reached.day, one.since)):
                yield Due(*own, (one,))
    elif reward.per is Per.YEAR:
        for anniversary, now in _yearly(key, gives, day, reward, horizon):
            yield Due(anniversary, now, reached.by)
    else:
        yield Due(day, reward, reached.by)


def _yearly(
    key: Key, gives: Schedule, start: date, kept: Reward, horizon: date
) -> Iterator[tuple[date, Reward]]:
    """Yield a day and each of its anniversaries, with what is given then."""
    yield start, kept
    for number in range(1, horizon.year - start.year + 1):
        day = years_later(start, number)
        now = _on(key, gives, day)
        if kept.permanent and (now is None or _amount(now) < _amount(kept)):
            now = kept
        if now is None:
            return
        kept = now
        yield day, now


def _first(key: Key, gives: Schedule, day: date) -> tuple[date, Reward] | None:
    """Return the first day from `day` on with a version that gives this, and what it gives."""
    for version, rewards in gives:
        if key in rewards and (version.last is None or day <= version.last):
            return max(day, version.first), rewards[key]
    return None


def _on(key: Key, gives: Schedule, day: date) -> Reward | None:
    """Return what the version that holds on a day gives; nothing once the rule has ended."""
    for version, rewards in gives:
        if version.first <= day and (version.last is None or day <= version.last):
            return rewards.get(key) if version.ends is None or day <= version.ends else None
    return None


def _amount(reward: Reward) -> Decimal:
    return reward.amount or Decimal(0)
