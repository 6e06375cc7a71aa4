"""Evaluators of the tree, and a roster that must never be in it."""

from pathlib import Path

import pytest

from microcred.check import check
from microcred.people import roster
from tests.folder import (
    PROGRAM,
    TODAY,
    codes,
    edit,
    found,
    git,
    good,
    put,
    repository,
    unprivileged,
)
from tests.roster.test_reading import ROSTER

EVALUATORS = "program/evaluators.yml"


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    return good(tmp_path / "programme")


# --- what `check` says ---


def test_a_programme_needs_no_evaluators(programme):
    assert codes(programme) == []


def test_evaluators_are_checked(programme):
    put(
        programme,
        EVALUATORS,
        "evaluators:\n  - {id: eva, credentials: [lost], trained: 2026-08-01, earner: none}",
    )
    assert found(programme) == [
        f"{EVALUATORS}:1: P11 think-time takes submissions, and nobody listed may score it today",
        f"{EVALUATORS}:2: P06 eva may score lost, which is not in the catalog",
    ]


def test_evaluators_that_cannot_be_read(programme):
    put(programme, EVALUATORS, "evaluators: [")
    assert codes(programme) == [f"{EVALUATORS}:1 F02"]


def test_without_settings_the_rest_is_still_said(programme):
    edit(programme, PROGRAM, "format: 1", "format: one")
    put(programme, EVALUATORS, "evaluators: [")
    assert f"{EVALUATORS}:1 F02" in codes(programme)


@pytest.mark.parametrize(
    "path",
    ["roster.yml", "people.yaml", "program/people.yml", "program/private/p.json", "docs/x.csv"],
)
def test_a_roster_in_the_tree_is_refused(programme, path):
    table = "id,email\nk7m2p4,ana@school.example\n"
    put(programme, path, table if path.endswith("csv") else ROSTER)
    (problem,) = (one for one in check(programme, TODAY).problems if one.code == "P12")
    assert str(problem) == (
        f"{path}:1: P12 this is a list of people, and it lies in the repository, where "
        "everybody who has a copy can read it"
    )
    assert problem.fix == (
        "Move it out of the repository's folder, and name it with `--roster`, or its folder with "
        "`--people`. Once committed it stays in the history: have that purged."
    )


def test_a_huge_roster_is_found_by_its_beginning(programme):
    put(programme, "program/all.yml", ROSTER + "# more\n" * 200_000)
    assert "program/all.yml:1 P12" in codes(programme)


def test_what_cannot_be_looked_into_harms_nothing(programme, tmp_path):
    (programme / "data.yml").symlink_to(tmp_path / "nowhere.yml")
    (programme / "program" / "loop").symlink_to(programme)
    put(programme, "bytes.csv", b"\xff\xfe\x00")
    assert codes(programme) == []


# --- the roster that is named ---


def told(file: Path, root: Path) -> list[str]:
    reading = roster(file, root)
    assert reading.document is None
    return [str(problem) for problem in reading.problems]


def test_a_roster_outside(tmp_path, programme):
    put(tmp_path, "private/roster.yml", ROSTER)
    document = roster(tmp_path / "private" / "roster.yml", programme).document
    assert document is not None
    assert len(document.model.people) == 2


def test_a_roster_as_a_table(tmp_path, programme):
    put(tmp_path, "private/roster.csv", "id,email,name\nk7m2p4,ana@school.example,Ana Invented\n")
    document = roster(tmp_path / "private" / "roster.csv", programme).document
    assert document is not None
    person = document.model.find("k7m2p4")
    assert person is not None
    assert (person.email, person.name) == ("ana@school.example", "Ana Invented")


def test_a_roster_inside_the_repository_is_refused(tmp_path):
    root = repository(tmp_path / "repo")
    programme = good(root / "district")
    put(root, "private/roster.yml", ROSTER)
    expected = (
        "roster.yml:1: P12 this is a list of people, and it lies in the repository, where "
        "everybody who has a copy can read it"
    )
    assert told(root / "private" / "roster.yml", programme) == [expected]
    (tmp_path / "link.yml").symlink_to(root / "private" / "roster.yml")
    assert told(tmp_path / "link.yml", programme) == [expected.replace("roster.yml", "link.yml", 1)]
    git(root, "worktree", "list")


def test_a_roster_that_cannot_be_read(tmp_path, programme):
    assert told(tmp_path / "no.yml", programme) == [
        "no.yml:1: F00 the roster could not be read: No such file or directory"
    ]
    assert told(tmp_path, programme) == [
        f"{tmp_path.name}:1: F00 the roster is no file of at most 16 MB"
    ]
    put(tmp_path, "closed.yml", ROSTER)
    (tmp_path / "closed.yml").chmod(0)
    with unprivileged():
        said = roster(tmp_path / "closed.yml", programme).problems
    assert [one.message for one in said] == ["the roster could not be read: Permission denied"]
    put(tmp_path, "odd.yml", b"\xff\xfe")
    assert told(tmp_path / "odd.yml", programme) == [
        "odd.yml:1: D04 this is not UTF-8 text, but probably UTF-16 (in Excel: “Unicode Text”)"
    ]
    with (tmp_path / "huge.yml").open("wb") as huge:
        huge.truncate(2**24 + 1)
    assert told(tmp_path / "huge.yml", programme) == [
        "huge.yml:1: F00 the roster is no file of at most 16 MB"
    ]
