"""A decision as it is kept: levels, hashes, who and when, and not a word of the review."""

from __future__ import annotations

from datetime import datetime

from microcred.model.decision import CountedScorecard, CriterionResult, DecisionRecord, Outcome
from microcred.model.scorecard import Scored
from microcred.review import Case, CriterionVerdict, Decision


def recorded(
    case: Case, decision: Decision, at: datetime, award: str, page: str | None
) -> DecisionRecord:
    """Return what is kept of a decision that earns an award. `page` is the earner's, if any."""
    return DecisionRecord(
        submission=case.submission,
        credential=case.release.name,
        release=case.release_hash,
        earner=case.earner.id,
        outcome=Outcome.AWARD,
        attempt=decision.attempt,
        head=decision.head,
        decided=at,
        results=tuple(_result(verdict) for verdict in decision.criteria if verdict.level),
        scorecards=tuple(map(_scorecard, decision.counted)),
        award=award,
        page=page,
    )


def _result(verdict: CriterionVerdict) -> CriterionResult:
    return CriterionResult(
        criterion=verdict.criterion,
        level=verdict.level or "",
        met=bool(verdict.met),
        attempt=verdict.attempt,
    )


def _scorecard(scored: Scored) -> CountedScorecard:
    return CountedScorecard(
        evaluator=scored.evaluator,
        at=scored.at,
        attempt=scored.card.attempt,
        sha256=scored.sha256,
    )
