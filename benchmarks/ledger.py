"""A programme with any number of real signed awards, for measuring.

The catalog is this repository's own. Each award is an Open Badges 3.0 credential as the award job
builds it, signed with a key of the moment.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, TypeVar

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pydantic import BaseModel

from microcred import did, places, proof, status_list
from microcred.badge import Issuing, by_email, file_bytes, unsigned
from microcred.document import read_yaml
from microcred.ledger import awarded, line_bytes
from microcred.model.decision import CountedScorecard, CriterionResult, DecisionRecord, Outcome
from microcred.model.identity import ALPHABET
from microcred.model.ledger import LIST_SIZE, StatusEntry
from microcred.model.program import Issuer, Program
from microcred.model.release import Release, digest
from microcred.model.submission import EvidenceItem, Publish, Submission
from microcred.pool import chunks, crew, spread

PARTS = ("credentials", "rubrics", "program")
FIRST = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
CHUNK = 500
M = TypeVar("M", bound=BaseModel)
STEP = 7919  # a prime, so that places in a status list are not in the order of awards


@dataclass(frozen=True, slots=True)
class Job:
    """What is needed to make awards: where, by whom, for what, signed with what."""

    root: Path
    issuing: Issuing
    releases: tuple[tuple[Release, str], ...]
    seed: bytes


def programme(root: Path, source: Path, count: int) -> None:
    """Write a programme of the catalog at `source` with so many awards."""
    for part in PARTS:
        shutil.copytree(source / part, root / part)
    shutil.copy(source / "mkdocs.yml", root / "mkdocs.yml")
    for page in ("about.md", "guides/index.md"):
        (root / "docs" / page).parent.mkdir(parents=True, exist_ok=True)
        (root / "docs" / page).write_text("# A page\n", encoding="utf-8")
    _commit(root)
    for shard in range(256):
        (root / places.AWARDS / f"{shard:02x}").mkdir(parents=True)
    job = job_of(root, source)
    with crew() as workers:
        numbers = chunks(range(count), CHUNK)
        lines = b"".join(spread(workers, partial(_award, job), numbers))
    (root / places.LOG).write_bytes(lines)
    _rest(job, count)


def _commit(root: Path) -> None:
    """Put the catalog into a repository, where the history of releases is looked for."""
    who = ("-c", "user.name=Benchmark", "-c", "user.email=benchmark@users.noreply.example")
    for words in (
        ("init", "--quiet", "--initial-branch=main"),
        ("add", "."),
        (*who, "commit", "--quiet", "--message", "Add the catalog"),
    ):
        subprocess.run(["git", "-C", str(root), *words], check=True)


def job_of(root: Path, source: Path) -> Job:
    """Return what awards of the catalog at `source` are made with, into `root`."""
    program = _settings(source / "program/program.yml", Program)
    files = sorted((source / "credentials/releases").glob("*.json"))
    read = ((Release.model_validate_json(file.read_bytes()), file.read_bytes()) for file in files)
    releases = tuple((release, digest(data)) for release, data in read if release.rubric)
    issuer = _settings(source / "program/issuer.yml", Issuer)
    issuing = Issuing(program, issuer, did.did_web(program.url))
    return Job(root, issuing, releases, Ed25519PrivateKey.generate().private_bytes_raw())


def _settings(path: Path, model: type[M]) -> M:
    reading = read_yaml(path.name, path.read_text(encoding="utf-8"), model)
    assert reading.document, reading.problems  # noqa: S101  a benchmark's own check
    return reading.document.model


def _award(job: Job, numbers: Sequence[int]) -> bytes:
    """Write awards; return their lines of the log."""
    name, bulk = _signer(job.seed, job.issuing.did)
    return b"".join(_one(job, bulk, name, number) for number in numbers)


@lru_cache(maxsize=1)
def _signer(seed: bytes, issuer: str) -> tuple[str, proof.Bulk]:
    """Return a key's name and what signs with it, which remembers shapes."""
    key = Ed25519PrivateKey.from_private_bytes(seed)
    name = did.multikey(key.public_key().public_bytes_raw())
    return name, proof.Bulk(did.method(issuer, name), key.sign)


