"""The programme as a commit has it, whatever lies in the folder."""

from pathlib import Path

import pytest

from microcred import places
from microcred.committed import Committed
from microcred.definition import UNREAD
from microcred.document import Source
from microcred.git import GitUnavailable
from microcred.model.release import Release
from microcred.model.vocabulary import Status
from microcred.problem import Problem
from microcred.releases import release_path
from tests.folder import CREDENTIAL, PROGRAM, TODAY, commit, edit, git, put
from tests.reviewed import programme


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return programme(tmp_path / "repo")


def test_files_are_those_of_main(repo):
    put(repo, PROGRAM, "spoiled")
    git(repo, "switch", "--quiet", "--create", "elsewhere")
    commit(repo)
    main = Committed(repo)
    assert main.program.document is not None
    assert main.program.document.model.name == "Good example"
    assert main.evaluators.document is not None
    assert main.releases == {"think-time": ("1.0",)}
    assert isinstance(main.read(CREDENTIAL), Source)
    assert Committed(repo, "elsewhere").program.document is None


def test_what_is_offered(repo):
    offered = Committed(repo).offers(TODAY)("think-time@1.0")
    assert isinstance(offered.release, Release)
    assert (offered.status, offered.superseded) == (Status.ACTIVE, None)
    assert Committed(repo).offers(TODAY)("think-time@9.9").release is None


def test_since_when_a_newer_version_is_there(repo):
    text = (repo / release_path("think-time", "1.0")).read_text(encoding="utf-8")
    put(repo, release_path("think-time", "2.0"), text.replace('"version":"1.0"', '"version":"2.0"'))
    commit(repo, "Version 2")
    day = git(repo, "log", "-1", "--format=%cs")
    assert str(Committed(repo).offers(TODAY)("think-time@1.0").superseded) == day


def test_in_a_shallow_clone_it_is_not_known_since_when(repo, tmp_path):
    put(repo, release_path("think-time", "2.0"), "{}")
    commit(repo)
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{repo}", "clone")
    offered = Committed(tmp_path / "clone").offers(TODAY)("think-time@1.0")
    assert offered.superseded is UNREAD


def test_what_cannot_be_read(repo):
    main = Committed(repo)
    missing = main.read("rubrics/no.yml")
    assert isinstance(missing, Problem)
    assert str(missing) == "rubrics/no.yml:1: F10 this file does not exist"
    put(repo, "rubrics/huge.yml", b"#" * 600_000)
    put(repo, "rubrics/odd.yml", b"\xff")
    (repo / "rubrics" / "link.yml").symlink_to("think-time.yml")
    commit(repo)
    huge, odd, link = (main.read(f"rubrics/{name}.yml") for name in ("huge", "odd", "link"))
    assert str(huge) == (
        "rubrics/huge.yml:1: F05 this file has 600,000 bytes; at most 524,288 are read"
    )
    assert str(odd) == "rubrics/odd.yml:1: F01 this is not UTF-8 text"
    assert str(link) == "rubrics/link.yml:1: F10 this file does not exist"


def test_without_evaluators(repo):
    git(repo, "rm", "--quiet", places.EVALUATORS)
    commit(repo)
    assert Committed(repo).evaluators.document is None
    assert Committed(repo).evaluators.problems == ()


def test_without_the_commit(repo):
    with pytest.raises(GitUnavailable):
        Committed(repo, "0" * 40).read(PROGRAM)


def test_settings_that_are_wrong_are_told_of(repo):
    edit(repo, PROGRAM, "America/Chicago", "Chicago")
    commit(repo)
    assert [one.code for one in Committed(repo).program.problems] == ["P02"]
