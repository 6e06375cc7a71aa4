"""Files as commits hold them, read from real repositories."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.git import (
    BadName,
    Entry,
    GitUnavailable,
    TooLarge,
    blob_id,
    contents,
    entries,
    listing,
    objects,
    refs,
    resolve,
    show,
)
from microcred.git.names import path as valid_path
from tests.folder import commit, git, put, repository


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return repository(tmp_path / "repo")


def odd(root: Path) -> Path:
    """Return a commit's worth of everything that a tree can hold."""
    put(root, "sub/plain.md", "plain\n")
    put(root, "sub/run.sh", "#!/bin/sh\n")
    (root / "sub" / "run.sh").chmod(0o755)
    (root / "sub" / "link.md").symlink_to("../../../etc/passwd")
    put(root, "sub/deep/é b.md", "deep\n")
    put(root, "other.md", "other\n")
    inner = repository(root / "sub" / "module")
    commit(inner)
    commit(root)
    return root


def test_a_file_is_read_from_the_commit_and_not_from_the_disk(repo):
    put(repo, "a.md", b"one\r\n\x00\xff")
    first = commit(repo)
    put(repo, "a.md", "two\n")
    commit(repo)
    put(repo, "a.md", "three\n")
    assert show(repo, first, "a.md") == b"one\r\n\x00\xff"
    assert show(repo, "HEAD", "a.md") == show(repo, "refs/heads/main", "a.md") == b"two\n"
    assert show(repo, "HEAD^", "a.md") == show(repo, "main~1", "a.md") == b"one\r\n\x00\xff"


@pytest.mark.parametrize(
    "path", ["no.md", "sub", "sub/link.md", "sub/module", "sub/no/x", "Other.md"]
)
def test_what_is_no_plain_file_is_none(repo, path):
    assert show(odd(repo), "HEAD", path) is None


def test_listings_hold_plain_files_only(repo):
    odd(repo)
    assert listing(repo, "HEAD", "sub") == ("sub/deep/é b.md", "sub/plain.md", "sub/run.sh")
    assert listing(repo, "HEAD", "sub/") == listing(repo, "HEAD", "sub")
    assert listing(repo, "HEAD", "nowhere") == ()


def test_entries_tell_links_and_other_repositories(repo):
    found = {entry.path: (entry.mode, entry.plain) for entry in entries(odd(repo), "HEAD")}
    assert found == {
        "other.md": ("100644", True),
        "sub/deep/é b.md": ("100644", True),
        "sub/link.md": ("120000", False),
        "sub/module": ("160000", False),
        "sub/plain.md": ("100644", True),
        "sub/run.sh": ("100755", True),
    }


def test_entries_tell_ids_and_sizes(repo):
    odd(repo)
    assert entries(repo, "HEAD", "sub/plain.md", "other.md") == (
        Entry("other.md", "100644", blob_id(b"other\n"), 6),
        Entry("sub/plain.md", "100644", blob_id(b"plain\n"), 6),
    )


def test_a_star_is_only_a_star(repo):
    put(repo, "a*.md", "star\n")
    put(repo, "ab.md", "b\n")
    commit(repo)
    assert listing(repo, "HEAD", "a*.md") == ("a*.md",)


def test_many_files_are_read_at_once(repo, monkeypatch):
    texts = {f"n/{number:04}.bin": b"%d\n\x00\n" % number * (number % 7) for number in range(1200)}
    for path, data in texts.items():
        put(repo, path, data)
    commit(repo)
    assert dict(contents(repo, entries(repo, "HEAD", "n"))) == texts
    assert dict(contents(repo, entries(repo, "HEAD", *texts))) == texts
    monkeypatch.setattr(objects, "BATCH_BYTES", 100)
    assert dict(contents(repo, entries(repo, "HEAD", "n"))) == texts
    assert dict(contents(repo, [])) == {}


def test_links_are_not_read(repo):
    assert "sub/link.md" not in dict(contents(repo, entries(odd(repo), "HEAD")))


def test_what_is_too_large_is_not_read(repo):
    put(repo, "big.md", b"x" * 1001)
    commit(repo)
    assert show(repo, "HEAD", "big.md", most=1001) == b"x" * 1001
    with pytest.raises(TooLarge, match=r"^big.md has 1,001 bytes; at most 1,000 are read$"):
        show(repo, "HEAD", "big.md", most=1000)