def _one(job: Job, bulk: proof.Bulk, name: str, number: int) -> bytes:
    bare, decision, place = credential(job, number)
    data = bulk.signed(bare, decision.decided)
    (job.root / places.award(decision.award)).write_bytes(data)
    return line_bytes(awarded(decision, data, place, name))


def credential(job: Job, number: int) -> tuple[dict[str, object], DecisionRecord, StatusEntry]:
    """Return the n-th award without a proof, the decision it rests on, its place in the list."""
    release, sha256 = job.releases[number % len(job.releases)]
    decision = _decision(release, sha256, number)
    place = StatusEntry(list=1 + number // LIST_SIZE, index=number * STEP % LIST_SIZE)
    identity = by_email(f"earner-{number}@school.example", _random("salt", number, 24))
    bare = unsigned(job.issuing, release, decision, (_attempt(release, number),), identity, place)
    return bare, decision, place


def _decision(release: Release, sha256: str, number: int) -> DecisionRecord:
    assert release.rubric  # noqa: S101  a benchmark's own check
    levels = [level.id for level in release.rubric.levels]
    first = levels.index(release.rubric.passing_level.id)  # type: ignore[union-attr]
    reach = levels[first:]
    at = FIRST + timedelta(minutes=number)
    return DecisionRecord(
        submission=_random("submission", number, 8),
        credential=release.name,
        release=sha256,
        earner=f"earner-{number}",
        outcome=Outcome.AWARD,
        attempt=1,
        head=hashlib.sha1(str(number).encode(), usedforsecurity=False).hexdigest(),
        decided=at,
        results=tuple(
            CriterionResult(
                criterion=criterion.id,
                level=reach[(number + place) % len(reach)],
                met=True,
                attempt=1,
            )
            for place, criterion in enumerate(release.rubric.criteria)
        ),
        scorecards=tuple(
            CountedScorecard(
                evaluator=who,
                at=at,
                attempt=1,
                sha256=hashlib.sha256(f"{who} {number}".encode()).hexdigest(),
            )
            for who in ("eva", "omar")
        ),
        award=_random("award", number, 12),
        page=_random("page", number, 12) if number % 20 == 0 else None,
    )


def _attempt(release: Release, number: int) -> Submission:
    """Return what was handed in. One earner in four shows a name, one in twenty has a page."""
    name = f"Earner {number}" if number % 4 == 0 else None
    parts: dict[str, Any] = {"evidence": tuple(_items(release)), "publish": Publish(name=name)}
    return Submission.model_construct(**parts)


def _items(release: Release) -> Iterator[EvidenceItem]:
    for slot in release.credential.evidence:
        if not slot.written:
            parts: dict[str, Any] = {"slot": slot.id, "kind": None, "url": "https://a.example/"}
            yield EvidenceItem.model_construct(**parts)


def _rest(job: Job, count: int) -> None:
    """Write the key and the status lists."""
    key = Ed25519PrivateKey.from_private_bytes(job.seed)
    name = did.multikey(key.public_key().public_bytes_raw())
    ring = f'format: 1\nkeys:\n  - {{key: {name}, added: "2026-01-01T00:00:00Z"}}\n'
    (job.root / places.KEYS).write_text(ring, encoding="utf-8")
    for number in range(1, 2 + (count - 1) // LIST_SIZE):
        path = job.root / places.status_list(number)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(status_list_bytes(job, number))


def status_list_bytes(job: Job, number: int) -> bytes:
    """Return a status list in which nothing is revoked, signed."""
    key = Ed25519PrivateKey.from_private_bytes(job.seed)
    name = did.multikey(key.public_key().public_bytes_raw())
    method = did.method(job.issuing.did, name)
    listed = status_list.document(
        job.issuing.program, job.issuing.did, number, status_list.empty(), FIRST
    )
    return file_bytes(proof.signed(listed, method=method, created=FIRST, sign=key.sign))


def _random(kind: str, number: int, length: int) -> str:
    """Return an id that looks random."""
    found = hashlib.sha256(f"{kind} {number}".encode()).digest()
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in found[:length])
