"""Who may score a submission. Where that cannot be determined, they may not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final, NamedTuple

from microcred.model.evaluators import NOBODY, Evaluator
from microcred.model.identity import release_parts
from microcred.model.scorecard import EventKind
from microcred.review.case import Case, Reason

ANY: Final = "any"
"""In an evaluator's list of micro-credentials: every one of them."""


class Bar(NamedTuple):
    """What keeps somebody's scorecard from counting."""

    reason: Reason
    why: str


def barred(case: Case, evaluator: str, at: datetime) -> Bar | None:
    """Return why an evaluator must not score this submission at a moment, None where they may."""
    entry = case.evaluators.find(evaluator)
    if entry is None:
        return Bar(Reason.UNLISTED, f"“{evaluator}” is not listed in program/evaluators.yml.")
    bars = ((reason, words(case, entry, at)) for reason, words in _BARS)
    return next((Bar(reason, why) for reason, why in bars if why), None)


def is_lead(case: Case, evaluator: str) -> bool:
    """True for a lead evaluator."""
    entry = case.evaluators.find(evaluator)
    return entry is not None and entry.lead


def _listed_twice(case: Case, entry: Evaluator, at: datetime) -> str | None:
    others = [one for one in case.evaluators.evaluators if _same_person(one, entry)]
    if len(others) > 1:
        return (
            f"{entry.id} is in program/evaluators.yml more than once, so who it is cannot be told."
        )
    return None


def _same_person(one: Evaluator, other: Evaluator) -> bool:
    """True where two entries share an id, a GitHub account or an id as an earner."""
    return (
        one.id == other.id
        or (one.github is not None and one.github == other.github)
        or (one.earner not in (None, NOBODY) and one.earner == other.earner)
    )


def _unqualified(case: Case, entry: Evaluator, at: datetime) -> str | None:
    slug, _ = release_parts(case.release.name)
    if slug in entry.credentials or ANY in entry.credentials:
        return None
    return f"{entry.id} is not listed as qualified to score {slug}."


def _untrained(case: Case, entry: Evaluator, at: datetime) -> str | None:
    if entry.trained is None:
        return f"No day is recorded on which {entry.id} was trained on the rubrics."
    if latest_day(at) < entry.trained.toordinal():
        return f"{entry.id} scored before the day of their training, {entry.trained}."
    return None


def _out_of_date(case: Case, entry: Evaluator, at: datetime) -> str | None:
    if entry.until is not None and earliest_day(at) > entry.until.toordinal():
        return f"{entry.id} could score until {entry.until}, and this came later."
    return None


def _earner(case: Case, entry: Evaluator, at: datetime) -> str | None:
    if case.earner.id in (entry.id, entry.earner, f"github:{entry.github}"):
        return f"{entry.id} handed this in, and nobody scores their own work."
    return None


def _unknown_person(case: Case, entry: Evaluator, at: datetime) -> str | None:
    by_account = case.earner.id.startswith("github:") and entry.github is not None
    if by_account or entry.earner is not None:
        return None
    wanted = "GitHub account" if case.earner.id.startswith("github:") else "id as an earner"
    return f"No {wanted} is recorded for {entry.id}, who might have handed this in."


def _same_school(case: Case, entry: Evaluator, at: datetime) -> str | None:
    barred_here = case.release.settings.bar_same_school and entry.school is not None
    if barred_here and entry.school == case.earner.school:
        return f"{entry.id} and the earner work at the same school."
    return None


def _unknown_school(case: Case, entry: Evaluator, at: datetime) -> str | None:
    if not case.release.settings.bar_same_school or (entry.school and case.earner.school):
        return None
    whom = "the earner" if entry.school else entry.id
    return (
        f"No school is recorded for {whom}, and colleagues of one school do not score each other."
    )


def _conflict(case: Case, entry: Evaluator, at: datetime) -> str | None:
    if case.earner.id in entry.conflicts:
        return f"A conflict of interest with this earner is recorded for {entry.id}."
    return None


def _recused(case: Case, entry: Evaluator, at: datetime) -> str | None:
    if any(one.kind is EventKind.RECUSED and one.by == entry.id for one in case.events):
        return f"{entry.id} stepped back from scoring this submission."
    return None


_BARS: tuple[tuple[Reason, Callable[[Case, Evaluator, datetime], str | None]], ...] = (
    (Reason.LISTED_TWICE, _listed_twice),
    (Reason.UNQUALIFIED, _unqualified),
    (Reason.UNTRAINED, _untrained),
    (Reason.OUT_OF_DATE, _out_of_date),
    (Reason.EARNER, _earner),
    (Reason.UNKNOWN_PERSON, _unknown_person),
    (Reason.SAME_SCHOOL, _same_school),
    (Reason.UNKNOWN_SCHOOL, _unknown_school),
    (Reason.CONFLICT, _conflict),
    (Reason.RECUSED, _recused),
)


def earliest_day(at: datetime) -> int:
    """Return the earliest day, as an ordinal, that a moment in UTC is on anywhere on Earth.

    Moments are kept in UTC and days are local: a day begins at UTC+14 and ends at UTC-12.
    """
    return at.toordinal() - (at.hour < 12)


def latest_day(at: datetime) -> int:
    """Return the latest day, as an ordinal, that a moment in UTC is on anywhere on Earth."""
    return at.toordinal() + (at.hour >= 10)
