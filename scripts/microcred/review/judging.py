"""One round: its scorecards to what they come to together."""

from __future__ import annotations

from dataclasses import dataclass

from microcred.model.decision import Outcome
from microcred.model.submission import Readiness
from microcred.review.case import Case, Round
from microcred.review.combining import Combined, State, combined, passes
from microcred.review.counting import Panel, panel
from microcred.review.eligibility import is_lead
from microcred.review.terms import Terms
from microcred.scorecards.gaps import met


@dataclass(frozen=True, slots=True)
class Judged:
    """What the panel of one round came to; AWARD or RESUBMIT where it decided."""

    outcome: Outcome
    panel: Panel
    combined: Combined


def judged(case: Case, one: Round, terms: Terms) -> Judged:
    """Return what one round came to. The case's events are to be those of the round."""
    found = panel(case, one, terms)
    leads = [card for card in found.counting if is_lead(case, card.evaluator)]
    together = combined(terms, found.counting, leads)
    return Judged(_outcome(one, found, together, terms), found, together)


def _outcome(one: Round, found: Panel, together: Combined, terms: Terms) -> Outcome:
    if one.readiness is Readiness.DRAFT:
        return Outcome.DRAFT
    if found.holds:
        return Outcome.HELD
    if together.state is State.WAITING:
        return Outcome.SCORING
    if together.state is State.APART:
        return Outcome.ADJUDICATION
    now_met = {one for one, level in together.levels.items() if met(terms.rubric, level)}
    return Outcome.AWARD if passes(terms, now_met) else Outcome.RESUBMIT
