"""What a person has under a rule, what is to go, and what is due: the values that reports show."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from microcred.model.pathway import Group, Standing
from microcred.model.recognition import RecognitionRule, Reward


class Status(StrEnum):
    """How a person stands under a rule."""

    REACHED = "reached"
    UNDER_WAY = "under way"
    OVER = "time is over"
    NOT_YET = "not yet in force"
    UNKNOWN = "cannot be told"


class Held(NamedTuple):
    """An award with its days in the programme's time zone."""

    credential: str
    awarded: date
    submitted: date | None = None
    revoked: date | None = None
    award: str | None = None


class Counted(NamedTuple):
    """An award that counts: `day` is the one that the rule looks at, `since` when it counts from.

    Where only an amendment or an extension lets it count, it counts from when that was decided.
    """

    held: Held
    day: date
    since: date


class Deadline(NamedTuple):
    """A last day; `since` and `approved_by` say where it comes from, None for the rule itself."""

    day: date
    since: date
    approved_by: str | None = None
    why: str | None = None
    personal: bool = False


class GroupLeft(NamedTuple):
    """What is still to be earned from one group."""

    group: Group
    to_go: int
    from_which: tuple[str, ...]


class Due(NamedTuple):
    """Something that is given on a day, and the awards it is given for."""

    day: date
    reward: Reward
    awards: tuple[Counted, ...]

    @property
    def amount(self) -> Decimal:
        """Return how much of money, hours or credits; 0 for a reward that is no quantity."""
        return self.reward.amount or Decimal(0)


class Withheld(NamedTuple):
    """A payment that another rule of the same owner has made for the same award already."""

    due: Due
    award: Counted
    paid_by: str


class Entitlement(NamedTuple):
    """How one person stands under one rule on a day.

    `from_which` are those that would count and do not yet, empty where any would. `outside` were
    earned outside of the time, `unclear` have no day of submission where the rule goes by it,
    `revoked` would have counted, `capped` are more than the cap lets count. The last of `deadlines`
    is the one that holds. `dues` come in the order of days. `before` are those that there were
    before an award was revoked, None where none was; `dropped` were among them and are due no
    more, `withheld` would be due if another rule had not paid.
    """

    rule: RecognitionRule
    person: str
    status: Status
    needs: int
    counted: tuple[Counted, ...]
    to_go: int
    from_which: tuple[str, ...]
    groups: tuple[GroupLeft, ...]
    reached: date | None
    deadlines: tuple[Deadline, ...]
    dues: tuple[Due, ...]
    outside: tuple[Held, ...] = ()
    unclear: tuple[Held, ...] = ()
    revoked: tuple[Held, ...] = ()
    capped: tuple[Counted, ...] = ()
    before: tuple[Due, ...] | None = None
    dropped: tuple[Due, ...] = ()
    withheld: tuple[Withheld, ...] = ()

    @property
    def would(self) -> bool:
        """True for a rule that is a draft: all of this would be so, and is not."""
        return self.rule.status is Standing.DRAFT

    @property
    def surplus(self) -> int:
        """Return how many awards are counted beyond what it takes."""
        return max(len(self.counted) - self.needs, 0)

    @property
    def deadline(self) -> Deadline | None:
        """Return the last day that holds now, None where there is none."""
        return self.deadlines[-1] if self.deadlines else None
