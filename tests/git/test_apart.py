"""A repository that can be thrown away: all objects of another one, and few of its refs."""

from datetime import UTC, datetime

import pytest

from microcred import git as edge
from microcred.git import GitUnavailable
from tests.folder import commit, git, put, repository

AT = datetime(2026, 11, 21, 20, 48, tzinfo=UTC)
MAIN = "refs/heads/main"


@pytest.fixture
def source(tmp_path):
    root = repository(tmp_path / "source")
    put(root, "district/a.txt", "a\n")
    commit(root, "Begin")
    git(root, "branch", "submission/k3f9q2m7")
    return root


def everything(root):
    return git(root, "for-each-ref"), git(root, "status", "--porcelain", "--branch")


def test_it_has_the_objects_and_the_refs_named(source, tmp_path):
    root = edge.apart(source, tmp_path / "apart", MAIN, "refs/heads/no")
    assert git(root, "for-each-ref", "--format=%(refname)") == MAIN
    assert edge.show(root, MAIN, "district/a.txt") == b"a\n"
    assert edge.checked_out(root) != MAIN
    assert edge.head(root) is None


def test_what_happens_in_it_changes_nothing_elsewhere(source, tmp_path):
    before = everything(source)
    objects = git(source, "count-objects", "-v")
    root = edge.apart(source, tmp_path / "apart", MAIN)
    seen = git(root, "rev-parse", MAIN)
    new = edge.commit_on(root, parents=[seen], changes={"b": b"b"}, subject="Do", at=AT)
    edge.move(root, MAIN, new, seen)
    edge.move(root, "refs/heads/submission/k3f9q2m7", new, None)
    assert everything(source) == before
    assert git(source, "count-objects", "-v") == objects
    assert edge.resolve(source, new) is None


def test_a_programme_that_is_a_folder_of_its_repository(source, tmp_path):
    root = edge.apart(source / "district", tmp_path / "apart", MAIN)
    assert root == tmp_path / "apart" / "district"
    assert edge.show(root, MAIN, "a.txt") == b"a\n"


def test_a_linked_folder_of_a_repository(source, tmp_path):
    git(source, "worktree", "add", "--quiet", "--detach", str(tmp_path / "linked"))
    root = edge.apart(tmp_path / "linked", tmp_path / "apart", MAIN)
    assert edge.show(root, MAIN, "district/a.txt") == b"a\n"


@pytest.mark.parametrize("words", [("--depth=1",), ("--filter=blob:none",)])
def test_a_clone_that_lacks_some_is_not_built_upon(source, tmp_path, words):
    put(source, "more.txt", "more\n")
    commit(source, "More")
    git(source, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "--quiet", "--no-checkout", *words, source.as_uri(), "clone")
    root = edge.apart(tmp_path / "clone", tmp_path / "apart", MAIN)
    assert edge.resolve(root, MAIN) is None
    edge.fetch(root, edge.remote(tmp_path / "clone"), {MAIN: MAIN})
    assert [one.subject for one in edge.history(root, revision=MAIN)] == ["More", "Begin"]
    assert edge.show(root, MAIN, "district/a.txt") == b"a\n"


def test_where_there_is_no_repository(tmp_path):
    (tmp_path / "plain").mkdir()
    with pytest.raises(GitUnavailable, match="not a git repository"):
        edge.apart(tmp_path / "plain", tmp_path / "apart", MAIN)
