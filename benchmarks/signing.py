"""Time signing: in bulk, one at a time, by Node.js, and what the signatures alone would take.

All sign the same credentials with the same key, on one core, and processor time counts, as it does
for `openssl speed`. A signature of ours that is not that of Node.js ends the benchmark.
`python -m benchmarks.signing` runs this alone.
"""

from __future__ import annotations

import gc
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from rich.console import Console
from rich.table import Table

from benchmarks.ledger import Job, credential, job_of, status_list_bytes
from benchmarks.measure import machine
from microcred import did, proof
from microcred.document import read_markdown, read_yaml
from microcred.model.credential import Credential
from microcred.model.program import Review
from microcred.model.release import digest, freeze, release_bytes
from microcred.model.rubric import Rubric
from microcred.proof.bulk import COMPARED
from tests.oracles.asked import proofs, verdicts

REPOSITORY = Path(__file__).parent.parent
SMALL = REPOSITORY / "tests" / "programmes" / "good"
MANY, SOME = 20_000, 200
ROUND = 25
"""As the award job does, a few credentials are made, then signed: so they are still at hand."""

Document = dict[str, Any]
Made = tuple[Document, datetime]


@dataclass(frozen=True, slots=True)
class Rates:
    """Credentials a second, and what was signed. `compared` is bulk with the 1 in 100 compared."""

    what: str
    size: int
    bulk: float
    compared: float
    alone: float
    node: float
    openssl: float
    verified: int

    @property
    def of_node(self) -> float:
        """Return how many times as fast as Node.js bulk signing is."""
        return self.bulk / self.node

    @property
    def of_openssl(self) -> float:
        """Return how much of the raw rate of signatures bulk signing is."""
        return self.bulk / self.openssl


def rates(what: str, job: Job, many: int = MANY, some: int = SOME) -> Rates:
    """Return the rates at which awards of a job are signed. Raises RuntimeError at a difference."""
    key = Ed25519PrivateKey.from_private_bytes(job.seed)
    name = did.multikey(key.public_key().public_bytes_raw())
    method = did.method(job.issuing.did, name)
    bulk = proof.Bulk(method, key.sign)
    warm = [bulk.signed(*each) for each in _made(job, range(max(some, len(job.releases) * 40)))]
    pace, sample = _paced(bulk, job, many)
    alone = _timed(
        lambda each: proof.signed(each[0], method=method, created=each[1], sign=key.sign),
        _made(job, range(some)),
    )
    documents = list(_made(job, range(some)))
    theirs = proofs(
        job.issuing.did,
        job.seed,
        name,
        [each for each, _ in documents],
        [at for _, at in documents],
    )
    if theirs.proofs != [json.loads(data)["proof"] for data in warm[:some]]:
        raise RuntimeError("Node.js signs something else than we do")
    return Rates(
        what=what,
        size=sum(map(len, sample)) // len(sample),
        bulk=pace.alone,
        compared=pace.compared,
        alone=1 / alone,
        node=some / theirs.seconds,
        openssl=_openssl(),
        verified=_verified(job, name, sample),
    )


@dataclass(frozen=True, slots=True)
class Pace:
    """Credentials a second, without and with the time for those that are compared."""

    alone: float
    compared: float


def _paced(bulk: proof.Bulk, job: Job, many: int) -> tuple[Pace, list[bytes]]:
    """Return how fast credentials are signed, and those of them that were compared."""
    plain: list[float] = []
    compared: list[float] = []
    sample: list[bytes] = []
    gc.collect()
    gc.freeze()
    for start in range(0, many, ROUND):
        made = list(_made(job, range(start, start + ROUND)))
        first = -bulk.count % COMPARED
        begun = time.process_time()
        signed = [bulk.signed(document, at) for document, at in made]
        taken = time.process_time() - begun
        sample += signed[first : first + 1]
        (compared if first < ROUND else plain).append(taken)
    gc.unfreeze()
    every = len(plain) + len(compared)
    return Pace(ROUND * len(plain) / sum(plain), ROUND * every / sum(plain + compared)), sample


def _made(job: Job, numbers: Iterable[int]) -> Iterable[Made]:
    for number in numbers:
        document, decision, _ = credential(job, number)
        yield document, decision.decided


