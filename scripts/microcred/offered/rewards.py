"""What may be wrong with the rewards of a rule: N07 and N10."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from microcred.model.recognition import Per, RecognitionRule, Reward, RewardKind
from microcred.offered.finding import Finding
from microcred.problem import Severity
from microcred.yamltext import Location


class _Takes(NamedTuple):
    """What a kind of reward cannot do without, and what it may have besides."""

    needs: tuple[str, ...]
    may: tuple[str, ...] = ()


_KINDS: Final[Mapping[RewardKind, _Takes]] = {
    RewardKind.PAY: _Takes(("amount",), ("permanent",)),
    RewardKind.ROLE: _Takes(("role",)),
    RewardKind.HOURS: _Takes(("amount", "toward")),
    RewardKind.CREDITS: _Takes(("amount", "toward")),
    RewardKind.LIST: _Takes(("list",)),
    RewardKind.LICENCE: _Takes(("toward",)),
}
_FIELDS: Final = ("amount", "permanent", "role", "toward", "list")


def reward_findings(model: RecognitionRule) -> Iterator[Finding]:
    """Yield N07 for rewards that lack what they need or contradict themselves, N10 for none."""
    for number, reward in enumerate(model.rewards):
        yield from _reward(reward, ("rewards", number))
    for number, change in enumerate(model.amendments):
        for place, reward in enumerate(change.rewards or ()):
            yield from _reward(reward, ("amendments", number, "rewards", place))
    if not model.rewards and model.strand is None:
        message = "this rule gives nothing: it has neither rewards nor a strand of policy"
        fix = "Add `rewards:`, or `strand:` where all that is known is what it counts toward."
        yield Finding((), "N10", message, fix, Severity.WARNING)


def _reward(reward: Reward, at: Location) -> Iterator[Finding]:
    takes = _KINDS[reward.kind]
    for field in takes.needs:
        if not getattr(reward, field):
            message = f"a reward of kind `{reward.kind}` needs `{field}`"
            yield Finding(at, "N07", message, f"Add `{field}:`.")
    for field in _FIELDS:
        if getattr(reward, field) and field not in (*takes.needs, *takes.may):
            message = f"`{field}` says nothing about a reward of kind `{reward.kind}`"
            fix = "Take it out, or make it a reward of its own."
            yield Finding((*at, field), "N07", message, fix)
    if reward.permanent and reward.kind is RewardKind.PAY and reward.per is not Per.YEAR:
        message = f"pay that is permanent goes on each year, and this is given per {reward.per}"
        yield Finding((*at, "permanent"), "N07", message, "Write `per: year`, or take it out.")
