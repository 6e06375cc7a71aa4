"""Which scorecards of a round count, and why the others do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from microcred.model.scorecard import Scored
from microcred.model.submission import Readiness
from microcred.review.case import Case, Reason, Round, Uncounted
from microcred.review.eligibility import Bar, barred, earliest_day
from microcred.review.holds import Hold, holds
from microcred.review.terms import Terms
from microcred.scorecards.gaps import gaps


@dataclass(frozen=True, slots=True)
class Panel:
    """The scorecards of a round, sorted out. While there are holds, it is not decided."""

    counting: tuple[Scored, ...]
    uncounted: tuple[Uncounted, ...]
    holds: tuple[Hold, ...]


def panel(case: Case, one: Round, terms: Terms) -> Panel:
    """Return the scorecards of one round, sorted out. The case's events are to be the round's."""
    counting: list[Scored] = []
    uncounted: list[Uncounted] = []
    heard: list[Scored] = []
    for _, cards in groupby(sorted(one.scorecards, key=order), key=lambda card: card.evaluator):
        latest, others = _latest(case, one, terms, tuple(cards))
        uncounted += others
        if latest is None:
            continue
        heard.append(latest)
        if bar := _withheld(latest, terms):
            uncounted.append(Uncounted(latest, *bar))
        else:
            counting.append(latest)
    return Panel(tuple(counting), tuple(uncounted), holds(case, heard, terms.excluded))


def order(scored: Scored) -> tuple[str, datetime, str]:
    """Return what scorecards are ordered by, so that the order they come in never matters."""
    return scored.evaluator, scored.at, scored.sha256


def _latest(
    case: Case, one: Round, terms: Terms, cards: Sequence[Scored]
) -> tuple[Scored | None, list[Uncounted]]:
    """Return the one scorecard by which an evaluator is heard, and why their others are not."""
    bars = [(card, _dismissed(case, one, terms, card)) for card in cards]
    uncounted = [Uncounted(card, *bar) for card, bar in bars if bar]
    left = [card for card, bar in bars if bar is None]
    if not left:
        return None, uncounted
    last = left[-1]
    newest = [card for card in left if card.at == last.at]
    rivals = newest if any(card != last for card in newest) else []
    said = f"{last.evaluator} handed in different scorecards at the same moment."
    uncounted += [Uncounted(card, Reason.SAME_TIME, said) for card in rivals]
    replaced = left[: -len(rivals) or -1]
    uncounted += [Uncounted(card, Reason.REPLACED, _replaced(card, last)) for card in replaced]
    return (None if rivals else last), uncounted


def _replaced(card: Scored, last: Scored) -> str:
    if card == last:
        return f"{last.evaluator} handed in the same scorecard twice."
    return f"{last.evaluator} handed in a later scorecard, which takes its place."


def _dismissed(case: Case, one: Round, terms: Terms, scored: Scored) -> Bar | None:
    """Return why a scorecard is not looked at, whatever it says of the criteria."""
    if one.readiness is Readiness.DRAFT:
        return Bar(Reason.DRAFT, "The attempt is a draft, which nobody scores yet.")
    if terms.until is not None and scored.at > terms.until:
        return Bar(Reason.LATE, "It came after the next attempt had been handed in.")
    if earliest_day(scored.at) > case.today.toordinal():
        return Bar(Reason.FUTURE, "Its date is in the future.")
    if scored.evaluator in terms.excluded:
        said = f"{scored.evaluator} scored this before, and an appeal goes to others."
        return Bar(Reason.PREVIOUS_SCORER, said)
    return next(_elsewhere(case, one, scored), None) or barred(case, scored.evaluator, scored.at)


def _elsewhere(case: Case, one: Round, scored: Scored) -> Iterator[Bar]:
    """Yield in what a scorecard is about something else."""
    card = scored.card
    if card.submission != case.submission:
        yield Bar(Reason.OTHER_SUBMISSION, f"It is for submission {card.submission}.")
    if card.credential != case.release.name:
        yield Bar(Reason.OTHER_CREDENTIAL, f"It is for {card.credential}.")
    if card.attempt != one.attempt:
        said = f"It is for attempt {card.attempt}, and came in with attempt {one.attempt}."
        yield Bar(Reason.OTHER_ATTEMPT, said)
    if card.release not in (None, case.release_hash):
        said = f"It was scored by another text of {case.release.name}: the fingerprint differs."
        yield Bar(Reason.OTHER_RELEASE, said)
    for commit in (scored.commit, card.commit):
        if commit not in (None, one.head):
            said = f"It judged commit {commit[:7]}, and the attempt is now at {one.head[:7]}."
            yield Bar(Reason.STALE, said)


def _withheld(scored: Scored, terms: Terms) -> Bar | None:
    """Return why the latest scorecard of an evaluator does not count."""
    if scored.card.conflict != "none":
        said = f"{scored.evaluator} declared a conflict of interest."
        return Bar(Reason.CONFLICT, said)
    missing = [gap.message for gap in gaps(scored.card, terms.rubric, terms.open_criteria)]
    if missing:
        return Bar(Reason.INCOMPLETE, f"It is not complete: {'; '.join(missing)}.")
    return None
