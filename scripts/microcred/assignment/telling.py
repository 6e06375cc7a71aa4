"""That nobody is free, said to people: how many, and never which of them is close to whom."""

from __future__ import annotations

from collections import Counter
from typing import Final

from microcred.assignment.assigning import Assignment
from microcred.assignment.passing import Because
from microcred.model.evaluators import Evaluators
from microcred.model.program import Reviewing
from microcred.words import listed, number, sentence


def coordinators(settings: Reviewing, evaluators: Evaluators) -> tuple[str, ...]:
    """Return the logins to tell: the coordinator's, or those of lead evaluators; may be none."""
    if settings.coordinator:
        return (settings.coordinator,)
    leads = (one.login for one in evaluators.evaluators if one.lead and one.login)
    return tuple(sorted(set(leads)))


def unfilled_words(assignment: Assignment) -> str:
    """Return that more evaluators are needed and why nobody is asked; empty where none is needed.

    No name is in it: whom somebody must not score may tell who handed in.
    """
    if not assignment.unfilled:
        return ""
    one = assignment.unfilled == 1
    who = "evaluator is" if one else "evaluators are"
    needed = f"{sentence(number(assignment.unfilled))} more {who} needed, and nobody is free."
    because = Counter(_SAID[passed.because] for passed in assignment.passed_over)
    reasons = [
        f"{number(because[said])} {said[0] if because[said] == 1 else said[1]}"
        for said in dict.fromkeys(_SAID.values())
        if because[said]
    ]
    others = f"Of those listed, {listed(reasons)}." if reasons else "Nobody is listed."
    return f"{needed} {others}"


_MAY_NOT: Final = ("may not score this one", "may not score this one")
_SAID: Final[dict[Because, tuple[str, str]]] = {
    Because.SCORED: ("has scored it", "have scored it"),
    Because.AWAY: ("is away", "are away"),
    Because.FULL: ("has enough to score already", "have enough to score already"),
    Because.LATE: ("is late", "are late"),
    Because.DECLINED: ("gave it back", "gave it back"),
    Because.PREVIOUS_SCORER: _MAY_NOT,
    Because.BARRED: _MAY_NOT,
    Because.NOT_LEAD: ("is no lead evaluator", "are no lead evaluators"),
    Because.NO_ACCOUNT: ("has no GitHub account here", "have no GitHub account here"),
}
