"""Two real repositories of one programme, each with an origin: a private one and a public one."""

from __future__ import annotations

import random
import subprocess
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from microcred import git, places
from microcred.awarding.landing import Landed
from microcred.places import MAIN
from microcred.publishing import Published, publish
from tests import folder, ledgers
from tests.awarding import job
from tests.awarding.job import decide
from tests.ledgers import AWARDED

PRIVATE = "https://github.example/district/submissions"
SETTINGS = f"submissions_repository: {PRIVATE}\n"
LATER = AWARDED + timedelta(hours=1)


class Two(NamedTuple):
    """The clones of both repositories that somebody works in."""

    private: Path
    public: Path

    @property
    def origin(self) -> Path:
        """Return where the public one is pushed to."""
        return self.public.with_name("catalog.git")

    @property
    def vault(self) -> Path:
        """Return where the private one is pushed to."""
        return self.public.with_name("submissions.git")


def two(target: Path, *decided: str) -> Two:
    """Make both; in the private one these submissions are decided, and none is awarded."""
    target.mkdir(parents=True, exist_ok=True)
    public = ledgers.beginnings(target / "catalog")
    text = folder.text_of(public, folder.PROGRAM)
    folder.put(public, folder.PROGRAM, text + SETTINGS)
    folder.commit(public, "Two repositories")
    found = Two(target / "submissions", public)
    for clone, bare in ((found.public, found.origin), (found.private, found.vault)):
        folder.git(target, "clone", "--quiet", "--bare", str(public), str(bare))
        if clone == found.private:
            folder.git(target, "clone", "--quiet", str(bare), str(clone))
        else:
            folder.git(public, "remote", "add", "origin", str(bare))
    for submission in decided:
        decide(found.private, submission)
    return found


def award(both: Two, *submissions: str, at: datetime = AWARDED, seed: int = 7) -> None:
    """Run the award job in the private repository, and push it."""
    job.run(both.private, *submissions, at=at, seed=seed)
    push(both.private)


def push(root: Path) -> None:
    folder.git(root, "push", "--quiet", "origin", "main")


def published(both: Two, *, pushing: bool = False, **given: Any) -> Landed[Published]:
    """Publish; with `pushing`, to origin."""
    there = git.remote(both.public) if pushing else None
    source = git.remote(both.private) if pushing else None
    return publish(both.private, both.public, LATER, there=there, source=source, **given)


def main(root: Path) -> str:
    found = git.resolve(root, MAIN)
    assert found
    return found


def clean(both: Two) -> None:
    """Assert that the public folder shows its main, and nothing is left undone."""
    assert folder.git(both.public, "status", "--porcelain") == ""
    assert git.resolve(both.public, places.JOURNAL) is None


def everything(root: Path) -> bytes:
    """Return all that a repository holds: every file of every commit, every commit, every ref."""
    words = ["git", "-C", str(root), "cat-file", "--batch-all-objects", "--batch", "--unordered"]
    objects = subprocess.run(words, check=True, capture_output=True).stdout
    return objects + folder.git(root, "for-each-ref").encode()


def randomness(seed: int = 3) -> Any:
    return random.Random(seed).randrange
