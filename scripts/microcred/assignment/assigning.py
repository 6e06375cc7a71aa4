"""The choice: those who were asked stay, then whoever has the fewest open submissions."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from microcred.assignment.passing import (
    Asking,
    Because,
    PassedOver,
    cannot_score,
    not_free,
)
from microcred.assignment.wanted import wanted
from microcred.review import Case


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who has still to score a submission.

    `evaluators` are all of them, those who were asked before first. Of these `new` are asked now.
    `released` were asked before and are no more. `unfilled` is how many more it takes than could be
    found. `passed_over` says why of those who were asked before, and where it is unfilled of
    everybody who cannot be asked.
    """

    evaluators: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    released: tuple[str, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()
    unfilled: int = 0


def assign(
    case: Case,
    assigned: Sequence[str],
    loads: Mapping[str, int],
    at: datetime,
    *,
    due: date | None = None,
    declined: Collection[str] = (),
    late: Collection[str] = (),
) -> Assignment:
    """Return who has to score a submission now; an empty answer where it waits for no evaluator.

    `assigned` are those who were asked before; they stay while they may score it. `loads` says how
    many other submissions each has open. `due` is the last day for an answer. `declined` gave it
    back and are asked no more. `late` stay only until somebody else is free. While a submission is
    held nobody is asked anew. The order of the register changes nothing.
    """
    panel = wanted(case)
    if panel is None:
        return Assignment()
    before = tuple(dict.fromkeys([*assigned, *sorted(panel.scored if panel.again else ())]))
    asking = Asking(case, panel, at, due, loads, declined)
    able = [one for one in before if cannot_score(asking, one) is None]
    firm = able if panel.held or panel.again else [one for one in able if one not in late]
    missing = 0 if panel.held else max(panel.count - len(firm), 0)
    new = list(islice(_free(asking, before), missing))
    spare = [one for one in able if one not in firm][: missing - len(new)]
    kept = [one for one in able if one in firm or one in spare]
    unfilled = missing - len(new) - len(spare)
    others = [one for one in before if one not in kept]
    asked_of = sorted({*others, *(_listed(asking) if unfilled else ())} - {*kept, *new})
    return Assignment(
        (*kept, *new),
        tuple(new),
        tuple(one for one in others if one not in panel.scored),
        tuple(said for one in asked_of if (said := _why_not(asking, before, one))),
        unfilled,
    )


def _free(asking: Asking, before: Collection[str]) -> Iterator[str]:
    """Yield who may be asked anew, whoever has the fewest open submissions first."""
    others = {one for one in _listed(asking) if one not in before}
    for one in sorted(others, key=lambda it: (asking.loads.get(it, 0), _lot(asking.case, it), it)):
        if not not_free(asking, one):
            yield one


def _lot(case: Case, who: str) -> str:
    """Return what settles a tie: the same each time, and in favour of no name."""
    return hashlib.sha256(f"{case.submission} {who}".encode()).hexdigest()


def _listed(asking: Asking) -> set[str]:
    return {one.id for one in asking.case.evaluators.evaluators}


def _why_not(asking: Asking, before: Collection[str], who: str) -> PassedOver | None:
    if who not in before:
        return not_free(asking, who)
    late = PassedOver(who, Because.LATE, f"{who} is late, and somebody else is asked.")
    return cannot_score(asking, who) or late
