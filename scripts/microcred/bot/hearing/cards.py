"""A scorecard in a review: read, held to what was to be scored then, and to what the review says.

K18 a part of it is folded away or shown as code · K19 approval or request for changes, and the
levels say otherwise.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from microcred.attempt import handed_in
from microcred.bot.matter import Turned
from microcred.bot.pull import Review, Verdict
from microcred.bot.visible import Visible, visible
from microcred.model.scorecard import Scorecard, Scored
from microcred.problem import Problem, Severity
from microcred.review import Case
from microcred.review.asking import task_for
from microcred.review.combining import passes
from microcred.review.terms import Terms
from microcred.scorecards import Task, read, received, submission_of
from microcred.scorecards.gaps import met
from microcred.scorecards.layout import Part, layout
from microcred.scorecards.reading import is_block
from microcred.scorecards.rows import rows
from microcred.words import counted

PATH: Final = "review.md"
"""What the text of a review is called: the line is what matters."""


@dataclass(frozen=True, slots=True)
class Card:
    """What came of a scorecard in a review.

    `scored` is None where it is not taken: then `problems` say why, or there was nothing to score.
    """

    scored: Scored | None
    problems: tuple[Problem, ...] = ()
    nothing_to_score: bool = False


def holds_card(text: str) -> bool:
    """True for a review in which somebody hands in a scorecard, in plain sight or not."""
    return is_block("", text) or submission_of(text) is not None


def pasted(text: str) -> bool:
    """True for a comment that holds a scorecard of its author's own, in plain sight."""
    lines = visible(text).text.split("\n")
    return holds_card("\n".join(line for line in lines if not line.lstrip().startswith(">")))


def card_of(review: Review, evaluator: str, case: Case, attempts: Sequence[Turned]) -> Card:
    """Return what came of a scorecard that an evaluator gave in a review.

    `case` is the case as it was before the review. What the review is held to is what was to be
    scored then, in the attempt whose commit it judged; where that commit is no longer the end of
    an attempt, in the attempt that the scorecard names.
    """
    shown = visible(review.body)
    task = _task(review, shown.text, evaluator, case, attempts)
    if task is None or review.commit is None:
        return Card(None, (), task is None)
    reading = received(PATH, shown.text, task)
    unseen = _unseen(shown, task)
    read_so_far = [one for one in reading.problems if not (unseen and one.code == "K01")]
    problems = sorted({*read_so_far, *unseen})
    card = reading.document.model if reading.document else None
    if card is not None:
        problems += _verdict(review.verdict, card, task)
    if card is None or any(one.severity is not Severity.WARNING for one in problems):
        return Card(None, tuple(problems))
    scored = Scored(evaluator=evaluator, at=review.at, commit=review.commit, card=card)
    return Card(scored, tuple(problems))


def _task(
    review: Review, text: str, evaluator: str, case: Case, attempts: Sequence[Turned]
) -> Task | None:
    """Return what there was to score for the attempt that a review is about, None for nothing."""
    judged = _judged(review, text, case)
    rounds = tuple(one for one in case.rounds if one.attempt <= judged)
    task = task_for(replace(case, rounds=rounds), evaluator) if rounds else None
    return task and replace(task, head=review.commit, items=_items(attempts, task.attempt))


def _judged(review: Review, text: str, case: Case) -> int:
    """Return the number of the attempt that a review is about."""
    for one in case.rounds:
        if one.head == review.commit:
            return one.attempt
    document = read(PATH, text, case.release).document
    last = max((one.attempt for one in case.rounds), default=0)
    return min(document.model.attempt, last) if document else last


def _items(attempts: Sequence[Turned], number: int) -> Mapping[str, int] | None:
    for one in attempts:
        if one.place.number == number:
            return Counter(item.slot for item in one.submission.evidence if handed_in(item))
    return None


def _unseen(shown: Visible, task: Task) -> list[Problem]:
    """Return K18 where something in the scorecard is not seen by whoever reads the review."""
    begins, ends = _extent(shown.text, task)
    hidden = [number for number in shown.hidden if begins <= number <= ends]
    if not hidden:
        return []
    first = hidden[0]
    where = "this line" if len(hidden) == 1 else f"{counted(len(hidden), 'line')} from here on"
    message = f"{where} cannot be seen as plain text, so nothing there was read"
    fix = "Take out the lines of ticks above and below, or the HTML around it."
    return [Problem(PATH, first, "K18", Severity.ERROR, message, fix)]


def _extent(text: str, task: Task) -> tuple[int, float]:
    """Return the first and the last line of the scorecard in a text; all of it where there is none.

    Without an end it goes on for ever.
    """
    lines, _ = rows(PATH, text)
    laid_out = layout(task.release)
    found = [(one.number, heading.part) for one in lines if (heading := laid_out.heading(one.text))]
    begins = [number for number, part in found if part is Part.START]
    ends = [number for number, part in found if part is Part.END]
    return min(begins, default=1), max(ends, default=math.inf) if begins else math.inf


def _verdict(verdict: Verdict, card: Scorecard, task: Task) -> list[Problem]:
    """Return K19 where a review says one thing and its levels another. A comment says neither."""
    said = {Verdict.APPROVE: True, Verdict.REQUEST_CHANGES: False}.get(verdict)
    if said is None or said is _passes(card, task) or card.conflict != "none":
        return []
    if said:
        message = "the review approves, and by its levels it is not enough yet"
        fix = "Hand it in again with “Request changes”, or correct the levels."
    else:
        message = "the review requests changes, and by its levels it is enough"
        fix = "Hand it in again with “Approve”, or correct the levels."
    return [Problem(PATH, 1, "K19", Severity.ERROR, message, fix)]


def _passes(card: Scorecard, task: Task) -> bool:
    """True where a scorecard, taken alone, would be enough for the award."""
    rubric = task.release.rubric
    asked_for = {one.id for one in task.criteria}
    before = {one.id for one in rubric.criteria} - asked_for if rubric else set()
    seen = {one.criterion for one in card.scores if rubric and met(rubric, one.level)}
    return passes(Terms(task.release, frozenset(before)), seen & asked_for)
