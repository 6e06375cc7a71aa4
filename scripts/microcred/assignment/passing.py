"""Why somebody is not asked to score a submission."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from microcred.assignment.wanted import Wanted
from microcred.model.evaluators import Evaluator
from microcred.review import Case
from microcred.review.eligibility import barred


class Because(StrEnum):
    """Why somebody is not asked."""

    SCORED = "scored"
    BARRED = "barred"
    PREVIOUS_SCORER = "previous-scorer"
    NOT_LEAD = "not-lead"
    NO_ACCOUNT = "no-account"
    DECLINED = "declined"
    LATE = "late"
    AWAY = "away"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Somebody who is not asked; `why` says so in a sentence, for the coordinator alone.

    It may tell what others must not know, such as at which school the earner works. What may be
    shown with the submission, `unfilled_words` says.
    """

    evaluator: str
    because: Because
    why: str


@dataclass(frozen=True, slots=True)
class Asking:
    """What there is to know before somebody is asked. `due` is the last day for an answer."""

    case: Case
    wanted: Wanted
    at: datetime
    due: date | None = None
    loads: Mapping[str, int] = field(default_factory=dict)
    declined: Collection[str] = ()

    @property
    def last(self) -> date:
        """Return the last day on which they would have to be here; today where that is over."""
        return max(self.due or self.case.today, self.case.today)


def cannot_score(asking: Asking, who: str) -> PassedOver | None:
    """Return why somebody is asked no more, even where they were before; None where they are."""
    return _first(_ALWAYS, asking, who)


def not_free(asking: Asking, who: str) -> PassedOver | None:
    """Return why somebody is not asked anew, None where they may be."""
    return _first((*_ALWAYS, *_ANEW), asking, who)


Check = Callable[[Asking, Evaluator], str | None]


def _first(
    checks: tuple[tuple[Because, Check], ...], asking: Asking, who: str
) -> PassedOver | None:
    entry = asking.case.evaluators.find(who)
    if entry is None:
        said = f"“{who}” is not listed in program/evaluators.yml."
        return PassedOver(who, Because.BARRED, said)
    found = ((because, check(asking, entry)) for because, check in checks)
    return next((PassedOver(who, because, why) for because, why in found if why), None)


def _scored(asking: Asking, entry: Evaluator) -> str | None:
    again = asking.wanted.again
    if entry.id in asking.wanted.scored and not again:
        return f"{entry.id} has scored it."
    if entry.id not in asking.wanted.scored and again:
        return f"{entry.id} has not scored it, and those who did are to agree."
    return None


def _barred(asking: Asking, entry: Evaluator) -> str | None:
    bar = barred(asking.case, entry.id, asking.at)
    return bar.why if bar else None


def _conflict(asking: Asking, entry: Evaluator) -> str | None:
    cards = [card for one in asking.case.rounds for card in one.scorecards]
    theirs = [card for card in cards if card.evaluator == entry.id and card.at <= asking.at]
    latest = max(theirs, key=lambda card: (card.at, card.sha256), default=None)
    if latest is not None and latest.card.conflict != "none":
        return f"{entry.id} declared a conflict of interest."
    return None


def _previous(asking: Asking, entry: Evaluator) -> str | None:
    if entry.id in asking.wanted.excluded:
        return f"{entry.id} scored it before, and an appeal goes to others."
    return None


def _not_lead(asking: Asking, entry: Evaluator) -> str | None:
    if asking.wanted.lead and not entry.lead:
        return f"{entry.id} is no lead evaluator, and one settles this."
    return None


def _no_account(asking: Asking, entry: Evaluator) -> str | None:
    if entry.github is None:
        return f"No GitHub account is recorded for {entry.id}, who cannot be asked there."
    return None


def _declined(asking: Asking, entry: Evaluator) -> str | None:
    if entry.id in asking.declined:
        return f"{entry.id} gave it back."
    return None


def _away_throughout(asking: Asking, entry: Evaluator) -> str | None:
    """Return that somebody is away now, and not back before an answer is due."""
    today = asking.case.today.toordinal()
    back = today
    for away in sorted(entry.away, key=lambda one: one.first):
        if away.first.toordinal() <= back <= away.last.toordinal():
            back = away.last.toordinal() + 1
    if back > max(today, asking.last.toordinal()):
        return f"{entry.id} is away until {date.fromordinal(back - 1)}."
    return None


def _away(asking: Asking, entry: Evaluator) -> str | None:
    for away in sorted(entry.away, key=lambda one: (one.first, one.last)):
        if away.first <= asking.last and asking.case.today <= away.last:
            return f"{entry.id} is away from {away.first} until {away.last}."
    if entry.until is not None and entry.until < asking.last:
        return f"{entry.id} may score until {entry.until}, and an answer is due later."
    return None


def _full(asking: Asking, entry: Evaluator) -> str | None:
    load = asking.loads.get(entry.id, 0)
    if entry.capacity is not None and load >= entry.capacity:
        return f"{entry.id} has {load} open, and takes on {entry.capacity} at a time."
    return None


_ALWAYS: Final[tuple[tuple[Because, Check], ...]] = (
    (Because.SCORED, _scored),
    (Because.PREVIOUS_SCORER, _previous),
    (Because.BARRED, _barred),
    (Because.BARRED, _conflict),
    (Because.NOT_LEAD, _not_lead),
    (Because.NO_ACCOUNT, _no_account),
    (Because.DECLINED, _declined),
    (Because.AWAY, _away_throughout),
)

_ANEW: Final[tuple[tuple[Because, Check], ...]] = (
    (Because.AWAY, _away),
    (Because.FULL, _full),
)
