"""A scorecard held to its task, whichever way it came in.

K03–K07, K11, K12 what it says of the criteria (gaps.py) · K05 an evidence item that was not handed
in · K08 it is for something else · K09 another text of the release · K10 another commit · K13 a
conflict of interest · K14 it may identify somebody · K15 a criterion that was met before · K17 it
is not said where something was seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from microcred.document import Document
from microcred.model.rubric import Rubric
from microcred.model.scorecard import CriterionScore, Scorecard
from microcred.problem import Problem, Severity
from microcred.saying import Saying
from microcred.scorecards.gaps import gaps, met
from microcred.scorecards.privacy import identifying
from microcred.scorecards.task import Task
from microcred.yamltext import Location

NO_RUBRIC = Rubric(id="none", version="1.0", levels=(), criteria=())


class _Found(NamedTuple):
    at: Location
    code: str
    severity: Severity
    message: str
    fix: str


def problems(document: Document[Scorecard], task: Task) -> Iterator[Problem]:
    """Yield everything by which a scorecard does not fit its task, with the line it is on."""
    rubric = task.release.rubric or NO_RUBRIC
    asked_for = [criterion.id for criterion in task.criteria]
    card = document.model
    found = [
        *_addressed(card, task),
        *(_Found(*gap[:2], Severity.ERROR, *gap[2:]) for gap in gaps(card, rubric, asked_for)),
        *_remarks(card, rubric, asked_for),
        *_items(card, task),
        *_conflict(card),
        *_people(card),
    ]
    for one in found:
        line = document.line(*one.at)
        yield Problem(document.path, line, one.code, one.severity, one.message, one.fix)


def _addressed(card: Scorecard, task: Task) -> Iterator[_Found]:
    """Yield in what a scorecard is for something else than its task."""
    name = task.release.name
    for field, given, wanted, code, what in (
        ("submission", card.submission, task.submission, "K08", "submission"),
        ("credential", card.credential, name, "K08", "micro-credential"),
        ("attempt", card.attempt, task.attempt, "K08", "attempt"),
        ("release", card.release, task.release_hash, "K09", "release fingerprint"),
        ("commit", card.commit, task.head, "K10", "commit"),
    ):
        if given is not None and wanted is not None and given != wanted:
            message = f"this is for {what} {_short(given)}, not {_short(wanted)}"
            yield _Found((field,), code, Severity.ERROR, message, _ELSEWHERE[code])


_ELSEWHERE = {
    "K08": "Check that it is the scorecard you mean to hand in, and for the right submission.",
    "K09": "Score by the rubric that the teacher was shown: take a new empty scorecard.",
    "K10": "The evidence changed after this was scored. Look at it again, with a new scorecard.",
}


def _short(given: str | int) -> str:
    text = str(given)
    return f"{text[:12]}…" if len(text) >= 40 else text


def _remarks(card: Scorecard, rubric: Rubric, asked_for: list[str]) -> Iterator[_Found]:
    """Yield what does not keep a scorecard from counting, but is not as it should be."""
    names = {criterion.id: criterion.name for criterion in rubric.criteria}
    for number, score in enumerate(card.scores):
        name = names.get(score.criterion)
        if name is None:
            continue
        if score.criterion not in asked_for:
            message = f"“{name}” was met in an earlier attempt, and stays met"
            fix = "Take it out. Only what is not met yet is scored again."
            at = ("scores", number, "criterion")
            yield _Found(at, "K15", Severity.WARNING, message, fix)
        elif met(rubric, score.level):
            yield from _unsaid(number, score, name)


def _unsaid(number: int, score: CriterionScore, name: str) -> Iterator[_Found]:
    """Yield what is not said of a criterion that is met: why, and where it was seen."""
    if score.why is None:
        at = ("scores", number, "why")
        yield _Found(at, "K11", Severity.WARNING, _NO_WHY(name=name), _WHY())
    if score.where is None:
        at = ("scores", number, "where")
        yield _Found(at, "K17", Severity.WARNING, _NOWHERE(name=name), _WHERE())


_NO_WHY = Saying("K11.met", "`why` is missing for “{name}”")
_WHY = Saying("K11.met.fix", "Say what you saw, so that the teacher learns from it too.")
_NOWHERE = Saying("K17", "it is not said where “{name}” was seen")
_WHERE = Saying(
    "K17.fix", "Add `where`: a time code, a page or a paragraph, so that others find it too."
)


def _items(card: Scorecard, task: Task) -> Iterator[_Found]:
    slots = {slot.id: slot for slot in task.release.credential.evidence}
    for number, check in enumerate(card.checks):
        at = ("checks", number)
        slot = slots.get(check.slot)
        if slot is None:
            message = f"`{check.slot}` is not a piece of evidence of this micro-credential"
            known = ", ".join(f"`{one}`" for one in slots)
            yield _Found((*at, "slot"), "K05", Severity.ERROR, message, f"Write one of {known}.")
            continue
        most = slot.max if task.items is None else task.items.get(slot.id, 0)
        if slot.written and task.items is None:
            most = 1
        if check.item > most:
            message = f"“{slot.name}” has no item {check.item}: {most} handed in"
            fix = "Correct the number, or take the line out."
            yield _Found((*at, "item"), "K05", Severity.ERROR, message, fix)
    seen = set()
    for number, check in enumerate(card.checks):
        if (which := (check.slot, check.item)) in seen:
            message = f"`{check.slot}`, item {check.item} is here a second time"
            fix = "Keep the result that holds."
            yield _Found(("checks", number), "K06", Severity.ERROR, message, fix)
        seen.add(which)


def _conflict(card: Scorecard) -> Iterator[_Found]:
    if card.conflict != "none":
        message = "a conflict of interest is declared, so this scorecard will not count"
        fix = "Leave it as it is if there is one. If there is none, write `none`."
        yield _Found(("conflict",), "K13", Severity.WARNING, message, fix)


def _people(card: Scorecard) -> Iterator[_Found]:
    """Yield K14 for each text that may identify a student, or anybody."""
    for at, text in _texts(card):
        for severity, message, fix in identifying(text):
            yield _Found(at, "K14", severity, message, fix)


def _texts(card: Scorecard) -> Iterator[tuple[Location, str]]:
    for number, score in enumerate(card.scores):
        for field in ("why", "where", "feedback"):
            if text := getattr(score, field):
                yield ("scores", number, field), text
    for number, check in enumerate(card.checks):
        if check.note:
            yield ("checks", number, "note"), check.note
    if card.conflict != "none":
        yield ("conflict",), card.conflict
    if card.feedback:
        yield ("feedback",), card.feedback
