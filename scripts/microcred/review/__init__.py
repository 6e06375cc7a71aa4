"""Scorecards and a release to a decision. Nothing else decides."""

from __future__ import annotations

from microcred.review.arranging import Turned, arranged
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
    "Turned",
    "Uncounted",
    "arranged",
    "decide",
    "to_score",
]
