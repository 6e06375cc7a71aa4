"""The id that the programme gives is written into what came in, and into nothing else."""

from pathlib import Path

import pytest

from microcred import git as store
from microcred.document import Source
from microcred.intake import TakenIn, take_in
from tests.deciding.test_deciding import roster
from tests.folder import PROGRAM, commit, edit
from tests.intake.taking import UNASSIGNED, means, refused, taken
from tests.reviewed import handed, programme


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return programme(tmp_path / "repo")


WRITTEN = {
    "in braces": ("earner: {id: set-at-intake}", 'earner: {id: "k7m2p4"}'),
    "in quotes": ("earner: {id: 'set-at-intake'}", 'earner: {id: "k7m2p4"}'),
    "with a remark": (
        "earner: {id: set-at-intake}  # set here on intake",
        'earner: {id: "k7m2p4"}  # set here on intake',
    ),
    "on two lines": ("earner:\n  id: set-at-intake", 'earner:\n  id: "k7m2p4"'),
    "given already": ("earner: {id: k7m2p4}", "earner: {id: k7m2p4}"),
}


def with_line(line: str) -> str:
    text = handed()
    assert "earner:\n  id: k7m2p4" in text
    return text.replace("earner:\n  id: k7m2p4", line)


@pytest.mark.parametrize(("line", "after"), WRITTEN.values(), ids=WRITTEN)
def test_the_id_is_written_in_and_nothing_else_changes(repo, line, after):
    found = taken(repo, with_line(line), earner="k7m2p4")
    kept = store.show(repo, found.commit, found.place.path)
    assert kept == with_line(after).encode()


def test_an_account_is_written_in(repo):
    edit(repo, PROGRAM, "mode: private", "mode: open")
    commit(repo, "Open")
    found = taken(repo, UNASSIGNED, earner="github:1234567")
    assert b'  id: "github:1234567"\n' in (store.show(repo, found.commit, found.place.path) or b"")


EARNERS = {
    "no id": ("Ana Ruiz", "1: U10 “Ana Ruiz” is not the id of an earner"),
    "none": ("", "1: U10 “” is not the id of an earner"),
    "the mark itself": ("set-at-intake", "1: U10 “set-at-intake” is not the id of an earner"),
    "an injection": ("x: {}\n", "1: U10 “x: {}[U+000A]” is not the id of an earner"),
    "an account in private mode": (
        "github:7",
        "1: U10 in private mode an earner is an opaque id of the roster, and not github:7",
    ),
    "somebody else than the file says": (
        "q8w3r5",
        "4: U10 this names the earner k7m2p4, and is to be taken in for q8w3r5",
    ),
}


@pytest.mark.parametrize(("earner", "expected"), EARNERS.values(), ids=EARNERS)
def test_an_earner_that_cannot_be(repo, earner, expected):
    assert refused(repo, handed(), earner=earner) == [expected]


def test_in_open_mode_an_earner_is_an_account(repo):
    edit(repo, PROGRAM, "mode: private", "mode: open")
    commit(repo, "Open")
    assert refused(repo, UNASSIGNED, earner="k7m2p4") == [
        "1: U10 in open mode an earner is a GitHub account, by its number, and not k7m2p4"
    ]


def test_somebody_whom_the_roster_does_not_know(repo):
    using = means(roster=roster())
    assert refused(repo, UNASSIGNED, using, earner="w4w4w4") == [
        "1: U05 w4w4w4 is not in the roster, so nobody could be awarded"
    ]
    assert isinstance(take_in(repo, Source("t.md", UNASSIGNED), using, earner="k7m2p4"), TakenIn)
