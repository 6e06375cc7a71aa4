"""What there is to tell of a submission, for `why` and `next_step`.

“You” is the teacher who handed in. Levels and criteria have the names of the rubric.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from microcred.review.case import Case
from microcred.review.events import Heard
from microcred.review.rounds import Standing
from microcred.review.terms import Terms
from microcred.words import listed


@dataclass(frozen=True, slots=True)
class Told:
    """What there is to tell of a submission."""

    case: Case
    now: Standing
    heard: Heard

    @property
    def terms(self) -> Terms:
        """Return what the release says, and what is met."""
        return Terms(self.case.release, self.now.met)

    @property
    def attempt(self) -> str:
        """Return “attempt 2”."""
        return f"attempt {self.now.at.attempt if self.now.at else 1}"

    def names(self, criteria: Sequence[str]) -> str:
        """Return criteria by name: “A” and “B”."""
        called = {one.id: one.name for one in self.terms.rubric.criteria}
        return listed([f"“{called[one]}”" for one in criteria])
