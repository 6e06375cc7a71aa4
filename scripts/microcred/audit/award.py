"""One award: its file against the log, its signature, and the decision it rests on.

A05 the file is gone · A06 it is not as it was logged · A07 it is no credential of this programme ·
A09 the signature does not stand · A10 the key is unknown or distrusted · A11 the decision does not
support it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from microcred import did, links, places
from microcred.audit.proofs import Proofs
from microcred.audit.setting import Setting, release_of
from microcred.document import Source, read_markdown
from microcred.ledger import Grounds, Held, Standing, held, read_decision, sha256, unsupported
from microcred.ledger.problems import wrong
from microcred.ledger.reading import issuer, signing_key
from microcred.model.decision import DecisionRecord
from microcred.model.identity import release_parts
from microcred.model.release import Release
from microcred.model.submission import Submission
from microcred.problem import Problem
from microcred.proof import ProofProblem
from microcred.verify.jsontext import NotJson, read_object

FORGED = (
    "If nobody of the programme did this, it is a forgery: remove it, and find out who wrote it. "
    "Only the award job writes here."
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What looking at one award gave. `holder` is its earner and the micro-credential."""

    award: str
    problems: tuple[Problem, ...]
    issuer: str | None = None
    holder: tuple[str, str] | None = None
    held: Held | None = None


def see(setting: Setting, proofs: Proofs, standing: Standing) -> Seen:
    """Return what one award is, and every problem with it."""
    path = places.award(standing.award)
    problems: list[Problem] = []
    document = _document(setting, standing, problems)
    if document is not None:
        problems += _signature(setting, proofs, path, standing, document)
    decision, release = _decision(setting, standing, problems)
    if document is not None and decision and release:
        problems += _support(setting, path, document, standing, decision, release)
    validity = release[0].credential.validity if release else None
    lasting = held(standing.award, standing.awarded, standing.revoked, validity)
    holder = (decision.earner, release_parts(standing.credential)[0]) if decision else None
    named = issuer(document) if document else None
    return Seen(standing.award, tuple(problems), named, holder, lasting if release else None)


def _document(
    setting: Setting, standing: Standing, problems: list[Problem]
) -> dict[str, Any] | None:
    """Return the credential in an award's file, None where there is none; tell what is wrong."""
    path = places.award(standing.award)
    data = setting.survey.read_bytes(path)
    if isinstance(data, Problem):
        problems.append(_unread(data, standing))
        return None
    if sha256(data) != standing.sha256:
        said = "this award is not as the log says it was written"
        problems.append(wrong("A06", path, said))
    try:
        document = read_object(data)
    except NotJson as why:
        problems.append(wrong("A07", path, f"this is no credential: {why}"))
        return None
    address = links.whole(setting.issuing.program, links.award_data(standing.award))
    if issuer(document) == setting.issuing.did and document.get("id") != address:
        problems.append(wrong("A07", path, "this credential is not the award of its file's name"))
        return None
    return document


def _unread(problem: Problem, standing: Standing) -> Problem:
    if problem.code != "F10":
        return problem
    said = f"this award is gone, but line {standing.line} of the log says it was made"
    return wrong("A05", problem.path, said)


def _signature(
    setting: Setting, proofs: Proofs, path: str, standing: Standing, document: dict[str, Any]
) -> Iterator[Problem]:
    method = signing_key(document) or ""
    named, _, key = method.partition("#")
    trusted = setting.keys.get(key)
    if issuer(document) != setting.issuing.did or named != issuer(document):
        if issuer(document) == setting.issuing.did:
            yield wrong("A10", path, "this award is signed with a key of somebody else", FORGED)
        return
    if trusted is None:
        yield wrong("A10", path, f"this award is signed with {key or 'no key'}, which is not in "
                    f"{places.KEYS}", FORGED)  # fmt: skip
        return
    if not trusted or key != standing.key:
        yield _distrusted(path, key, standing)
    try:
        proofs.verify(document, did.public_key(key))
    except ProofProblem as why:
        said = f"the signature of this award does not stand: {why}"
        yield wrong("A09", path, said, FORGED)


def _distrusted(path: str, key: str, standing: Standing) -> Problem:
    if key != standing.key:
        return wrong("A10", path, f"this award is signed with {key}, but logged with another key")
    fix = f"Run `microcred keys compromised {key}`: it signs anew all that the key had signed."
    return wrong("A10", path, f"this award is signed with {key}, which is compromised", fix)


def _decision(
    setting: Setting, standing: Standing, problems: list[Problem]
) -> tuple[DecisionRecord | None, tuple[Release, str] | None]:
    """Return the decision behind an award and the release it was made by; tell what is missing."""
    slug, _ = release_parts(standing.credential)
    path = places.decision(slug, standing.submission)
    if setting.elsewhere:
        _released(setting, standing, problems)
        return None, None
    data = setting.survey.read_bytes(path)
    if isinstance(data, Problem):
        said = f"there is no decision for the award {standing.award}"
        problems.append(data if data.code != "F10" else wrong("A11", path, said))
        return None, None
    decision = read_decision(path, data)
    if isinstance(decision, Problem):
        problems.append(decision)
        return None, None
    return decision, _released(setting, standing, problems)


def _released(
    setting: Setting, standing: Standing, problems: list[Problem]
) -> tuple[Release, str] | None:
    """Return the release that an award was made by; tell where it cannot be read."""
    release = release_of(setting.survey, standing.credential)
    if release is None:
        said = f"this award is for {standing.credential}, a release that cannot be read"
        problems.append(wrong("A11", places.award(standing.award), said))
    return release


def _support(
    setting: Setting,
    path: str,
    document: dict[str, Any],
    standing: Standing,
    decision: DecisionRecord,
    release: tuple[Release, str],
) -> Iterator[Problem]:
    if issuer(document) != setting.issuing.did:
        return
    attempts = _attempts(setting, standing)
    if isinstance(attempts, Problem):
        yield attempts
        return
    grounds = Grounds(standing, decision, *release, attempts)
    for said in unsupported(setting.issuing, document, grounds):
        yield wrong("A11", path, f"this award {said}", FORGED)


def _attempts(setting: Setting, standing: Standing) -> Sequence[Submission] | Problem:
    """Return all attempts of a submission, or why one cannot be read."""
    slug, _ = release_parts(standing.credential)
    found: list[Submission] = []
    for number in range(1, 100):
        path = places.Attempt(slug, standing.submission, number).path
        source = setting.survey.read(path)
        if isinstance(source, Source):
            reading = read_markdown(path, source.text, Submission)
            if reading.document is None:
                return wrong("A11", path, "this attempt, which an award rests on, cannot be read")
            found.append(reading.document.model)
        elif source.code == "F10":
            break
        else:
            return source
    return found
