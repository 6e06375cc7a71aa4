"""Scorecards and a release to a decision. Nothing else decides."""

from __future__ import annotations

from microcred.review.case import (
    Case,
    CriterionVerdict,
    Decision,
    Ignored,
    Reason,
    Round,
    Uncounted,
)
from microcred.review.deciding import decide, to_score

__all__ = [
    "Case",
    "CriterionVerdict",
    "Decision",
    "Ignored",
    "Reason",
    "Round",
    "Uncounted",
    "decide",
    "to_score",
]