def _timed(sign: Callable[[Made], object], made: Iterable[Made]) -> float:
    """Return the seconds that signing one takes."""
    documents = list(made)
    begun = time.process_time()
    for each in documents:
        sign(each)
    return (time.process_time() - begun) / len(documents)


def _openssl() -> float:
    """Return how many signatures a second `openssl speed` makes on one core."""
    words = ("openssl", "speed", "-seconds", "3", "ed25519")
    if shutil.which("openssl") is None:
        raise RuntimeError("openssl is not installed (on Debian: apt install openssl)")
    said = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    found = re.search(r"Ed25519\)\s+\S+s\s+\S+s\s+([0-9.]+)", said)
    if found is None:
        raise RuntimeError("openssl tells no rate of Ed25519")
    return float(found[1])


def _verified(job: Job, name: str, sample: Sequence[bytes]) -> int:
    """Return how many of a sample Node.js verifies: all, or RuntimeError is raised."""
    program, issuer = job.issuing.program, job.issuing.did
    documents = [json.loads(data) for data in sample]
    with tempfile.TemporaryDirectory(prefix="microcred-bench-") as folder:
        place = Path(folder) / did.document_address(program.url)
        place.parent.mkdir(exist_ok=True)
        place.write_text(json.dumps(did.did_document(issuer, [name])), encoding="utf-8")
        for address in {each["credentialStatus"]["statusListCredential"] for each in documents}:
            path = Path(folder) / address.removeprefix(program.url)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(status_list_bytes(job, int(path.stem)))
        answers = verdicts(Path(folder), program.url, documents)
    if not all(each.accepted for each in answers):
        raise RuntimeError(f"Node.js does not verify what we signed: {answers}")
    return len(answers)


def small(job: Job) -> Job:
    """Return a job that makes awards of one small micro-credential, of some four kilobytes."""
    credential = (SMALL / "credentials/think-time.md").read_text(encoding="utf-8")
    rubric = (SMALL / "rubrics/think-time.yml").read_text(encoding="utf-8")
    read = read_markdown("think-time.md", credential, Credential).document
    scored = read_yaml("think-time.yml", rubric, Rubric).document
    if read is None or scored is None:
        raise RuntimeError("the small micro-credential cannot be read")
    release = freeze(read.model, scored.model, Review())
    return replace(job, releases=((release, digest(release_bytes(release))),))


def measured() -> list[Rates]:
    """Return the rates for one small micro-credential, and for all of the catalog in turn."""
    whole = job_of(REPOSITORY, REPOSITORY)
    catalog = f"all {len(whole.releases)} of the catalog"
    return [rates("one small micro-credential", small(whole)), rates(catalog, whole)]


def show(found: Sequence[Rates]) -> None:
    """Print a table of rates."""
    table = Table(title=f"Signing on one core: {machine()}, Python {sys.version.split()[0]}")
    for column in ("awards of", "bytes each", *(column for column, _ in _COLUMNS)):
        table.add_column(column, justify="left" if column == "awards of" else "right")
    for row in found:
        shown = (show(row) for _, show in _COLUMNS)
        table.add_row(row.what, f"{row.size:,}", *shown)
    Console(width=150).print(table)
    print(
        "Credentials a second of processor time, proof and JSON, on one core, one after the other."
    )


_COLUMNS: tuple[tuple[str, Callable[[Rates], str]], ...] = (
    ("in bulk", lambda row: f"{row.bulk:,.0f}"),
    ("with 1 in 100 compared", lambda row: f"{row.compared:,.0f}"),
    ("one at a time (pyld)", lambda row: f"{row.alone:,.0f}"),
    ("Node.js", lambda row: f"{row.node:,.0f}"),
    ("openssl, raw", lambda row: f"{row.openssl:,.0f}"),
    ("times Node.js", lambda row: f"{row.of_node:.0f}"),
    ("of openssl", lambda row: f"{row.of_openssl:.1%}"),
    ("verified by Node.js", lambda row: f"{row.verified:,}"),
)


def as_data(found: Sequence[Rates]) -> list[dict[str, object]]:
    """Return rates for a program to read."""
    return [{**asdict(row), "of_node": row.of_node, "of_openssl": row.of_openssl} for row in found]


if __name__ == "__main__":
    show(measured())
