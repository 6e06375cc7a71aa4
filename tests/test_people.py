"""Evaluators of the tree, and a roster that must never be in it."""

import shutil
from pathlib import Path

import pytest

from microcred.check import check
from microcred.people import roster
from microcred.reporting import ground
from microcred.reports import REPORTS
from microcred.reports.data import as_csv, as_json
from microcred.reports.page import as_page
from microcred.reports.text import as_text
from microcred.roster import looks_like_people
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
from tests.programmes_run import case as case_of
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


LIST = "First name,Last name,E-mail,School\nAna,Ruiz,ana@school.example,North\n"


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("docs/a.csv", LIST.encode("utf-16")),
        ("docs/a.txt", LIST.replace(",", "\t").encode("utf-16-le")),
        ("docs/a.csv", LIST.encode("utf-16-be")),
        ("docs/a.csv", LIST.replace("Ruiz", "Ruíz").encode("cp1252")),
        ("docs/a.json", '[{"name": "Ana", "email": "a@b.example"}]'.encode("utf-16-be")),
        ("docs/a.json", '["a@b.example", "c@d.example"]'.encode("utf-16")),
        ("docs/roster.csv.bak", LIST.encode()),
        ("private/roster.csv~", LIST.encode()),
        (
            "docs/a.html",
            b"<table><tr><th>Teacher<th>School</table>".replace(
                b"<th>School", b"</th><th>School</th>"
            ),
        ),
    ],
)
def test_a_list_is_found_in_whatever_encoding_and_copy(programme, path, data):
    put(programme, path, data)
    assert codes(programme) == [f"{path}:1 P12"]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        (
            "docs/a.xlsx",
            "this is a spreadsheet, so nobody can tell here whether it is a list of people",
        ),
        (
            "docs/A.ODS",
            "this is a spreadsheet, so nobody can tell here whether it is a list of people",
        ),
        (
            "people/a.xls.bak",
            "this is a spreadsheet, so nobody can tell here whether it is a list of people",
        ),
        ("docs/index.md.bak", "a site does not publish files of this kind"),
        ("docs/a/b.sqlite", "a site does not publish files of this kind"),
        ("docs/noname", "a site does not publish files of this kind"),
    ],
)
def test_what_nobody_can_look_into_is_refused(programme, path, message):
    put(programme, path, b"PK\x03\x04")
    assert found(programme) == [f"{path}:1: P18 {message}"]


@pytest.mark.parametrize(
    "path", ["docs/.DS_Store", "docs/a.PDF", "docs/a.png", "notes.bak", "docs/a.yml"]
)
def test_what_may_lie_there(programme, path):
    put(programme, path, b"\x00\x01 text")
    assert codes(programme) == []


CASES = Path(__file__).parent / "programmes"
TELLING = ("c29-expertise", "p01-tennessee", "c22-mentors", "p05-five-thousand")
RECIPES = [one for one in REPORTS.values() if one.private and not one.alone]


@pytest.fixture(scope="module", params=TELLING)
def exported(request, tmp_path_factory):
    """Return every private report of a programme that has people, outside of any repository."""
    case = tmp_path_factory.mktemp("case") / "copy"
    shutil.copytree(CASES / case_of(request.param).base, case / "programme")
    shutil.copytree(CASES / request.param, case, dirs_exist_ok=True)
    made = ground(case / "programme", case / "people", TODAY).ground
    assert made is not None
    return [recipe.make(made) for recipe in RECIPES]


def test_what_reports_tell_of_people_is_known_as_that(exported):
    for report in exported:
        assert looks_like_people("a.json", as_json(report, "Heron", private=True)), report.name
        assert looks_like_people("a.html", as_page([report], "Reports", private=True)[:65536])
        of_people = [table for table in report.tables if table.rows and OF_PEOPLE & ids(table)]
        for table in of_people:
            assert looks_like_people("a.csv", as_csv(table)), (report.name, table.id)
        if of_people:
            assert looks_like_people("a.txt", as_text(report)), report.name


def test_what_reports_tell_of_nobody_may_be_published():
    public = [one for one in REPORTS.values() if not one.private and not one.alone]
    assert public
    made = ground(CASES / "good", None, TODAY).ground
    assert made is not None
    for recipe in public:
        report = recipe.make(made)
        assert not looks_like_people("a.json", as_json(report, "Heron")), report.name
        assert not looks_like_people("a.html", as_page([report], "Reports", private=False))
        assert not looks_like_people("a.txt", as_text(report)), report.name
        for table in report.tables:
            assert not looks_like_people("a.csv", as_csv(table)), (report.name, table.id)


OF_PEOPLE = {"person", "id", "evaluator", "mentor"}


def ids(table):
    return {column.id for column in table.columns}


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
