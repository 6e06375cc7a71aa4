"""The labels that show where a submission stands and who scores it."""

from __future__ import annotations

from typing import Final

STATE: Final = "state: "
EVALUATOR: Final = "evaluator: "


def is_ours(label: str) -> bool:
    """True for a label that only we put there: `Show` leaves all others as they are."""
    return label.startswith((STATE, EVALUATOR))