def test_a_programme_in_a_folder_of_its_repository(repo):
    put(repo, "awards/theirs.json", "1")
    put(repo, "district/awards/ours.json", "2")
    commit(repo)
    district = repo / "district"
    assert listing(district, "HEAD", "awards") == ("awards/ours.json",)
    assert [entry.path for entry in entries(district, "HEAD")] == ["awards/ours.json"]
    assert show(district, "HEAD", "awards/ours.json") == b"2"
    assert show(district, "HEAD", "awards/theirs.json") is None


def test_an_unknown_revision(repo):
    commit(repo)
    for unknown in ("0" * 40, "refs/heads/no", "no"):
        assert resolve(repo, unknown) is None
        with pytest.raises(GitUnavailable, match=r"(?i)not a (valid object name|tree object)"):
            show(repo, unknown, "a.md")


def test_a_commit_is_resolved_from_its_names(repo):
    assert resolve(repo, "HEAD") is None
    first, second = commit(repo), commit(repo)
    git(repo, "tag", "--annotate", "--message", "t", "v1", first)
    assert resolve(repo, "HEAD") == resolve(repo, "refs/heads/main") == second
    assert resolve(repo, "HEAD~1") == resolve(repo, "refs/tags/v1") == resolve(repo, first) == first


def test_a_tree_is_no_commit(repo):
    put(repo, "a.md", "1")
    commit(repo)
    assert resolve(repo, git(repo, "rev-parse", "HEAD^{tree}")) is None


def test_outside_a_repository(tmp_path):
    with pytest.raises(GitUnavailable, match="not a git repository"):
        resolve(tmp_path, "HEAD")
    with pytest.raises(GitUnavailable, match="not a git repository"):
        show(tmp_path, "HEAD", "a")


BAD_REVISIONS = [
    "",
    "-h",
    "--all",
    "HEAD:a.md",
    "HEAD^{tree}",
    "HEAD@{1}",
    "a..b",
    "a b",
    "^main",
    ":/fix",
    "x.lock",
    "main\n",
    "a/../b",
    "x" * 600,
]


@pytest.mark.parametrize("revision", BAD_REVISIONS, ids=ascii)
def test_revisions_name_one_commit_and_nothing_else(repo, revision):
    commit(repo)
    with pytest.raises(BadName, match="is not the name of a commit or a branch"):
        resolve(repo, revision)
    with pytest.raises(BadName, match="is not the name of a commit or a branch"):
        show(repo, revision, "a.md")


@pytest.mark.parametrize("path", ["", "/a", "../a", "-a", ".git/config", "a\nb"], ids=ascii)
def test_paths_stay_inside(repo, path):
    commit(repo)
    with pytest.raises(BadName, match="is not a path inside the programme"):
        show(repo, "HEAD", path)


@given(st.text(max_size=30))
def test_no_path_that_passes_can_leave(text):
    try:
        parts = valid_path(text).split("/")
    except BadName:
        return
    assert not {"", ".", ".."} & set(parts)
    assert not any(part.startswith("-") or part.lower().startswith(".git ") for part in parts)
    assert ".git" not in [part.lower() for part in parts]
    assert text.isprintable() or not set(text) & set("\n\r\0\x1b")


def test_refs_below_a_folder(repo):
    first = commit(repo)
    git(repo, "branch", "submission/aa22bb33")
    git(repo, "branch", "submission/cc44dd55")
    git(repo, "branch", "submissions-of-mine")
    git(repo, "update-ref", "refs/heads/submission/blob", git(repo, "rev-parse", "HEAD"))
    assert refs(repo, "refs/heads/submission") == {
        "refs/heads/submission/aa22bb33": first,
        "refs/heads/submission/blob": first,
        "refs/heads/submission/cc44dd55": first,
    }
    assert refs(repo, "refs/microcred/reviews") == {}


def test_refs_that_are_not_merged(repo):
    first = commit(repo, "1")
    git(repo, "branch", "submission/aa22bb33")
    git(repo, "switch", "--quiet", "--create", "submission/cc44dd55")
    second = commit(repo, "2")
    found = refs(repo, "refs/heads/submission", beside="refs/heads/main")
    assert found == {"refs/heads/submission/cc44dd55": second}
    assert first != second


def test_a_ref_that_names_no_commit_is_not_listed(repo):
    put(repo, "a.md", "1")
    commit(repo)
    git(repo, "update-ref", "refs/microcred/reviews/x", git(repo, "rev-parse", "HEAD:a.md"))
    assert refs(repo, "refs/microcred") == {}
