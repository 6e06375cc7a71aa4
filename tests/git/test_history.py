"""History, read from real repositories."""

from pathlib import Path

import pytest

from microcred.git import (
    Commit,
    GitUnavailable,
    blob_id,
    head,
    history,
)
from microcred.releases import Change
from tests.folder import branched, commit, git, put, repository


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return repository(tmp_path / "repo")


def changes(commits: tuple[Commit, ...]) -> list[list[tuple[str, str]]]:
    """Return what each commit did, as `added`, `changed` or `removed` and the path."""
    return [sorted((did(change), change.path) for change in one.changes) for one in commits]


def did(change: Change) -> str:
    if change.before is None:
        return "added"
    return "removed" if change.after is None else "changed"


def test_commits_come_newest_first_with_what_they_did(repo):
    put(repo, "credentials/a.md", "1")
    put(repo, "credentials/b.md", "1")
    put(repo, "docs/c.md", "1")
    first = commit(repo, "Add")
    put(repo, "credentials/a.md", "2")
    (repo / "credentials" / "b.md").unlink()
    second = commit(repo, "Change")
    put(repo, "docs/c.md", "2")
    commit(repo, "Elsewhere")
    found = history(repo, "credentials")
    assert [one.id for one in found] == [second, first]
    assert [one.subject for one in found] == ["Change", "Add"]
    assert changes(found) == [
        [("changed", "credentials/a.md"), ("removed", "credentials/b.md")],
        [("added", "credentials/a.md"), ("added", "credentials/b.md")],
    ]
    assert found[0].changes[0] == Change("credentials/a.md", blob_id(b"1"), blob_id(b"2"))
    assert found[0].date == git(repo, "log", "-1", "--format=%cs")


def test_a_folder_of_the_repository_may_be_the_programme(repo):
    put(repo, "credentials/other.md", "1")
    put(repo, "district/credentials/a.md", "1")
    commit(repo)
    assert changes(history(repo / "district", "credentials")) == [[("added", "credentials/a.md")]]


def test_without_commits_there_is_no_history(repo):
    assert history(repo, "credentials") == ()
    assert head(repo) is None


def test_head(repo):
    assert head(repo) is None
    identity = commit(repo)
    assert head(repo) == identity


def test_a_rename_is_a_removal_and_an_addition(repo):
    put(repo, "credentials/a.md", "the same text\n" * 20)
    commit(repo)
    git(repo, "mv", "credentials/a.md", "credentials/b.md")
    git(repo, "config", "diff.renames", "copies")
    commit(repo)
    assert changes(history(repo, "credentials"))[0] == [
        ("added", "credentials/b.md"),
        ("removed", "credentials/a.md"),
    ]


def test_a_merge_is_one_commit_compared_with_the_line_it_was_merged_into(repo):
    branched(repo)
    git(repo, "merge", "--quiet", "--no-ff", "--message", "Merge it", "branch")
    found = history(repo, "credentials")
    assert [one.subject for one in found] == ["Merge it", "Go on", "Begin"]
    assert changes(found)[0] == [("added", "credentials/b.md")]
    assert found[0].changes[0].after == blob_id(b"final")


def test_what_an_evil_merge_does_is_seen(repo):
    branched(repo)
    git(repo, "merge", "--quiet", "--no-ff", "--no-commit", "branch")
    put(repo, "credentials/a.md", "smuggled")
    commit(repo, "Merge it")
    assert changes(history(repo, "credentials"))[0] == [
        ("added", "credentials/b.md"),
        ("changed", "credentials/a.md"),
    ]


SUBJECTS = {
    "Add a pause": "Add a pause",
    "": "",
    ":100644 100644 a b M": ":100644 100644 a b M",
    "Résumé 😀 “quoted”": "Résumé 😀 “quoted”",
    "\x1b[31mred\x07": "[U+001B][31mred[U+0007]",
    "right\u202etfel": "right[U+202E]tfel",
    "two\nlines\n\nand a body": "two lines",
    "a\rb\tc": "a[U+000D]b[U+0009]c",
    "a%x00b %H": "a%x00b %H",
}


@pytest.mark.parametrize(("subject", "shown"), SUBJECTS.items(), ids=ascii)
def test_subjects_are_one_line_that_can_be_shown(repo, subject, shown):
    put(repo, "credentials/a.md", "1")
    commit(repo, subject)
    put(repo, "credentials/a.md", "2")
    commit(repo, subject)
    found = history(repo, "credentials")
    assert [one.subject for one in found] == [shown, shown]
    assert changes(found) == [[("changed", "credentials/a.md")], [("added", "credentials/a.md")]]


