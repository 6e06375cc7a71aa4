"""Which commit added a file, on the lines that were merged."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from microcred.git import GitUnavailable, additions
from tests import folder

LONG_AGO = datetime(2001, 1, 1, tzinfo=UTC)
ODD = "odd — “näme”\nwith a line end.md"


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    root = tmp_path / "repo"
    folder.repository(root)
    folder.put(root, "first.md", "1")
    folder.commit(root, "First")
    folder.git(root, "switch", "--quiet", "--create", "side")
    folder.put(root, "a.md", "a")
    folder.put(root, ODD, "b")
    folder.commit(root, "Side")
    folder.put(root, "a.md", "changed")
    folder.commit(root, "Change")
    folder.git(root, "switch", "--quiet", "main")
    folder.put(root, "second.md", "2")
    folder.commit(root, "Second")
    return root


def merge(root: Path) -> None:
    folder.git(root, "merge", "--quiet", "--no-ff", "--no-edit", "side")


def test_a_file_was_added_where_it_was_written(repo):
    merge(repo)
    found = additions(repo, "refs/heads/main", LONG_AGO)
    assert set(found) == {"a.md", ODD}
    written = folder.git(repo, "rev-parse", "side^").strip()
    assert {node.id for node in found.values()} == {written}
    moment = int(folder.git(repo, "log", "-1", "--format=%ct", written))
    assert {node.at for node in found.values()} == {datetime.fromtimestamp(moment, UTC)}


def test_what_the_main_line_itself_added_is_not_among_them(repo):
    assert additions(repo, "refs/heads/main", LONG_AGO) == {}
    folder.git(repo, "merge", "--quiet", "--squash", "side")
    folder.commit(repo, "Squashed")
    assert additions(repo, "refs/heads/main", LONG_AGO) == {}


def test_older_commits_are_left_out(repo):
    merge(repo)
    assert additions(repo, "refs/heads/main", datetime(2099, 1, 1, tzinfo=UTC)) == {}


def test_paths_are_relative_to_the_programme(tmp_path):
    root = tmp_path / "whole"
    folder.repository(root)
    folder.put(root, "district/x.md", "x")
    folder.commit(root, "Begin")
    folder.git(root, "switch", "--quiet", "--create", "side")
    folder.put(root, "district/y.md", "y")
    folder.put(root, "z.md", "z")
    folder.commit(root, "Side")
    folder.git(root, "switch", "--quiet", "main")
    merge(root)
    assert set(additions(root / "district", "refs/heads/main", LONG_AGO)) == {"y.md"}


def test_there_has_to_be_such_a_revision(repo):
    with pytest.raises(GitUnavailable):
        additions(repo, "refs/heads/gone", LONG_AGO)
