"""What a rule gives and when, in words."""

from __future__ import annotations

from decimal import Decimal

from microcred.model.recognition import Per, Reward, RewardKind
from microcred.recognition.entitlement import Deadline


def gives(reward: Reward) -> str:
    """Return what is given: “500.00 USD a year, for good”, “5 hours toward renewal”."""
    return _GIVES[reward.kind](reward)


def money(amount: Decimal, currency: str) -> str:
    """Return an amount with two decimal places and its currency: “1,500.00 USD”."""
    return f"{amount:,.2f} {currency}"


def quantity(amount: Decimal) -> str:
    """Return hours or credits without zeros that say nothing: “5”, “0.5”."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def how_often(reward: Reward) -> str:
    """Return how often something is given."""
    if reward.per is Per.YEAR:
        return "a year, for good" if reward.permanent else "a year"
    return "for each award" if reward.per is Per.AWARD else "once"


def approved(deadline: Deadline) -> str:
    """Return where a deadline comes from."""
    if deadline.approved_by is None:
        return "the rule"
    return f"{'extension' if deadline.personal else 'amendment'} approved by {deadline.approved_by}"


def _pay(reward: Reward) -> str:
    return f"{money(reward.amount or Decimal(0), reward.currency)} {how_often(reward)}"


def _amount(reward: Reward) -> str:
    often = "" if reward.per is Per.ONCE else f" {how_often(reward)}"
    many = quantity(reward.amount or Decimal(0))
    unit = reward.kind.value.removesuffix("s") if many == "1" else reward.kind.value
    return f"{many} {unit}{often}{_toward(reward)}"


def _licence(reward: Reward) -> str:
    return f"counts for a licence{_toward(reward)}"


def _toward(reward: Reward) -> str:
    return f" toward {reward.toward}" if reward.toward else ""


def _role(reward: Reward) -> str:
    return f"the role of {reward.role or '?'}"


def _list(reward: Reward) -> str:
    return f"a place on the list of {reward.list or '?'}"


_GIVES = {
    RewardKind.PAY: _pay,
    RewardKind.HOURS: _amount,
    RewardKind.CREDITS: _amount,
    RewardKind.LICENCE: _licence,
    RewardKind.ROLE: _role,
    RewardKind.LIST: _list,
}