@pytest.mark.parametrize(
    "name",
    [
        "a b.md",
        "é.md",
        "“q”.md",
        '"q".md',
        "a\tb.md",
        "a\nb.md",
        "\n:b.md",
        ":b.md",
        "-x.md",
        "*.md",
    ],
    ids=ascii,
)
def test_paths_are_taken_as_they_are(repo, name):
    put(repo, f"credentials/{name}", "1")
    commit(repo)
    assert changes(history(repo, "credentials")) == [[("added", f"credentials/{name}")]]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("log.showRoot", "false"),
        ("log.showSignature", "true"),
        ("color.ui", "always"),
        ("i18n.logOutputEncoding", "latin1"),
        ("core.quotePath", "true"),
        ("log.decorate", "full"),
        ("diff.noprefix", "true"),
        ("core.abbrev", "4"),
        ("format.pretty", "oneline"),
        ("log.diffMerges", "off"),
        ("log.follow", "true"),
    ],
)
def test_nobodys_own_settings_change_what_is_read(repo, key, value):
    put(repo, "credentials/é.md", "1")
    first = commit(repo, "Éins")
    branched(repo)
    git(repo, "merge", "--quiet", "--no-ff", "--message", "Zusammen", "branch")
    before = history(repo, "credentials/é.md"), history(repo, "credentials")
    git(repo, "config", key, value)
    assert (history(repo, "credentials/é.md"), history(repo, "credentials")) == before
    assert before[0] == (Commit(first, before[0][0].date, "Éins", before[0][0].changes),)


def test_signatures_are_not_looked_into(repo, tmp_path):
    put(repo, "credentials/a.md", "1")
    commit(repo, "Sign")
    before = history(repo, "credentials")
    signed = git(repo, "cat-file", "commit", "HEAD").replace(
        "\n\nSign",
        "\ngpgsig -----BEGIN PGP SIGNATURE-----\n x\n -----END PGP SIGNATURE-----\n\nSign",
    )
    put(tmp_path, "signed", signed + "\n")
    put(tmp_path, "gpg", "#!/bin/sh\necho a word of gpg >&2\n")
    (tmp_path / "gpg").chmod(0o755)
    identity = git(repo, "hash-object", "-t", "commit", "-w", str(tmp_path / "signed"))
    git(repo, "update-ref", "HEAD", identity)
    git(repo, "config", "log.showSignature", "true")
    git(repo, "config", "gpg.program", str(tmp_path / "gpg"))
    assert "a word of gpg" in git(repo, "log", "--format=%s")
    (found,) = history(repo, "credentials")
    assert (found.id, found.subject, found.changes) == (identity, "Sign", before[0].changes)


def test_the_repository_is_that_of_the_root_even_in_a_hook(repo, tmp_path, monkeypatch):
    put(repo, "district/credentials/a.md", "1")
    commit(repo)
    other = repository(tmp_path / "other")
    commit(other)
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    assert changes(history(repo / "district", "credentials")) == [[("added", "credentials/a.md")]]
    assert head(repo) == git(repo, "rev-parse", "HEAD")


def test_blob_id_is_that_of_git(repo):
    put(repo, "a", b"some \0 bytes\n")
    assert git(repo, "hash-object", "a") == blob_id(b"some \0 bytes\n")


# --- where there is no history ---


def test_a_shallow_clone(repo, tmp_path):
    put(repo, "credentials/a.md", "1")
    commit(repo)
    put(repo, "credentials/a.md", "2")
    commit(repo)
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{repo}", "clone")
    with pytest.raises(
        GitUnavailable, match="this clone is shallow, so older commits are not in it"
    ):
        history(tmp_path / "clone", "credentials")
    assert head(tmp_path / "clone") == head(repo)


def test_no_repository(tmp_path):
    with pytest.raises(GitUnavailable, match=r"^not a git repository"):
        history(tmp_path, "credentials")
    assert head(tmp_path) is None


def test_no_folder(tmp_path):
    with pytest.raises(GitUnavailable, match="No such file or directory"):
        history(tmp_path / "no", "credentials")


def test_no_git(repo, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(GitUnavailable, match="git is not installed"):
        history(repo, "credentials")
    assert head(repo) is None


def test_a_git_that_cannot_be_started(repo, tmp_path, monkeypatch):
    put(tmp_path, "bin/git", "#!/bin/sh\n")  # not executable
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    with pytest.raises(GitUnavailable, match="git could not be started: Permission denied"):
        history(repo, "credentials")


def test_a_repository_of_somebody_else(repo, monkeypatch):
    commit(repo)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(GitUnavailable, match=r"^detected dubious ownership in repository"):
        history(repo, "credentials")


def test_a_damaged_repository(repo):
    put(repo, "credentials/a.md", "1")
    commit(repo)
    put(repo, "credentials/a.md", "2")
    commit(repo)
    older = git(repo, "rev-parse", "HEAD^")
    (repo / ".git" / "objects" / older[:2] / older[2:]).unlink()
    with pytest.raises(GitUnavailable, match=older):
        history(repo, "credentials")
