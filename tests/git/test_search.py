"""All that a repository ever held, and what lies in its folder beside that."""

import pytest

from microcred.git import GitUnavailable, contents, everything, uncommitted
from tests.folder import commit, git, put, repository


@pytest.fixture
def repo(tmp_path):
    return repository(tmp_path / "repo")


def held(repo):
    return sorted(data.decode() for _, data in contents(repo, everything(repo)))


def test_a_repository_without_commits_holds_nothing(repo):
    assert everything(repo) == ()


def test_every_content_that_any_commit_had_is_there_once(repo):
    put(repo, "a.md", "first")
    put(repo, "b/c.md", "first")
    commit(repo)
    put(repo, "a.md", "second")
    commit(repo)
    (repo / "a.md").unlink()
    commit(repo)
    assert held(repo) == ["first", "second"]
    assert {entry.path for entry in everything(repo)} <= {"a.md", "b/c.md"}


def test_on_any_ref_and_on_a_commit_that_has_none(repo):
    put(repo, "a.md", "main")
    commit(repo)
    git(repo, "checkout", "--quiet", "-b", "branch")
    put(repo, "a.md", "branch")
    commit(repo)
    git(repo, "checkout", "--quiet", "--detach", "main")
    put(repo, "a.md", "detached")
    commit(repo)
    assert held(repo) == ["branch", "detached", "main"]


def test_and_what_is_staged(repo):
    put(repo, "a.md", "staged")
    git(repo, "add", "a.md")
    put(repo, "a.md", "changed since")
    assert held(repo) == ["staged"]


def test_paths_may_hold_anything(repo):
    put(repo, "a b\té “x”.md", "odd")
    commit(repo)
    ((path, data),) = contents(repo, everything(repo))
    assert (path, data) == ("a b\té “x”.md", b"odd")


def test_a_shallow_clone_does_not_know(repo, tmp_path):
    for text in ("one", "two"):
        put(repo, "a.md", text)
        commit(repo)
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{repo}", "clone")
    with pytest.raises(GitUnavailable, match="shallow"):
        everything(tmp_path / "clone")


def test_outside_of_a_repository_nothing_is_known(tmp_path):
    for asked in (everything, uncommitted):
        with pytest.raises(GitUnavailable):
            asked(tmp_path)


def test_new_and_changed_files_are_uncommitted_and_ignored_ones_are_not(repo):
    put(repo, ".gitignore", "*.key\n")
    put(repo, "same.md", "1")
    put(repo, "changed.md", "1")
    commit(repo)
    assert uncommitted(repo) == ()
    put(repo, "changed.md", "2")
    put(repo, "sub/new é.md", "1")
    put(repo, "our.key", "1")
    assert sorted(uncommitted(repo)) == ["changed.md", "sub/new é.md"]
    assert uncommitted(repo / "sub") == ("new é.md",)
