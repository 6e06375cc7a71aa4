"""How an award stands on a day: it stands, may be renewed, has expired, or was revoked."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum


class State(StrEnum):
    """What the page of an award says first."""

    VALID = "valid"
    RENEWABLE = "renew"
    EXPIRED = "expired"
    REVOKED = "revoked"

    @property
    def stands(self) -> bool:
        """True while others may rely on it."""
        return self in (State.VALID, State.RENEWABLE)

    @property
    def ribbon(self) -> str:
        """Return what the badge image of this state has after its name: `-expired`, or nothing."""
        return "" if self.stands else f"-{self.value}"


def state_on(day: date, until: date | None, renew_from_days: int = 0, *, revoked: bool) -> State:
    """Return the state on a day. `until` is the last day of an award that expires.

    Where it may be renewed earlier than it expires, it is during its last `renew_from_days`.
    """
    if revoked:
        return State.REVOKED
    if until is None:
        return State.VALID
    if day > until:
        return State.EXPIRED
    return State.RENEWABLE if day > until - timedelta(days=renew_from_days) else State.VALID


def turning(
    day: date, until: date | None, renew_from_days: int = 0, *, revoked: bool
) -> date | None:
    """Return the next day after `day` on which the state becomes another, None where never."""
    if revoked or until is None:
        return None
    days = (until - timedelta(days=renew_from_days - 1), until + timedelta(days=1))
    return min((turn for turn in days if turn > day), default=None)
