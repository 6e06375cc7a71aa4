"""What a release says of deciding, and what earlier rounds left open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from microcred.model.credential import Scoring
from microcred.model.release import Release
from microcred.model.rubric import Rubric
from microcred.model.vocabulary import Adjudication

NO_RUBRIC: Final = Rubric(id="none", version="1.0", levels=(), criteria=())


@dataclass(frozen=True, slots=True)
class Terms:
    """What the scorecards of one round are held to.

    `met_before` names the criteria met in earlier rounds. `until` is when the next attempt was
    handed in. `excluded` are those who scored before an appeal.
    """

    release: Release
    met_before: frozenset[str] = frozenset()
    until: datetime | None = None
    excluded: frozenset[str] = frozenset()

    @property
    def rubric(self) -> Rubric:
        """Return the rubric, one without criteria where the release has none."""
        return self.release.rubric or NO_RUBRIC

    @property
    def open_criteria(self) -> tuple[str, ...]:
        """Return the criteria still to be met, in the order of the rubric."""
        ids = (criterion.id for criterion in self.rubric.criteria)
        return tuple(one for one in dict.fromkeys(ids) if one not in self.met_before)

    @property
    def scorers(self) -> int:
        """Return how many scorecards must count."""
        return scoring(self.release).scorers or 1

    @property
    def adjudication(self) -> Adjudication:
        """Return what happens when scorecards are apart."""
        return scoring(self.release).adjudication or Adjudication.THIRD_SCORER

    @property
    def decidable(self) -> bool:
        """True where the release says all that a decision needs."""
        rubric = self.rubric
        return bool(rubric.criteria and rubric.passing_level and rubric.pass_rule)


def scoring(release: Release) -> Scoring:
    """Return what a release says of scoring."""
    return release.credential.scoring or Scoring()


def attempts(release: Release) -> int | None:
    """Return how many attempts a release allows, None where there is no limit."""
    allowed = scoring(release).attempts
    return None if allowed == "unlimited" else allowed
