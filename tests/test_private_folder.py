"""The private folder: outside of the repository, read whole or told of."""

from pathlib import Path

import pytest

from microcred.private_folder import private_folder
from tests.folder import codes, good, put, repository, unprivileged
from tests.roster.offering import offers
from tests.roster.test_folder import GOOD


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    return good(tmp_path / "programme")


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """Return a good private folder."""
    for name, text in GOOD.items():
        put(tmp_path / "people", name, text)
    return tmp_path / "people"


def told(people: Path, root: Path) -> list[str]:
    return [str(one) for one in private_folder(people, root, offers()).problems]


def test_a_folder_outside(people, programme):
    known = private_folder(people, programme, offers())
    assert known.problems == ()
    assert len(known.facts.people) == 2
    assert (len(known.facts.earned), len(known.facts.extensions)) == (1, 1)


def test_what_a_spreadsheet_saves(people, programme):
    """With a byte order mark, semicolons and the line ends of Windows."""
    text = GOOD["roster.csv"].replace(",", ";").replace("\n", "\r\n")
    put(people, "roster.csv", text.encode("utf-8-sig"))
    assert told(people, programme) == []


def test_another_encoding(people, programme):
    text = GOOD["plans.csv"].replace("Better", "Zoës bessere")
    put(people, "plans.csv", text.encode("cp1252"))
    assert told(people, programme) == [
        (
            "plans.csv:2: D04 this is not UTF-8 text, but probably Windows-1252 "
            "(in Excel: plain “CSV”)"
        )
    ]


@pytest.mark.parametrize("link", [False, True])
def test_a_folder_inside_the_repository_is_refused(tmp_path, link):
    root = repository(tmp_path / "repo")
    district = good(root / "district")
    people = root / "people"
    put(people, "roster.csv", GOOD["roster.csv"])
    if link:
        (tmp_path / "people").symlink_to(people)
        people = tmp_path / "people"
    known = private_folder(people, district, offers())
    assert [str(one) for one in known.problems] == [
        (
            "people:1: D13 the folder of what is known of people lies in the repository, where "
            "everybody who has a copy can read it"
        )
    ]
    assert known.facts.people == {}


@pytest.mark.parametrize("name", [name for name in GOOD if name != "roster.csv"])
def test_a_table_in_the_repository_is_refused_by_check(programme, name):
    put(programme, f"people/{name}", GOOD[name])
    assert codes(programme) == [f"people/{name}:1 P12"]


def test_a_roster_with_names_alone_is_refused_by_check(programme):
    put(programme, "program/staff.csv", "id,name,school\nk7m2p4,Ada Invented,north\n")
    assert codes(programme) == ["program/staff.csv:1 P12"]


def test_a_folder_that_cannot_be_read(tmp_path, programme, people):
    assert told(tmp_path / "no", programme) == [
        "no:1: F00 the private folder could not be read: No such file or directory"
    ]
    put(tmp_path, "empty/notes.txt", "nothing\n")
    (problem,) = told(tmp_path / "empty", programme)
    assert problem.startswith("empty:1: D13 nothing in this folder is read")
    (people / "roster.csv").chmod(0)
    with unprivileged():
        (problem, *_) = told(people, programme)
    assert problem.endswith("could not be read: Permission denied")


def test_a_huge_table_is_not_read(people, programme):
    with (people / "awards.csv").open("wb") as huge:
        huge.truncate(2**26 + 1)
    assert told(people, programme) == ["awards.csv:1: F00 this is no file of at most 64 MB"]


def test_a_name_that_is_nearly_right_is_told_of(people, programme):
    put(people, "Awards.CSV", GOOD["awards.csv"])
    put(people, "notes.txt", "anything\n")
    assert told(people, programme) == ["Awards.CSV:1: D13 this is not read"]
