"""What tests of reviews share."""

from __future__ import annotations

from typing import Any

from microcred.model.scorecard import Scored
from microcred.scorecards import block
from tests.bot.life import Life
from tests.review.world import scored

MET = "mmm"
NOT_YET = "mnm"


def handed_in(**terms: Any) -> Life:
    return Life(**terms).hand_in().settle()


def taken(life: Life) -> list[str]:
    """Return the scorecards that are taken in: whose, and of which attempt."""
    cards = (one for one in life.entries() if isinstance(one, Scored))
    return [f"{one.evaluator} {one.card.attempt}" for one in cards]


def told(life: Life) -> str:
    life.settle()
    return life.answers[-1]


def card(life: Life, levels: str = MET, **changes: Any) -> str:
    return block(scored("ana", levels, **changes).card, life.release)
