"""The history of branches: their commits, authors, and the files they touch."""

from pathlib import Path

import pytest

from microcred.git import (
    Authorship,
    GitUnavailable,
    ancestry,
    authors,
    contains,
    first_parents,
    merge_base,
    messages,
    touched,
)
from tests.folder import branched, commit, git, put, repository


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return repository(tmp_path / "repo")


def test_first_parents_of_a_branch_since_it_left_main(repo):
    branched(repo)
    found = first_parents(repo, "refs/heads/branch", since="refs/heads/main")
    assert [one.subject for one in found] == ["Final", "Draft"]
    assert [[change.path for change in one.changes] for one in found] == [["credentials/b.md"]] * 2
    assert [one.changes[0].before is None for one in found] == [False, True]
    assert [one.subject for one in first_parents(repo, "branch")] == ["Final", "Draft", "Begin"]
    assert [one.subject for one in first_parents(repo, "branch", "credentials/a.md")] == ["Begin"]


def test_first_parents_of_nothing(repo):
    commit(repo)
    with pytest.raises(GitUnavailable, match="bad revision"):
        first_parents(repo, "refs/heads/no")


def test_whose_commits_are(repo):
    branched(repo)
    put(repo, ".mailmap", "Someone Else <else@example.org> <somebody@users.noreply.github.com>\n")
    commit(repo)
    git(repo, "config", "log.mailmap", "true")
    found = authors(repo, "refs/heads/branch", since="refs/heads/main")
    tip = git(repo, "rev-parse", "branch")
    address = "somebody@users.noreply.github.com"
    assert found[0] == Authorship(tip, "Somebody", address, "Somebody", address)
    assert len(found) == 2
    assert authors(repo, "main", since="main") == ()
    assert len(authors(repo, "main")) == 3


def test_what_commits_say(repo):
    branched(repo)
    tip = git(repo, "rev-parse", "branch")
    git(repo, "switch", "--quiet", "branch")
    git(repo, "commit", "--quiet", "--allow-empty", "--message", "One\n\nTwo\n\nThree é")
    git(repo, "commit", "--quiet", "--allow-empty", "--allow-empty-message", "--message", "")
    said = messages(repo, "refs/heads/branch", since=tip)
    assert list(said.values()) == ["", "One\n\nTwo\n\nThree é\n"]
    assert next(iter(said)) == git(repo, "rev-parse", "branch")
    assert messages(repo, "main", since="main") == {}


def test_an_author_may_call_themselves_anything(repo):
    git(repo, "commit", "--quiet", "--allow-empty", "--message", "m", "--author", "A\x1bé <x y@z>")
    (found,) = authors(repo, "main")
    assert (found.author, found.author_email) == ("A\x1bé", "x y@z")


def test_which_commits_a_branch_contains(repo):
    branched(repo)
    begin = git(repo, "rev-parse", "main~1")
    assert merge_base(repo, "main", "branch") == begin
    assert contains(repo, "branch", begin)
    assert contains(repo, "branch", "branch")
    assert not contains(repo, "branch", "main")
    assert not contains(repo, "branch", "0" * 40)


def test_branches_that_share_nothing(repo):
    commit(repo)
    git(repo, "switch", "--quiet", "--orphan", "alone")
    commit(repo, "Alone")
    assert merge_base(repo, "main", "alone") is None
    assert not contains(repo, "main", "alone")


def test_a_branch_commit_by_commit(repo):
    branched(repo)
    git(repo, "switch", "--quiet", "branch")
    git(repo, "merge", "--quiet", "--no-ff", "--message", "Update", "main")
    tip = git(repo, "rev-parse", "HEAD")
    found = ancestry(repo, "branch")
    assert found[0].id == git(repo, "rev-parse", "main~1")
    assert len(found) == 5
    assert found[-1].id == tip
    assert found[-1].parents == tuple(git(repo, "rev-parse", "HEAD^1", "HEAD^2").split())
    at = found[-1].at
    assert at is not None
    assert str(int(at.timestamp())) == git(repo, "log", "-1", "--format=%ct")
    line = [one.id for one in ancestry(repo, "branch", first_parents_only=True)]
    assert line == [one.id for one in reversed(first_parents(repo, "branch"))]


def test_what_a_branch_touches(repo):
    branched(repo)
    assert touched(repo, "branch", "main~1") == ("credentials/b.md",)
    assert touched(repo, "branch", "branch") == ()


def test_what_a_branch_took_back_again_was_touched(repo):
    branched(repo)
    git(repo, "switch", "--quiet", "branch")
    put(repo, "media/clip.mp4", "film")
    commit(repo)
    (repo / "media" / "clip.mp4").unlink()
    commit(repo)
    assert touched(repo, "branch", "main~1") == ("credentials/b.md", "media/clip.mp4")


def test_what_main_did_is_not_what_the_branch_touched(repo):
    branched(repo)
    git(repo, "switch", "--quiet", "branch")
    git(repo, "merge", "--quiet", "--no-ff", "--message", "Update", "main")
    assert touched(repo, "branch", "main") == ("credentials/b.md",)
    git(repo, "commit", "--quiet", "--amend", "--no-edit")
    put(repo, "credentials/a.md", "smuggled")
    git(repo, "add", "--all")
    git(repo, "commit", "--quiet", "--amend", "--no-edit")
    assert touched(repo, "branch", "main") == ("credentials/a.md", "credentials/b.md")


def test_what_an_evil_merge_brought_and_the_next_took_back_was_touched(repo):
    branched(repo)
    git(repo, "switch", "--quiet", "branch")
    git(repo, "merge", "--quiet", "--no-ff", "--no-commit", "main")
    put(repo, "media/clip.mp4", "film")
    commit(repo, "Evil")
    git(repo, "switch", "--quiet", "main")
    put(repo, "credentials/a.md", "3")
    commit(repo, "Go on")
    git(repo, "switch", "--quiet", "branch")
    git(repo, "merge", "--quiet", "--no-ff", "--no-commit", "main")
    (repo / "media" / "clip.mp4").unlink()
    commit(repo, "Hide it")
    assert touched(repo, "branch", "main") == ("credentials/b.md", "media/clip.mp4")


@pytest.mark.parametrize(
    "name",
    ["é.md", "a\nb.md", '"q".md', "a b.md", "\nx.md", "x.md\n", "\n"],
    ids=ascii,
)
def test_touched_paths_are_taken_as_they_are(repo, name):
    first = commit(repo)
    put(repo, f"folder/{name}", "1")
    commit(repo)
    assert touched(repo, "HEAD", first) == (f"folder/{name}",)


def test_what_is_touched_outside_of_the_programme(repo):
    first = commit(repo)
    put(repo, "district/a.md", "1")
    put(repo, "other/b.md", "1")
    commit(repo)
    assert touched(repo / "district", "HEAD", first) == ("a.md", ":/other/b.md")
