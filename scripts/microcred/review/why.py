"""Why a submission stands where it does, said to people."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from microcred.model.decision import Outcome
from microcred.model.rubric import AtLeast
from microcred.model.scorecard import Comparison
from microcred.review.holds import Hold
from microcred.review.terms import attempts
from microcred.review.told import Told
from microcred.words import closed, day, number, sentence


def why(told: Told, outcome: Outcome) -> str:
    """Return why a submission stands where it does, in a few sentences."""
    return " ".join(_WHY[outcome](told))


def _draft(told: Told) -> Iterator[str]:
    if told.now.at is None:
        yield "Nothing has been handed in yet."
    else:
        yield f"{sentence(told.attempt)} is a draft, which evaluators are not shown."


def _scoring(told: Told) -> Iterator[str]:
    if not told.terms.decidable:
        name = told.case.release.name
        yield f"{name} has no criteria, no passing level or no pass rule, so nobody can decide."
        return
    count, needed = len(told.now.judged.panel.counting), told.terms.scorers
    if told.now.appealed:
        yield f"An appeal gave {told.attempt} to a fresh panel."
    if count:
        verb = "is" if count == 1 else "are"
        those = f"{number(needed)} scorecards{'' if told.now.appealed else f' for {told.attempt}'}"
        yield sentence(f"{number(count)} of the {those} {verb} in.")
    elif told.now.appealed:
        yield f"None of its scorecards is in yet. It takes {number(needed)}."
    else:
        yield f"No scorecard for {told.attempt} is in yet. It takes {number(needed)}."


def _held(told: Told) -> Iterator[str]:
    slots = {slot.id: slot.name for slot in told.case.release.credential.evidence}
    for hold in told.now.judged.panel.holds:
        yield closed(_HELD[hold.result].format(_item(hold, slots)) + _because(hold))
    yield "The clock has stopped."


_HELD: Final = {
    Comparison.NOT_OPENED: "An evaluator could not open {}",
    Comparison.DIFFERS: "{} is not the file that was handed in: its fingerprint differs",
}


def _item(hold: Hold, slots: Mapping[str, str]) -> str:
    if hold.slot is None:
        return "the evidence"
    return f"“{slots.get(hold.slot, hold.slot)}”, item {hold.item}"


def _because(hold: Hold) -> str:
    return f" (“{hold.reason}”)" if hold.reason else ""


def _adjudication(told: Told) -> Iterator[str]:
    count = len(told.now.judged.panel.counting)
    split = told.names(told.now.judged.combined.split)
    yield f"The {number(count)} evaluators differ on {split}, and that decides the outcome."


def _award(told: Told) -> Iterator[str]:
    yield _tally(told)
    rule = told.terms.rubric.pass_rule
    if isinstance(rule, AtLeast):
        yield f"{sentence(number(rule.at_least))} are enough, the critical ones among them."


def _resubmit(told: Told) -> Iterator[str]:
    yield _tally(told)
    yield f"Not met yet: {told.names(told.terms.open_criteria)}."


def _closed(told: Told) -> Iterator[str]:
    yield from _resubmit(told)
    limit = attempts(told.case.release)
    which = "the only one" if limit == 1 else f"the last of {number(limit or 0)}"
    yield f"{sentence(told.attempt)} was {which}."


def _tally(told: Told) -> str:
    total = len({one.id for one in told.terms.rubric.criteria})
    count = total - len(told.terms.open_criteria)
    if count == total:
        return (
            "The one criterion is met." if total == 1 else f"All {number(total)} criteria are met."
        )
    verb = "is" if count == 1 else "are"
    criteria = "criterion" if total == 1 else "criteria"
    return sentence(f"{number(count)} of {number(total)} {criteria} {verb} met.")


def _withdrawn(told: Told) -> Iterator[str]:
    event = told.heard.withdrawn
    if event is not None:
        yield f"It was taken back on {day(event.at.date())}."


_WHY: Final[dict[Outcome, Callable[[Told], Iterator[str]]]] = {
    Outcome.DRAFT: _draft,
    Outcome.SCORING: _scoring,
    Outcome.HELD: _held,
    Outcome.ADJUDICATION: _adjudication,
    Outcome.AWARD: _award,
    Outcome.RESUBMIT: _resubmit,
    Outcome.CLOSED: _closed,
    Outcome.WITHDRAWN: _withdrawn,
}
