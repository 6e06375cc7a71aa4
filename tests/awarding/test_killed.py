"""Killed at any step and run again, the award job leaves exactly one award per decision."""

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from microcred import git, places
from tests import folder
from tests.awarding.job import FIRST, SECOND, known, programme, run, sound

HERE = Path(__file__).parents[2]
AWARD_STEPS = 12
REVOKE_STEPS = 8


@pytest.fixture(scope="module")
def decided(tmp_path_factory):
    return programme(tmp_path_factory.mktemp("killed") / "decided", FIRST, SECOND)


@pytest.fixture(scope="module")
def awarded(tmp_path_factory, decided):
    root = shutil.copytree(decided, tmp_path_factory.mktemp("killed") / "awarded")
    run(root)
    return root


def child(root, steps, seed, *award):
    """Run the job in a process of its own; return how it ended."""
    words = [sys.executable, "-m", "tests.awarding.killed", str(root), str(steps), str(seed)]
    done = subprocess.run([*words, *award], cwd=HERE, capture_output=True, text=True, check=False)
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    return done.returncode


def settled(root):
    """Assert that nothing is left half-written, and return the awards by their submissions."""
    assert folder.git(root, "status", "--porcelain") == ""
    assert git.resolve(root, places.JOURNAL) is None
    assert sound(root) == []
    places_taken = [(one.status.list, one.status.index) for one in known(root).awards.values()]
    assert len(set(places_taken)) == len(places_taken)
    return {one.submission: one.award for one in known(root).awards.values()}


def on_main(root):
    return {one.submission: one.award for one in known(root).awards.values()}


@pytest.mark.parametrize("steps", range(1, AWARD_STEPS + 1))
def test_killed_at_any_step_and_run_again_each_decision_has_one_award(decided, tmp_path, steps):
    root = shutil.copytree(decided, tmp_path / "programme")
    assert child(root, steps, seed=steps) == -signal.SIGKILL
    before = on_main(root)
    assert len(before) in (0, 2)  # all of them or none
    run(root, seed=100)
    after = settled(root)
    assert after.keys() == {FIRST, SECOND}
    assert before == {} or after == before  # what was on main is not given again
    run(root, seed=200)
    assert on_main(root) == after


def test_there_is_no_step_at_which_it_was_not_killed(decided, tmp_path):
    root = shutil.copytree(decided, tmp_path / "programme")
    assert child(root, AWARD_STEPS + 1, seed=1) == 0
    assert settled(root).keys() == {FIRST, SECOND}


@pytest.mark.parametrize("steps", range(1, REVOKE_STEPS + 1))
def test_a_revocation_happens_whole_or_not_at_all(awarded, tmp_path, steps):
    root = shutil.copytree(awarded, tmp_path / "programme")
    award = on_main(root)[FIRST]
    assert child(root, steps, 1, award) == -signal.SIGKILL
    assert child(root, 0, 2, award) == 0
    settled(root)
    (ended,) = [one.award for one in known(root).awards.values() if one.revoked]
    assert ended == award


def test_there_is_no_step_at_which_a_revocation_was_not_killed(awarded, tmp_path):
    root = shutil.copytree(awarded, tmp_path / "programme")
    assert child(root, REVOKE_STEPS + 1, 1, on_main(root)[FIRST]) == 0
    settled(root)


@pytest.fixture(scope="module")
def whole(decided, tmp_path_factory):
    """Return how many seconds a run takes that nobody ends."""
    root = shutil.copytree(decided, tmp_path_factory.mktemp("killed") / "timed")
    begun = time.monotonic()
    child(root, 0, seed=1)
    return time.monotonic() - begun


@pytest.mark.parametrize("part", [0.5, 0.6, 0.7, 0.8, 0.85, 0.9])
def test_killed_with_everything_it_runs_nothing_is_lost(decided, whole, tmp_path, part):
    """git leaves its locks where it is killed itself; a person removes them, as it says to."""
    root = shutil.copytree(decided, tmp_path / "programme")
    words = [sys.executable, "-m", "tests.awarding.killed", str(root), "0", "1"]
    running = subprocess.Popen(words, cwd=HERE, start_new_session=True)
    time.sleep(whole * part)
    with suppress(ProcessLookupError):
        os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    for lock in (root / ".git").rglob("*.lock"):
        lock.unlink()
    before = on_main(root)
    run(root, seed=100)
    after = settled(root)
    assert after.keys() == {FIRST, SECOND}
    assert before == {} or after == before
