"""Whether a decision supports an award: what the award says is what was decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from microcred.badge import Issuing, unsigned
from microcred.ledger.standing import Standing
from microcred.model.decision import DecisionRecord
from microcred.model.release import Release
from microcred.model.rubric import AtLeast, Rubric
from microcred.model.submission import Submission


@dataclass(frozen=True, slots=True)
class Grounds:
    """What an award rests on: its line in the log, the decision, the release and the attempts.

    `release_hash` is that of the release's file, `attempts` are all up to the one decided on.
    """

    standing: Standing
    decision: DecisionRecord
    release: Release
    release_hash: str
    attempts: Sequence[Submission]


def unsupported(issuing: Issuing, document: Mapping[str, Any], on: Grounds) -> Iterator[str]:
    """Yield each reason, as the end of “this award …”, why its grounds do not support an award."""
    yield from _named(on)
    yield from _decided(on)
    yield from _told(issuing, document, on)


def _named(on: Grounds) -> Iterator[str]:
    decision, standing = on.decision, on.standing
    if decision.award != standing.award:
        yield f"is not the one of its decision, which names {decision.award}"
    if decision.submission != standing.submission or decision.credential != standing.credential:
        yield f"is logged for {standing.submission} ({standing.credential}), its decision is not"
    if decision.decided != standing.awarded:
        yield "is logged at another moment than it was decided"
    if decision.release != on.release_hash:
        yield f"was decided by another release than {standing.credential} as it is kept here"


def _decided(on: Grounds) -> Iterator[str]:
    decision = on.decision
    if not _passes(on.release, decision):
        yield "was decided with results that do not pass under its release"
    if len({card.evaluator for card in decision.scorecards}) < _scorers(on.release):
        yield "was decided with fewer scorecards than its release asks for"
    if len(on.attempts) != decision.attempt:
        yield f"was decided on attempt {decision.attempt}, and there are {len(on.attempts)}"
    if any(attempt.earner.id != decision.earner for attempt in on.attempts):
        yield "was decided for another earner than the one who handed in"
    if any(attempt.credential != decision.credential for attempt in on.attempts):
        yield "was decided for another version than the one that was handed in for"


def _passes(release: Release, decision: DecisionRecord) -> bool:
    """True where the results are levels of the release's rubric, say so, and are enough.

    Written apart from microcred.review, which made the decision: a guard has eyes of its own.
    """
    rubric = release.rubric
    if rubric is None or rubric.passing_level is None:
        return False
    ranks = {level.id: rank for rank, level in enumerate(rubric.levels)}
    needed = ranks[rubric.passing_level.id]
    seen = {result.criterion: ranks.get(result.level, -1) for result in decision.results}
    if len(seen) != len(decision.results) or set(seen) != {one.id for one in rubric.criteria}:
        return False
    if any(result.met != (seen[result.criterion] >= needed) for result in decision.results):
        return False
    return _enough(rubric, {criterion for criterion, rank in seen.items() if rank >= needed})


def _enough(rubric: Rubric, held: set[str]) -> bool:
    if any(criterion.critical and criterion.id not in held for criterion in rubric.criteria):
        return False
    rule = rubric.pass_rule
    return len(held) >= (rule.at_least if isinstance(rule, AtLeast) else len(rubric.criteria))


def _scorers(release: Release) -> int:
    scoring = release.credential.scoring
    return (scoring.scorers if scoring else None) or 1


def _told(issuing: Issuing, document: Mapping[str, Any], on: Grounds) -> Iterator[str]:
    """Compare what the credential tells of the decision with one made from it now.

    Words may be put differently in a later version of this program; what was decided may not.
    """
    identity = _first_identity(document)
    if not _names_earner(identity, on.decision.earner):
        yield "names another earner than its decision"
    made = unsigned(issuing, on.release, on.decision, on.attempts, identity, on.standing.status)
    told, decided = _facts(document), _facts(made)
    yield from (
        f"says something else than its decision: {what}"
        for what in decided
        if told[what] != decided[what]
    )


def _names_earner(identity: Mapping[str, Any], earner: str) -> bool:
    """True where an identity may be the earner's; whose e-mail it is, only the roster knows."""
    if earner.startswith("github:"):
        known = identity.get("identityType"), identity.get("identityHash")
        return known == ("ext:githubId", earner.removeprefix("github:"))
    return identity.get("identityType") == "emailAddress" and identity.get("hashed") is True


def _first_identity(document: Mapping[str, Any]) -> dict[str, Any]:
    found = _at(document, "credentialSubject", "identifier")
    first = found[0] if isinstance(found, list) and found else None
    return first if isinstance(first, dict) else {}


def _facts(document: Mapping[str, Any]) -> dict[str, object]:
    """Return what a credential tells of its decision, by what a reader would call it."""
    return {
        "when it was awarded": document.get("awardedDate"),
        "how long it is valid": document.get("validUntil"),
        "what was achieved": _at(document, "credentialSubject", "achievement", "id"),
        "the levels": _at(document, "credentialSubject", "result"),
        "its place in the status list": document.get("credentialStatus"),
        "the release's hash": document.get("relatedResource"),
        "the commit and the scorecards": [
            one.get("id") for one in _objects(document.get("evidence")) if _is_hash(one.get("id"))
        ],
    }


def _is_hash(address: object) -> bool:
    return isinstance(address, str) and address.startswith(("swh:", "ni:"))


def _objects(value: object) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _at(value: object, *path: str) -> object:
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    return value
