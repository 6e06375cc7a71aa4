"""Killed at any step and run again, each side has all that is its own, once."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from microcred import git, places
from microcred.places import LOG, MAIN
from tests import folder
from tests.awarding.job import FIRST, SECOND, sound
from tests.ledgers import AWARDED, commit
from tests.publishing.killed import run
from tests.publishing.two import Two, award, clean, everything, main, published, push, two

HERE = Path(__file__).parents[2]
STEPS = {
    "publish": "alone healed made journal-written main-moved shown journal-ended",
    "push": "fetched alone healed made made pushed alone healed made journal-written main-moved "
    "shown journal-ended",
}
STEPS["pull"] = STEPS["push"]


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    """Two awards were given, one was published, and a definition changed meanwhile."""
    target = tmp_path_factory.mktemp("killed") / "two"
    both = two(target, FIRST, SECOND)
    award(both, FIRST)
    published(both, pushing=True)
    award(both, SECOND, seed=8)
    commit(both.public, {"docs/about.md": b"About."}, "Change", AWARDED)
    push(both.public)
    return target


def killed(target: Path, steps: int, what: str) -> None:
    words = [sys.executable, "-m", "tests.publishing.killed", str(target), str(steps), what]
    done = subprocess.run(words, cwd=HERE, capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr


def settled(both: Two) -> None:
    clean(both)
    assert folder.git(both.private, "status", "--porcelain") == ""
    for root in both:
        assert git.resolve(root, places.JOURNAL) is None
    log = git.show(both.private, MAIN, LOG)
    assert log == git.show(both.public, MAIN, LOG) == (both.public / LOG).read_bytes()
    subjects = folder.git(both.public, "log", "--format=%s", "main").splitlines()
    assert subjects.count("Publish 1 award") == 2
    assert sound(both.private) == []


CASES = [
    (what, number)
    for what, steps in STEPS.items()
    for number, name in enumerate(steps.split(), 1)
    if name not in ("alone", "healed", "fetched")  # where nothing has happened since
]


@pytest.mark.parametrize(("what", "steps"), CASES)
def test_killed_at_any_step_and_run_again(before, tmp_path, what, steps):
    target = Path(shutil.copytree(before, tmp_path / "two"))
    moved(before, target)
    both = Two(target / "submissions", target / "catalog")
    killed(target, steps, what)
    run(target, what)
    if what == "pull":
        assert main(both.private) == main(both.vault)
        assert folder.text_of(both.private, "docs/about.md") == "About."
        run(target, "push")
    if what != "publish":
        assert main(both.public) == main(both.origin)
    settled(both)
    assert b"submission/" not in everything(both.public)


def moved(before: Path, target: Path) -> None:
    """Let the clones of a copy know the origins of that copy."""
    for clone, bare in (("catalog", "catalog.git"), ("submissions", "submissions.git")):
        folder.git(target / clone, "remote", "set-url", "origin", str(target / bare))


@pytest.mark.parametrize("what", STEPS)
def test_there_are_no_other_steps(before, tmp_path, what):
    target = Path(shutil.copytree(before, tmp_path / "two"))
    moved(before, target)
    steps: list[str] = []
    run(target, what, lambda name: steps.append(name.replace(" ", "-")))
    assert " ".join(steps) == STEPS[what]
