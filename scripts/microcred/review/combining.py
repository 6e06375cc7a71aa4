"""Several scorecards to one level for each criterion, or to the answer that they are apart."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from microcred.model.rubric import AtLeast
from microcred.model.scorecard import Scored
from microcred.model.vocabulary import Adjudication
from microcred.review.terms import Terms
from microcred.scorecards.gaps import met


class State(Enum):
    """Whether a panel has come to an end."""

    WAITING = auto()
    APART = auto()
    AGREED = auto()


@dataclass(frozen=True, slots=True)
class Combined:
    """What a panel says together. `levels` is empty unless it agreed.

    `split` names the criteria that some saw met and others did not. `settled` names those in which
    a lead evaluator's word stood.
    """

    state: State
    levels: Mapping[str, str]
    split: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()


Levels = Mapping[str, int]
"""The rank of the level of each open criterion, 0 for the lowest."""


def combined(terms: Terms, cards: Sequence[Scored], leads: Sequence[Scored]) -> Combined:
    """Return what complete scorecards say together; `leads` are those of lead evaluators.

    The level of a criterion is the lower median: of an even number of scorecards, the lower of the
    middle two. docs/decisions/0013-how-scorecards-decide.md says why.
    """
    if len(cards) < terms.scorers or not terms.decidable:
        return Combined(State.WAITING, {})
    seen = [ranks(terms, card) for card in cards]
    split = tuple(
        one for one in terms.open_criteria if len({_met(terms, s, one) for s in seen}) > 1
    )
    levels = lower_median(terms, seen)
    if not apart(terms, seen):
        return Combined(State.AGREED, _named(terms, levels), split)
    if len(cards) > terms.scorers:
        if terms.adjudication is Adjudication.LEAD_EVALUATOR and leads:
            word = lower_median(terms, [ranks(terms, card) for card in leads])
            settled = {**levels, **{one: word[one] for one in split}}
            return Combined(State.AGREED, _named(terms, settled), split, split)
        if terms.adjudication is Adjudication.THIRD_SCORER and not tied(terms, seen):
            return Combined(State.AGREED, _named(terms, levels), split)
    return Combined(State.APART, {}, split)


def ranks(terms: Terms, scored: Scored) -> Levels:
    """Return the rank of the level that one scorecard gives to each open criterion."""
    ids = [level.id for level in terms.rubric.levels]
    given = {score.criterion: ids.index(score.level) for score in scored.card.scores}
    return {criterion: given[criterion] for criterion in terms.open_criteria}


def lower_median(terms: Terms, seen: Sequence[Levels]) -> Levels:
    """Return the middle rank of each open criterion; of two in the middle, the lower."""
    middle = (len(seen) - 1) // 2
    return {one: sorted(levels[one] for levels in seen)[middle] for one in terms.open_criteria}


def upper_median(terms: Terms, seen: Sequence[Levels]) -> Levels:
    """Return the middle rank of each open criterion; of two in the middle, the higher."""
    middle = len(seen) // 2
    return {one: sorted(levels[one] for levels in seen)[middle] for one in terms.open_criteria}


def apart(terms: Terms, seen: Sequence[Levels]) -> bool:
    """True where scorecards differ in a way that decides.

    They do when some saw a critical criterion met and others did not, or when not all of them,
    each taken alone and all taken together, lead to the same outcome.
    """
    together = [*seen, lower_median(terms, seen)]
    return _differ(terms, seen, together)


def tied(terms: Terms, seen: Sequence[Levels]) -> bool:
    """True where half of an even number stands against the other half, and it decides."""
    middle = [lower_median(terms, seen), upper_median(terms, seen)]
    return _differ(terms, middle, middle)


def passes(terms: Terms, met_now: Collection[str]) -> bool:
    """True where the criteria met, now and before, are enough; critical ones always must be met."""
    every = terms.rubric.criteria
    held = terms.met_before | set(met_now)
    if any(one.critical and one.id not in held for one in every):
        return False
    rule = terms.rubric.pass_rule
    if isinstance(rule, AtLeast):
        return sum(one.id in held for one in every) >= rule.at_least
    return rule is not None and all(one.id in held for one in every)


def _differ(terms: Terms, seen: Sequence[Levels], outcomes_of: Sequence[Levels]) -> bool:
    critical = [c.id for c in terms.rubric.criteria if c.critical and c.id in terms.open_criteria]
    if any(len({_met(terms, levels, one) for levels in seen}) > 1 for one in critical):
        return True
    return len({passes(terms, _all_met(terms, levels)) for levels in outcomes_of}) > 1


def _all_met(terms: Terms, levels: Levels) -> set[str]:
    return {one for one in terms.open_criteria if _met(terms, levels, one)}


def _met(terms: Terms, levels: Levels, criterion: str) -> bool:
    return met(terms.rubric, terms.rubric.levels[levels[criterion]].id)


def _named(terms: Terms, levels: Levels) -> dict[str, str]:
    return {one: terms.rubric.levels[rank].id for one, rank in levels.items()}
