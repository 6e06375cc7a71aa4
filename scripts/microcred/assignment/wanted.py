"""Whom a submission waits for: how many scorecards, and of whom."""

from __future__ import annotations

from dataclasses import dataclass

from microcred.model.decision import Outcome
from microcred.model.vocabulary import Adjudication
from microcred.review import Case, to_score
from microcred.review.eligibility import is_lead
from microcred.review.events import heard
from microcred.review.rounds import Standing, standing
from microcred.review.terms import Terms


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many scorecards a round still takes.

    `scored` are those whose scorecard counts already. `excluded` scored before an appeal. `lead` is
    True where only a lead evaluator will do, `again` where those who scored have to agree, `held`
    while nobody can look at the evidence.
    """

    count: int
    scored: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    lead: bool = False
    again: bool = False
    held: bool = False


def wanted(case: Case) -> Wanted | None:
    """Return whom a submission waits for, None where it waits for no evaluator."""
    now = standing(case, heard(case).appeal)
    terms = Terms(case.release, now.met)
    if to_score(case) is None or not terms.decidable:
        return None
    scored = frozenset(card.evaluator for card in now.judged.panel.counting)
    excluded = now.scorers if now.appealed else frozenset()
    if now.judged.outcome is Outcome.ADJUDICATION:
        return _third(case, now, scored, excluded)
    missing = max(terms.scorers - len(scored), 0)
    held = now.judged.outcome is Outcome.HELD
    return Wanted(missing, scored, excluded, held=held)


def _third(case: Case, now: Standing, scored: frozenset[str], excluded: frozenset[str]) -> Wanted:
    """Return who settles it where scorecards are apart."""
    adjudication = Terms(case.release, now.met).adjudication
    if adjudication is Adjudication.CONSENSUS:
        return Wanted(0, scored, excluded, again=True)
    heard_lead = any(is_lead(case, one) for one in scored)
    lead = adjudication is Adjudication.LEAD_EVALUATOR and not heard_lead
    return Wanted(1, scored, excluded, lead=lead)
