"""programmes/handed-in holds submissions wrong in every way; expected.txt lists every problem."""

from __future__ import annotations

import shutil

import pytest

from microcred.check import check
from microcred.freezing import freeze_releases
from microcred.problem import Problem
from microcred.rules.submissions import SUBMISSION_RULES
from tests.folder import GOOD, TODAY, commit, git, good, repository

BROKEN = GOOD.parent / "handed-in"


@pytest.fixture(scope="module")
def problems(tmp_path_factory) -> tuple[Problem, ...]:
    """Return what is wrong with the good programme once these were handed in."""
    root = good(tmp_path_factory.mktemp("broken") / "programme")
    freeze_releases(root, TODAY)
    repository(root)
    commit(root, "Publish")
    shutil.copytree(BROKEN / "submissions", root / "submissions")
    git(root, "add", "--all")
    git(
        root, "-c", "user.email=m.ortiz@school.example", "commit", "--quiet", "--message", "Hand in"
    )
    return check(root, TODAY).problems


def test_every_problem_is_found(problems):
    said = "".join(f"{one} ({one.severity})\n" for one in problems if one.code != "S38")
    expected = BROKEN / "expected.txt"
    assert said == expected.read_text(encoding="utf-8")


def test_the_commit_is_told_of_once(problems):
    (problem,) = [one for one in problems if one.code == "S38"]
    assert "m.o····@s·····.e······" in problem.message


def test_every_rule_is_broken(problems):
    codes = {one.code for one in problems}
    # S02 needs a version that has had its time: see test_history.py.
    assert codes >= {rule.code for rule in SUBMISSION_RULES} - {"S02"}
    assert codes >= {"F01", "F03", "F04", "F07", "F14", "M01", "M02", "M03"}
    assert codes >= {"S37", "S38", "S40", "S41"}


def test_every_problem_says_how_to_mend_it(problems):
    for problem in problems:
        assert problem.fix.endswith((".", "…")), problem


def test_nothing_private_is_told_again(problems):
    said = " ".join(f"{one.message} {one.fix}" for one in problems)
    for private in ("ortiz@", "Jayden", "Maria got", "Noor", "555", "2014", "41.8781"):
        assert private not in said
