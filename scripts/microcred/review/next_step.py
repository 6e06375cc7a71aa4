"""What comes next for a submission, and who acts, said to people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from microcred.model.decision import Outcome
from microcred.model.scorecard import Comparison
from microcred.model.vocabulary import Adjudication, AfterLast
from microcred.review.terms import attempts, scoring
from microcred.review.told import Told
from microcred.words import number, sentence


def next_step(told: Told, outcome: Outcome) -> str:
    """Return what comes next, and who acts, in a few sentences."""
    return " ".join(_NEXT[outcome](told))


def _hand_in(told: Told) -> Iterator[str]:
    if told.now.at is None:
        yield "Hand in the first attempt."
        return
    yield "Put in what is missing, and set `status: ready`."


def _score(told: Told) -> Iterator[str]:
    if not told.terms.decidable:
        yield "The owner of the micro-credential has to publish a version that can be decided."
        return
    missing = told.terms.scorers - len(told.now.judged.panel.counting)
    who = "evaluator" if missing == 1 else "evaluators"
    fresh = ", who did not score it before," if told.now.appealed else ""
    verb = "has" if missing == 1 else "have"
    what = told.names(told.terms.open_criteria) if told.now.met else "every criterion"
    yield f"{sentence(number(missing))} {who}{fresh} {verb} still to score {what}."


def _open_up(told: Told) -> Iterator[str]:
    found = {hold.result for hold in told.now.judged.panel.holds}
    if Comparison.NOT_OPENED in found:
        yield "Share the file with the people whom the programme names, to view only."
    if Comparison.DIFFERS in found:
        yield "Put the file back that you handed in, or send a new attempt with the new one."
    yield "Then an evaluator releases it, or scores it again."


def _settle(told: Told) -> Iterator[str]:
    yield {
        Adjudication.THIRD_SCORER: f"Another evaluator scores {told.attempt}, and the majority "
        "stands.",
        Adjudication.CONSENSUS: "The evaluators talk it through, and hand in new scorecards.",
        Adjudication.LEAD_EVALUATOR: f"A lead evaluator scores {told.attempt}, and their word "
        "stands where the others differ.",
    }[told.terms.adjudication]


def _publish(told: Told) -> Iterator[str]:
    yield "The programme signs the award and publishes it."


def _revise(told: Told) -> Iterator[str]:
    attempt = told.now.at.attempt if told.now.at else 1
    yield f"Read the feedback, and send attempt {attempt + 1} with new evidence."
    yield "What is met stays met."
    if limit := attempts(told.case.release):
        left = {1: "once", 2: "twice"}.get(limit - attempt, f"{number(limit - attempt)} times")
        yield f"You can send it {left} more."


def _after_last(told: Told) -> Iterator[str]:
    follows = scoring(told.case.release).after_last
    if follows:
        yield _FOLLOWS[follows]
    if told.heard.appeal is None:
        yield "You can appeal once: other evaluators then score what is not met."


_FOLLOWS: Final = {
    AfterLast.COACHING: "You are offered coaching.",
    AfterLast.NEW_APPLICATION: "You can start again with a new submission.",
    AfterLast.CLOSED: "It cannot be sent again.",
}


def _nothing(told: Told) -> Iterator[str]:
    yield "Nothing more is done with it. You can hand in a new submission."


_NEXT: Final[dict[Outcome, Callable[[Told], Iterator[str]]]] = {
    Outcome.DRAFT: _hand_in,
    Outcome.SCORING: _score,
    Outcome.HELD: _open_up,
    Outcome.ADJUDICATION: _settle,
    Outcome.AWARD: _publish,
    Outcome.RESUBMIT: _revise,
    Outcome.CLOSED: _after_last,
    Outcome.WITHDRAWN: _nothing,
}
