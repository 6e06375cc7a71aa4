"""What holds of every decision, whatever comes in."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from microcred.model.decision import Outcome
from microcred.model.evaluators import Evaluators
from microcred.model.rubric import AtLeast
from microcred.model.scorecard import EventKind, ReviewEvent, Scored
from microcred.model.submission import Readiness
from microcred.review import Case, Decision, Round, decide
from tests.review import world
from tests.review.cases import cases, events, scorecards
from tests.review.world import EARNER, evaluator, head, hours

many = settings(max_examples=100)


def without_uncounted(decision: Decision) -> Decision:
    return replace(decision, uncounted=(), ignored=())


def with_cards(given: Case, number: int, *cards: Scored) -> Case:
    """Return a case with more scorecards in one of its rounds."""
    changed = list(given.rounds)
    changed[number] = replace(changed[number], scorecards=(*changed[number].scorecards, *cards))
    return replace(given, rounds=tuple(changed))


@many
@given(cases(), st.randoms())
def test_the_order_of_things_never_matters(one: Case, random: Any):
    def shuffled(things: Any) -> tuple[Any, ...]:
        return tuple(random.sample(things, len(things)))

    mixed = replace(
        one,
        rounds=shuffled([replace(it, scorecards=shuffled(it.scorecards)) for it in one.rounds]),
        events=shuffled(one.events),
        evaluators=Evaluators(evaluators=shuffled(one.evaluators.evaluators)),
    )
    assert decide(mixed) == decide(one)


@many
@given(cases())
def test_every_scorecard_is_counted_or_told_why_not(one: Case):
    decision = decide(one)
    event(f"outcome {decision.outcome}")
    told = Counter(it.sha256 for it in decision.counted)
    told += Counter(it.scored.sha256 for it in decision.uncounted)
    assert told == Counter(card.sha256 for it in one.rounds for card in it.scorecards)
    said = [it.why for it in decision.uncounted] + [it.why for it in decision.ignored]
    assert all(why.endswith(".") and "  " not in why for why in [*said, decision.why])


@many
@given(cases())
def test_an_award_has_every_critical_criterion_met_and_enough_scorers(one: Case):
    decision = decide(one)
    if decision.outcome is not Outcome.AWARD:
        return
    rubric, scoring = one.release.rubric, one.release.credential.scoring
    assert rubric
    assert scoring
    verdicts = {it.criterion: it for it in decision.criteria}
    assert all(verdicts[it.id].met for it in rubric.criteria if it.critical)
    met = [it for it in decision.criteria if it.met]
    rule = rubric.pass_rule
    assert len(met) >= (rule.at_least if isinstance(rule, AtLeast) else len(rubric.criteria))
    for verdict in decision.criteria:
        assert verdict.level
        by = {card.evaluator for card in decision.counted if card.card.attempt == verdict.attempt}
        assert len(by) >= (scoring.scorers or 1)


NOBODY: list[dict[str, Any]] = [
    {"credentials": ["exit-tickets"]},
    {"trained": None},
    {"trained": "2027-11-01"},
    {"until": "2026-10-30"},
    {"conflicts": [EARNER, "github:2"]},
    {"credentials": []},
]
"""What bars an evaluator from every case."""


@many
@given(cases(), st.data())
def test_nobody_ineligible_ever_changes_the_outcome(one: Case, data: st.DataObject):
    assume(one.rounds)
    number = data.draw(st.integers(0, len(one.rounds) - 1))
    card = data.draw(scorecards(min(3, number + 1))).model_copy(update={"evaluator": "zed"})
    does = data.draw(st.lists(events(), max_size=2))
    told = tuple(it.model_copy(update={"by": "zed"}) for it in does)
    entry = data.draw(st.sampled_from([None, *NOBODY]))
    register = one.evaluators.evaluators
    if entry is not None:
        entries = world.listed(evaluator("zed", school="west", **entry)).evaluators
        register = (*entries, *register)
    more = with_cards(one, number, card)
    more = replace(more, events=(*told, *one.events), evaluators=Evaluators(evaluators=register))
    before, after = decide(one), decide(more)
    assert without_uncounted(after) == without_uncounted(before)
    assert card in [it.scored for it in after.uncounted]


@many
@given(cases(), st.data())
def test_a_stale_scorecard_changes_nothing(one: Case, data: st.DataObject):
    assume(one.rounds)
    number = data.draw(st.integers(0, len(one.rounds) - 1))
    card = data.draw(scorecards(min(3, number + 1)))
    stale = card.model_copy(update={"commit": "e" * 40})
    after = decide(with_cards(one, number, stale))
    assert without_uncounted(after) == without_uncounted(decide(one))


LATER = 500
"""An hour after everything that the generated cases hold."""


@many
@given(cases(), st.data())
def test_what_is_met_stays_met(one: Case, data: st.DataObject):
    """A further attempt is handed in, scored in any way, and anything happens afterwards."""
    attempt = len(one.rounds) + 1
    scoring = one.release.credential.scoring
    assume(attempt <= 3 and scoring and scoring.attempts not in range(attempt))
    later = [
        card.model_copy(update={"at": card.at.replace(year=2027)})
        for card in data.draw(st.lists(scorecards(attempt), max_size=4))
    ]
    more = Round(attempt, head(attempt), Readiness.READY, tuple(later), hours(LATER))
    happened = [
        it.model_copy(update={"at": it.at.replace(year=2027)})
        for it in data.draw(st.lists(events(), max_size=3))
    ]
    for number in range(len(one.rounds)):
        extra = data.draw(st.lists(scorecards(number + 1), max_size=2))
        late = [card.model_copy(update={"at": card.at.replace(year=2027)}) for card in extra]
        after = with_cards(one, number, *late)
        whole = replace(after, rounds=(*after.rounds, more), events=(*one.events, *happened))
        kept, now = ({it.criterion for it in decide(x).criteria if it.met} for x in (one, whole))
        assert kept <= now


@many
@given(cases())
def test_what_the_earner_takes_back_is_withdrawn(one: Case):
    back = ReviewEvent(kind=EventKind.WITHDRAWN, at=hours(450), by=one.earner.id)
    assert decide(replace(one, events=(*one.events, back))).outcome is Outcome.WITHDRAWN


@many
@given(cases())
def test_a_level_stands_only_where_a_round_was_decided(one: Case):
    decision = decide(one)
    for verdict in decision.criteria:
        assert (verdict.level is None) == (verdict.met is None)
        if verdict.met is False:
            assert verdict.feedback
    if decision.outcome in (Outcome.SCORING, Outcome.HELD, Outcome.ADJUDICATION):
        assert all(it.met is not False for it in decision.criteria)
