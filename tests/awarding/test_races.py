"""Two at once lose nothing, and what others do to main meanwhile stays."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from microcred import git, places
from microcred.awarding import award
from tests import folder
from tests.awarding.job import FIRST, SECOND, THIRD, TODAY, known, means, programme, run, sound
from tests.ledgers import AWARDED, commit

HERE = Path(__file__).parents[2]
ALL = {FIRST, SECOND, THIRD}


def start(root, seed):
    words = [sys.executable, "-m", "tests.awarding.killed", str(root), "0", str(seed)]
    return subprocess.Popen(words, cwd=HERE, stderr=subprocess.PIPE, text=True)


def finish(*running):
    for one in running:
        _, said = one.communicate(timeout=120)
        assert one.returncode == 0, said


def settled(root):
    assert folder.git(root, "status", "--porcelain") == ""
    assert git.resolve(root, places.JOURNAL) is None
    assert sound(root) == []
    awards = known(root).awards.values()
    assert sorted(one.submission for one in awards) == sorted(ALL)
    assert len({(one.status.list, one.status.index) for one in awards}) == len(awards)


@pytest.mark.parametrize("attempt", range(3))
def test_two_jobs_at_once_give_each_award_once(tmp_path, attempt):
    root = programme(tmp_path / "programme", *ALL)
    finish(start(root, 2 * attempt), start(root, 2 * attempt + 1))
    settled(root)


@pytest.mark.parametrize("attempt", range(3))
def test_so_do_two_that_cannot_see_each_others_lock(tmp_path, attempt):
    """Of one repository in two folders: only moving main keeps them apart."""
    root, other = programme(tmp_path / "programme", *ALL), tmp_path / "other"
    folder.git(root, "worktree", "add", "--quiet", "--detach", str(other))
    finish(start(root, 2 * attempt), start(other, 2 * attempt + 1))
    run(root)  # brings the folder up to date where the other one moved main
    folder.git(root, "worktree", "remove", "--force", str(other))
    folder.git(root, "reset", "--quiet", "--hard")  # the other folder could not show it here
    settled(root)


class Meanwhile:
    """Does something once, after a step of this name."""

    def __init__(self, name, work):
        self.name, self.work = name, work

    def __call__(self, name):
        if name == self.name and self.work:
            work, self.work = self.work, None
            work()


def test_what_somebody_else_does_to_main_meanwhile_stays(tmp_path):
    root = programme(tmp_path / "programme", FIRST)

    def edit():
        commit(root, {"docs/more.md": b"More."}, "Write more", AWARDED)

    landed = award(root, means(), TODAY, step=Meanwhile("made", edit))
    assert [one.submission for one in landed.told.given] == [FIRST]
    assert (root / "docs/more.md").read_text() == "More."
    assert git.show(root, places.MAIN, "docs/more.md") == b"More."
    assert folder.git(root, "log", "--format=%s", "-3", "--first-parent", "main").splitlines() == [
        f"Award {landed.told.given[0].award}: think-time@1.0",
        f"Merge submission {FIRST}",
        "Write more",
    ]
    assert sound(root) == []


def test_an_award_that_another_job_gave_meanwhile_is_not_given_again(tmp_path):
    root = programme(tmp_path / "programme", FIRST)
    theirs = []

    def other_job():
        made = means(5, AWARDED - timedelta(hours=1))
        found = award_beside(root, made)
        theirs.extend(found)

    landed = award(root, means(), TODAY, step=Meanwhile("made", other_job))
    assert landed.told.given == ()
    assert [one.award for one in known(root).awards.values()] == theirs
    assert folder.git(root, "status", "--porcelain") == ""
    assert sound(root) == []


def award_beside(root, made):
    """Give what is due from a second folder of the same repository, as another machine would."""
    other = root.parent / "other"
    folder.git(root, "worktree", "add", "--quiet", "--detach", str(other))
    landed = award(other, made, TODAY)
    folder.git(root, "worktree", "remove", "--force", str(other))
    folder.git(root, "reset", "--quiet", "--hard")
    return [one.award for one in landed.told.given]
