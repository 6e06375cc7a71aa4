"""Attempts and scorecards to rounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from microcred.model.scorecard import Scored
from microcred.model.submission import Readiness
from microcred.review.case import Round


class Turned(NamedTuple):
    """An attempt as it was handed in: its number, the commit to be judged, and when it came."""

    attempt: int
    head: str
    handed_in: datetime
    readiness: Readiness


def arranged(turns: Sequence[Turned], scorecards: Sequence[Scored]) -> Iterator[Round]:
    """Yield the rounds with their scorecards; those for no attempt that there is go to the last.

    No round begins before a scorecard of an earlier one was recorded: that is known for certain,
    and the time of a commit is what its author wrote.
    """
    last = turns[-1].attempt if turns else 0
    numbers = {turn.attempt for turn in turns}
    for turn in turns:
        cards = tuple(
            scored
            for scored in scorecards
            if scored.card.attempt == turn.attempt
            or (turn.attempt == last and scored.card.attempt not in numbers)
        )
        before = {other.head for other in turns if other.attempt < turn.attempt}
        known = [
            card.at
            for card in scorecards
            if card.commit in before and card.card.attempt < turn.attempt
        ]
        begun = max([turn.handed_in, *known])
        yield Round(turn.attempt, turn.head, turn.readiness, cards, begun)
