"""The files a person sees are brought up to HEAD where asked, and nowhere else."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from microcred.git import BadName, GitUnavailable, checked_out, commit_on, move, refresh, resolve
from tests.folder import commit, git, put, repository, text_of

AT = datetime(2026, 11, 21, tzinfo=UTC)
MAIN = "refs/heads/main"


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    root = repository(tmp_path / "repo")
    put(root, "awards/old.json", "1\n")
    put(root, "awards/gone.json", "1\n")
    put(root, "docs/page.md", "1\n")
    commit(root)
    return root


def ahead(root: Path) -> None:
    """Move main on, as the award job does: the working tree stays behind."""
    seen = resolve(root, MAIN)
    changes = {"awards/old.json": b"2\n", "awards/gone.json": None, "awards/7f/new.json": b"2\n"}
    new = commit_on(root, parents=[str(seen)], changes=changes, subject="Award", at=AT)
    move(root, MAIN, new, seen)


def test_files_are_written_changed_and_removed(repo):
    ahead(repo)
    refresh(repo, ["awards"])
    assert text_of(repo, "awards/old.json") == text_of(repo, "awards/7f/new.json") == "2\n"
    assert not (repo / "awards" / "gone.json").exists()
    assert git(repo, "status", "--short") == ""


def test_single_files_are_enough(repo):
    ahead(repo)
    refresh(repo, ["awards/7f/new.json", "awards/gone.json"])
    assert git(repo, "status", "--short") == "M  awards/old.json"
    assert text_of(repo, "awards/old.json") == "1\n"


def test_work_that_is_not_committed_stays_where_it_was_not_asked_for(repo):
    put(repo, "docs/page.md", "my words\n")
    put(repo, "docs/other.md", "staged\n")
    git(repo, "add", "docs/other.md")
    put(repo, "awards/notes.txt", "untracked\n")
    ahead(repo)
    refresh(repo, ["awards"])
    assert git(repo, "status", "--short").splitlines() == [
        "A  docs/other.md",
        " M docs/page.md",
        "?? awards/notes.txt",
    ]
    assert text_of(repo, "docs/page.md") == "my words\n"


def test_what_nobody_knows_is_no_reason_to_stop(repo):
    ahead(repo)
    refresh(repo, ["nowhere", "awards/7f"])
    assert text_of(repo, "awards/7f/new.json") == "2\n"
    refresh(repo, ["nowhere"])
    refresh(repo, [])


def test_a_link_is_not_written_through(repo, tmp_path):
    put(tmp_path, "outside/old.json", "theirs\n")
    for file in (repo / "awards").iterdir():
        file.unlink()
    (repo / "awards").rmdir()
    (repo / "awards").symlink_to(tmp_path / "outside")
    ahead(repo)
    refresh(repo, ["awards"])
    assert text_of(tmp_path, "outside/old.json") == "theirs\n"
    assert text_of(repo, "awards/old.json") == "2\n"
    assert not (repo / "awards").is_symlink()


def test_a_programme_in_a_folder_of_its_repository(repo):
    put(repo, "district/awards/a.json", "1\n")
    seen = commit(repo)
    district = repo / "district"
    new = commit_on(district, parents=[seen], changes={"awards/a.json": b"2\n"}, subject="S", at=AT)
    move(district, MAIN, new, seen)
    refresh(district, ["awards"])
    assert text_of(repo, "district/awards/a.json") == "2\n"
    assert git(repo, "status", "--short") == ""


def test_more_paths_than_a_command_line_takes(repo):
    paths = {f"awards/00/{number:05}.json": b"x" for number in range(2500)}
    seen = resolve(repo, MAIN)
    move(
        repo,
        MAIN,
        commit_on(repo, parents=[str(seen)], changes=paths, subject="Many", at=AT),
        seen,
    )
    refresh(repo, list(paths))
    assert git(repo, "status", "--short") == ""


def test_bytes_are_those_committed_whatever_a_machine_prefers(repo, tmp_path, monkeypatch):
    put(tmp_path, ".gitconfig", "[core]\nautocrlf = true\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    ahead(repo)
    refresh(repo, ["awards"])
    assert (repo / "awards" / "old.json").read_bytes() == b"2\n"


def test_a_bare_repository_has_nothing_to_refresh(repo, tmp_path):
    git(tmp_path, "clone", "--quiet", "--bare", str(repo), "bare")
    refresh(tmp_path / "bare", ["awards"])
    assert not (tmp_path / "bare" / "awards").exists()


def test_while_another_git_works(repo):
    put(repo, ".git/index.lock", "")
    ahead(repo)
    with pytest.raises(GitUnavailable, match=r"index.lock': File exists"):
        refresh(repo, ["awards"])
    assert text_of(repo, "awards/old.json") == "1\n"


def test_paths_stay_inside(repo):
    with pytest.raises(BadName):
        refresh(repo, ["../elsewhere"])


def test_which_branch_is_checked_out(repo, tmp_path):
    assert checked_out(repo) == MAIN
    git(repo, "switch", "--quiet", "--detach")
    assert checked_out(repo) is None
    with pytest.raises(GitUnavailable, match="not a git repository"):
        checked_out(tmp_path)
