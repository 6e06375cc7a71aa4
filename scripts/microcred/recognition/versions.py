"""A rule as it stood day by day: its first version, and one more for each amendment.

What an amendment leaves out stays as it was. It holds from its effective day on, and never before
the day on which it was decided.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from microcred.model.recognition import (
    Amendment,
    Begins,
    RecognitionRule,
    Reward,
    Window,
)
from microcred.recognition.calendar_days import days_later, years_later

_DAY = timedelta(days=1)


class Version(NamedTuple):
    """A rule from `first` to `last`, both among its days; `last` is None for the present one.

    `ends` is the last day of the rule itself, as this version has it.
    """

    first: date
    last: date | None
    at_least: int
    window: Window | None
    rewards: tuple[Reward, ...]
    ends: date | None
    amendment: Amendment | None = None


def versions(rule: RecognitionRule, today: date) -> tuple[Version, ...]:
    """Return the versions of a rule up to a day, the first one first; none before it holds."""
    found = [
        Version(
            rule.effective.first,
            None,
            needed(rule),
            rule.counts.window,
            rule.rewards,
            rule.effective.last,
        )
    ]
    for change in sorted(rule.amendments, key=lambda one: (holds_from(one), one.on)):
        first = max(holds_from(change), rule.effective.first)
        if first > today:
            break
        before = found.pop()
        if first > before.first:
            found.append(before._replace(last=first - _DAY))
        found.append(_amended(before, change, first, _of_groups(rule)))
    return tuple(found) if rule.effective.first <= today else ()


def holds_from(change: Amendment) -> date:
    """Return the first day on which an amendment holds."""
    return max(change.on, change.effective)


def needed(rule: RecognitionRule) -> int:
    """Return how many awards a rule takes: what it says, and never fewer than its groups do."""
    return max(rule.counts.at_least, _of_groups(rule))


def _of_groups(rule: RecognitionRule) -> int:
    return sum(group.at_least for group in rule.counts.groups)


def last_day(window: Window, begun: date) -> date | None:
    """Return the last day of a window that began on a day, which is day 0; None for no end."""
    ends = [
        day
        for day in (
            days_later(begun, window.days) if window.days else None,
            years_later(begun, window.years) if window.years else None,
            window.until,
        )
        if day
    ]
    return min(ends, default=None)


def begins(window: Window | None, enrolled: date | None, first_award: date | None) -> date | None:
    """Return the day on which a person's time begins; None where that is not known."""
    if window is None:
        return date.min
    if window.begins is Begins.ENROLLED:
        return enrolled
    return first_award if window.begins is Begins.FIRST_AWARD else window.begins


def _amended(before: Version, change: Amendment, first: date, floor: int) -> Version:
    return Version(
        first,
        None,
        before.at_least if change.at_least is None else max(change.at_least, floor),
        change.window or before.window,
        before.rewards if change.rewards is None else change.rewards,
        change.until or before.ends,
        change,
    )
