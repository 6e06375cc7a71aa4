"""What tests of commands share."""

from __future__ import annotations

from typing import Any

from microcred.model.scorecard import ReviewEvent
from tests.bot.life import Life

MET = "mmm"
NOT_YET = "mnm"


def handed_in(**terms: Any) -> Life:
    life = Life(**terms).hand_in()
    return life.settle()


def decided(levels: str = NOT_YET, **terms: Any) -> Life:
    life = handed_in(**terms)
    life.reviews("ana", levels)
    life.reviews("ben", levels)
    return life.settle()


def told(life: Life, who: str, text: str) -> str:
    """Return what is answered to a comment."""
    life.says(who, text)
    life.settle()
    return life.answers[-1]


def happened(life: Life) -> list[tuple[str, str, str | None]]:
    """Return the events that stand."""
    events = (one for one in life.entries() if isinstance(one, ReviewEvent))
    return [(one.kind.value, one.by, one.reason) for one in events]


def asked(life: Life) -> list[str]:
    """Return who is asked to score, as the labels show it."""
    return [one.removeprefix("evaluator: ") for one in life.pull.labels if "evaluator" in one]
