"""What a case of tests/programmes asks to be made before its commands run: `prepare: NAME`.

Each step makes files and yields; then the case's edits, and the altered number of `make mutate`,
are made in them; what stands after the `yield` works with the files as they are then.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from benchmarks import synthetic
from microcred import did, places, reviews
from microcred.document import read_yaml
from microcred.freezing import freeze_releases
from microcred.model.scorecard import Scorecard, Scored
from tests import folder, ledgers, reviewed, whole
from tests.folder import put

ATTEMPT = "files/attempt.md"
Step = Callable[[Path], Iterator[None]]


def released(work: Path) -> Iterator[None]:
    """Make the programme a repository that published what it has, and can be built."""
    root = work / "programme"
    put(root, "mkdocs.yml", (whole.REPOSITORY / "mkdocs.yml").read_bytes())
    yield
    written, problems = freeze_releases(root, folder.TODAY)
    assert written, "nothing is published: " + "\n".join(map(str, problems))
    files = [path for path in sorted(root.rglob("*")) if path.is_file()]
    kept = {path.relative_to(root).as_posix(): path.read_bytes() for path in files}
    folder.repository(root)
    ledgers.commit(root, kept, "Begin", ledgers.BEGUN)


def attempt(work: Path) -> Iterator[None]:
    """Make files/attempt.md, a clean attempt at think-time@1.0 that nobody handed in yet."""
    put(work, ATTEMPT, reviewed.handed())
    yield from released(work)


def submission(work: Path) -> Iterator[None]:
    """Hand that attempt in, as submission k3f9q2m7, where evaluators and a key are registered."""
    put(work / "programme", places.EVALUATORS, reviewed.EVALUATORS)
    put(work / "programme", places.KEYS, ledgers.KEYS)
    put(work, "files/roster.yml", reviewed.ROSTER)
    put(work, "files/key", did.secret_multikey(ledgers.SEED))
    (work / "files" / "key").chmod(0o600)
    yield from attempt(work)
    root = work / "programme"
    path = places.Attempt("think-time", reviewed.SUBMISSION, 1).path
    reviewed.on_branch(root, {path: (work / ATTEMPT).read_bytes()})


def scored(work: Path) -> Iterator[None]:
    """Have it scored: files/cards/2-eva.yml is eva's scorecard for attempt 2, and so on."""
    yield from submission(work)
    root, attempts = work / "programme", 1
    for number, file in enumerate(sorted((work / "files" / "cards").iterdir())):
        attempt, _, evaluator = file.stem.partition("-")
        if int(attempt) > attempts:
            attempts = int(attempt)
            reviewed.hand_in(root, attempts)
        read = read_yaml(file.name, file.read_text("utf-8"), Scorecard)
        assert read.document, "\n".join(map(str, read.problems))
        at = reviewed.BEGUN + timedelta(days=7 * (attempts - 1), hours=number + 1)
        card = Scored(
            evaluator=evaluator, at=at, commit=reviewed.tip(root), card=read.document.model
        )
        reviews.record(root, reviewed.SUBMISSION, card)


def awards(work: Path) -> Iterator[None]:
    """Make a repository with two awards, of which the second is revoked."""
    root = work / "programme"
    ledgers.programme(root, awards=2, ended=(1,))
    put(root, "mkdocs.yml", (whole.REPOSITORY / "mkdocs.yml").read_bytes())
    yield


def wall(work: Path) -> Iterator[None]:
    """Make a ledger: one teacher shows as many awards as files/shown.txt says, another none."""
    root = work / "programme"
    yield
    count = int((work / "files" / "shown.txt").read_text("utf-8"))
    shown = {"earner": "k7m2p4", "page": "7kq2m9xw4p8z"}
    hidden = {count: {"earner": "w3x9q5"}}
    ledgers.programme(root, awards=count + 1, decisions=hidden | dict.fromkeys(range(count), shown))
    put(root, "mkdocs.yml", (whole.REPOSITORY / "mkdocs.yml").read_bytes())


def career(work: Path) -> Iterator[None]:
    """Make a repository in which one person has two awards, and the key that signs at hand."""
    root = work / "programme"
    put(work, "files/key", did.secret_multikey(ledgers.SEED))
    (work / "files" / "key").chmod(0o600)
    earners = ("k7m2p4", "w3x9q5", "k7m2p4")
    decisions = {number: {"earner": earner} for number, earner in enumerate(earners)}
    ledgers.programme(root, awards=3, decisions=decisions)
    put(root, "mkdocs.yml", (whole.REPOSITORY / "mkdocs.yml").read_bytes())
    yield


def hundreds(work: Path) -> Iterator[None]:
    """Make a catalog of as many micro-credentials as files/size.txt says."""
    root, made = work / "programme", work / "made"
    put(root, "mkdocs.yml", (whole.REPOSITORY / "mkdocs.yml").read_bytes())
    yield
    synthetic.programme(made, int((work / "files" / "size.txt").read_text("utf-8")), root)
    shutil.rmtree(root)
    made.rename(root)


STEPS = (released, attempt, submission, scored, awards, wall, career, hundreds)
PREPARE: dict[str, Step] = {step.__name__: step for step in STEPS}
