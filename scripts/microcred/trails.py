"""How an award came to be, from its files: award, submission, review, release and evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from microcred import places
from microcred.attempt import read_attempt
from microcred.badge.evidence import commit_id, scorecard_id
from microcred.ledger import Standing, ledger, read_decision, read_log
from microcred.ledger.log import MAX_LOG
from microcred.model.decision import DecisionRecord
from microcred.model.identity import release_parts
from microcred.problem import Problem
from microcred.releases import release_path
from microcred.reports.report import TrailStep
from microcred.survey import Survey


def trail(survey: Survey, award: str) -> tuple[TrailStep, ...]:
    """Return each step of an award's way, the award first; none for one that is not in the log."""
    data = survey.read_bytes(places.LOG, MAX_LOG)
    lines = () if isinstance(data, Problem) else read_log(data)[0]
    standing = ledger(lines).awards.get(award)
    return tuple(_steps(survey, standing)) if standing else ()


def _steps(survey: Survey, standing: Standing) -> Iterator[TrailStep]:
    path = places.award(standing.award)
    yield _file(survey, "award", path, standing.sha256)
    slug, version = release_parts(standing.credential)
    where = places.decision(slug, standing.submission)
    data = survey.read_bytes(where)
    decision = data if isinstance(data, Problem) else read_decision(where, data)
    if isinstance(decision, Problem):
        yield TrailStep("decision", where, None, None)
        return
    of_it = (decision.award, decision.submission) == (standing.award, standing.submission)
    yield TrailStep("decision", where, None, of_it)
    signed = survey.read_bytes(path)
    carried = "" if isinstance(signed, Problem) else signed.decode("utf-8", errors="replace")
    for card in decision.scorecards:
        said = f"attempt {card.attempt}, {card.at.date().isoformat()}"
        yield TrailStep("review", said, card.sha256, scorecard_id(card.sha256) in carried)
    yield _file(survey, "release", release_path(slug, version), decision.release)
    yield from _evidence(survey, decision, slug, carried)


def _evidence(
    survey: Survey, decision: DecisionRecord, slug: str, carried: str
) -> Iterator[TrailStep]:
    path = places.Attempt(slug, decision.submission, decision.attempt).path
    yield TrailStep("submission", path, decision.head, commit_id(decision.head) in carried)
    source = survey.read(path)
    if isinstance(source, Problem):
        return
    document = read_attempt(path, source.text).document
    for item in document.model.evidence if document else ():
        yield TrailStep("evidence", item.slot, item.sha256, None)


def _file(survey: Survey, step: str, path: str, expected: str) -> TrailStep:
    """Return a step whose file's fingerprint is worked out anew."""
    data = survey.read_bytes(path)
    if isinstance(data, Problem):
        return TrailStep(step, path, expected, None)
    return TrailStep(step, path, expected, hashlib.sha256(data).hexdigest() == expected)
