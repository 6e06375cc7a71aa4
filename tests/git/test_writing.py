"""Commits made and refs moved in real repositories, while nobody's files are touched."""

import multiprocessing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from microcred.git import (
    AUTHOR,
    Author,
    BadName,
    GitUnavailable,
    Moved,
    commit_on,
    listing,
    move,
    resolve,
    show,
)
from tests.folder import commit, git, put, repository

AT = datetime(2026, 11, 21, 20, 48, tzinfo=UTC)
MAIN = "refs/heads/main"
BRANCH = "refs/heads/submission/k3f9q2m7"


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    root = repository(tmp_path / "repo")
    put(root, "a.txt", "a\n")
    put(root, "folder/b.txt", "b\n")
    commit(root)
    return root


def made(root: Path, changes: dict[str, bytes | None], *parents: str, subject: str = "Do") -> str:
    return commit_on(root, parents=parents, changes=changes, subject=subject, at=AT)


def test_a_commit_has_its_parents_files_with_the_changes(repo):
    parent = git(repo, "rev-parse", "HEAD")
    new = made(repo, {"folder/c.md": b"c\r\n\x00", "a.txt": None}, parent)
    assert listing(repo, new, "folder") == ("folder/b.txt", "folder/c.md")
    assert show(repo, new, "folder/c.md") == b"c\r\n\x00"
    assert show(repo, new, "a.txt") is None
    assert git(repo, "cat-file", "commit", new) == (
        f"tree {git(repo, 'rev-parse', new + '^{tree}')}\n"
        f"parent {parent}\n"
        "author microcred <microcred@users.noreply.github.com> 1795294080 +0000\n"
        "committer microcred <microcred@users.noreply.github.com> 1795294080 +0000\n\n"
        "Do"
    )


def test_nothing_but_objects_is_made(repo):
    before = git(repo, "for-each-ref"), git(repo, "status", "--short")
    made(repo, {"new.txt": b"n"}, git(repo, "rev-parse", "HEAD"))
    assert (git(repo, "for-each-ref"), git(repo, "status", "--short")) == before
    assert not (repo / "new.txt").exists()
    assert git(repo, "fsck", "--strict", "--no-dangling") == ""


def test_the_same_arguments_make_the_same_commit(repo, tmp_path):
    other = repository(tmp_path / "other")
    assert made(repo, {"x": b"1", "y/z": b"2"}) == made(other, {"y/z": b"2", "x": b"1"})


def test_the_zone_of_the_time_is_no_part_of_the_commit(repo):
    east = AT.astimezone(timezone(timedelta(hours=9)))
    one = commit_on(repo, parents=[], changes={"x": b"1"}, subject="Do", at=east)
    assert one == made(repo, {"x": b"1"})


def test_a_commit_without_parents_begins_a_history(repo):
    new = made(repo, {"only.txt": b"1"})
    assert git(repo, "ls-tree", "-r", "--name-only", new) == "only.txt"
    assert git(repo, "rev-list", "--count", new) == "1"


def test_a_merge_has_the_files_of_its_first_parent_and_the_changes(repo):
    main = git(repo, "rev-parse", "HEAD")
    branch = made(repo, {"sub/attempt-1.md": b"s", "a.txt": b"smuggled"}, main)
    merge = made(repo, {"sub/attempt-1.md": b"s"}, main, branch, subject="Merge it")
    assert git(repo, "rev-parse", f"{merge}^1", f"{merge}^2") == f"{main}\n{branch}"
    assert show(repo, merge, "a.txt") == b"a\n"
    assert git(repo, "diff", "--name-only", main, merge) == "sub/attempt-1.md"


def test_a_commit_may_begin_anew_after_its_parent(repo):
    parent = git(repo, "rev-parse", "HEAD")
    new = commit_on(
        repo, parents=[parent], changes={"event.yml": b"e"}, subject="S", at=AT, anew=True
    )
    assert git(repo, "ls-tree", "-r", "--name-only", new) == "event.yml"
    assert git(repo, "rev-parse", f"{new}^") == parent


def test_a_file_takes_the_place_of_a_folder_and_the_other_way_round(repo):
    parent = git(repo, "rev-parse", "HEAD")
    new = made(repo, {"folder/b.txt": None, "folder": b"f", "a.txt": None, "a.txt/x": b"x"}, parent)
    assert git(repo, "ls-tree", "-r", "--name-only", new) == "a.txt/x\nfolder"


def test_a_programme_in_a_folder_of_its_repository(repo):
    put(repo, "district/credentials/a.md", "1")
    parent = commit(repo)
    new = made(repo / "district", {"awards/x.json": b"{}"}, parent)
    assert "district/awards/x.json" in git(repo, "ls-tree", "-r", "--name-only", new)
    assert listing(repo / "district", new, "awards") == ("awards/x.json",)


def test_a_bare_repository(repo, tmp_path):
    git(tmp_path, "clone", "--quiet", "--bare", str(repo), "bare")
    bare = tmp_path / "bare"
    main = resolve(bare, MAIN)
    move(bare, MAIN, made(bare, {"n.txt": b"n"}, str(main)), main)
    assert show(bare, MAIN, "n.txt") == b"n"


@pytest.mark.parametrize(
    "subject", ["", "Éins 😀", "two\nlines\n\nbody", "data 5\nreset refs/heads/main\nfrom 0"]
)
def test_subjects_are_only_text(repo, subject):
    new = made(repo, {"x": b"reset refs/heads/main\n"}, subject=subject)
    assert git(repo, "cat-file", "commit", new).partition("\n\n")[2] == subject.strip()


BAD_PATHS = [
    "",
    "/etc/passwd",
    "../x",
    "a/../../x",
    "a//b",
    "a/",
    ".",
    "./a",
    ".git/config",
    "a/.GIT/hooks/x",
    ".git. /x",
    "git~1/config",
    "-x",
    "a/-rf",
    "a\nb",
    "a\0b",
    'a"b',
    "a\\b",
    "c:b",
    "a\u200d",
    "x" * 600,
]


@pytest.mark.parametrize("path", BAD_PATHS, ids=ascii)
def test_paths_never_leave_the_tree(repo, path):
    with pytest.raises(BadName, match="is not a path inside the programme"):
        made(repo, {path: b"x"})


@pytest.mark.parametrize("parent", ["0" * 40, "HEAD", "main", "--help", "x y"])
def test_a_parent_is_the_id_of_a_commit(repo, parent):
    with pytest.raises(GitUnavailable):
        made(repo, {"x": b"x"}, parent)
    assert not list((repo / ".git").glob("fast_import_crash*"))


def test_an_author_is_a_name_and_an_address(repo):
    author = Author("Ana Ruiz", "1+ana@users.noreply.github.com")
    new = commit_on(repo, parents=[], changes={"x": b""}, subject="S", at=AT, author=author)
    assert git(repo, "log", "-1", "--format=%an <%ae> %cn <%ce>", new) == (
        "Ana Ruiz <1+ana@users.noreply.github.com> Ana Ruiz <1+ana@users.noreply.github.com>"
    )


@pytest.mark.parametrize("name", ["A\nB", "A <x>", "A\0"])
def test_an_author_is_nothing_more(repo, name):
    author = Author(name, "a@users.noreply.github.com")
    with pytest.raises(BadName, match="an author's name and address hold no"):
        commit_on(repo, parents=[], changes={}, subject="S", at=AT, author=author)


HOOK = "#!/bin/sh\ntouch {mark}\nexit 1\n"


def test_nothing_of_the_machine_has_a_say(repo, tmp_path, monkeypatch):
    untouched = made(repo, {"x.txt": b"one\r\ntwo\n"}, git(repo, "rev-parse", "HEAD"))
    put(
        tmp_path,
        "home/.gitconfig",
        "[commit]\ngpgSign = true\n[core]\nautocrlf = true\neol = crlf\nfsmonitor = false\n"
        f"hooksPath = {tmp_path}/hooks\nattributesFile = {tmp_path}/attributes\n"
        "[i18n]\ncommitEncoding = latin1\n[user]\nname = Me Myself\nemail = me@home.example\n"
        'useConfigOnly = true\n[fastimport]\nunpackLimit = 0\n[filter "x"]\nclean = rev\n',
    )
    put(tmp_path, "attributes", "* filter=x text\n")
    for hook in ("reference-transaction", "post-index-change", "post-checkout", "pre-commit"):
        for folder in (tmp_path / "hooks", repo / ".git" / "hooks"):
            put(folder, hook, HOOK.format(mark=tmp_path / "hook-ran"))
            (folder / hook).chmod(0o755)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Somebody Else")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2001-01-01T00:00:00Z")
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(tmp_path / "objects"))
    monkeypatch.setenv("GIT_CONFIG_PARAMETERS", "'core.hooksPath=/'")
    again = made(repo, {"x.txt": b"one\r\ntwo\n"}, git(repo, "rev-parse", "HEAD"))
    move(repo, BRANCH, again, None)
    assert again == untouched
    assert show(repo, BRANCH, "x.txt") == b"one\r\ntwo\n"
    assert not (tmp_path / "hook-ran").exists()
    assert "Me Myself" not in (repo / ".git" / "logs" / BRANCH).read_text()


def test_replaced_objects_are_not_believed(repo):
    real = git(repo, "rev-parse", "HEAD:a.txt")
    put(repo, "forged", "forged\n")
    git(repo, "replace", real, git(repo, "hash-object", "-w", "forged"))
    assert show(repo, "HEAD", "a.txt") == b"a\n"


# --- refs ---


def test_a_ref_is_moved_from_where_it_was_seen(repo):
    first = made(repo, {"x": b"1"})
    second = made(repo, {"x": b"2"}, first)
    move(repo, BRANCH, first, None)
    assert resolve(repo, BRANCH) == first
    move(repo, BRANCH, second, first, why="award: 1")
    assert resolve(repo, BRANCH) == second
    assert git(repo, "reflog", "-1", BRANCH).endswith("award: 1")
    move(repo, BRANCH, None, second)
    assert resolve(repo, BRANCH) is None


def test_a_ref_that_was_moved_stays_where_it_is(repo):
    first = made(repo, {"x": b"1"})
    second = made(repo, {"x": b"2"}, first)
    move(repo, BRANCH, first, None)
    for new, expected in ((second, None), (first, second), (None, second)):
        with pytest.raises(Moved, match=rf"^{BRANCH} was moved by somebody else in the meantime"):
            move(repo, BRANCH, new, expected)
        assert resolve(repo, BRANCH) == first


def test_a_ref_that_is_gone_is_not_made_anew(repo):
    first = made(repo, {"x": b"1"})
    with pytest.raises(Moved):
        move(repo, BRANCH, first, first)
    assert resolve(repo, BRANCH) is None


def test_a_ref_names_a_commit_that_exists(repo):
    with pytest.raises(GitUnavailable) as caught:
        move(repo, BRANCH, "1" * 40, None)
    assert not isinstance(caught.value, Moved)


@pytest.mark.parametrize("ref", ["main", "HEAD", "refs/heads/../x", "-d", "refs/heads/x.lock", ""])
def test_only_full_names_of_refs_are_moved(repo, ref):
    with pytest.raises(BadName, match="is not the full name of a ref"):
        move(repo, ref, git(repo, "rev-parse", "HEAD"), None)


def add_one(root: Path, number: int) -> None:
    """Add a file to main, beginning anew whenever somebody else was first."""
    while True:
        seen = resolve(root, MAIN)
        new = made(root, {f"files/{number}": b"x"}, str(seen))
        try:
            return move(root, MAIN, new, seen)
        except Moved:
            continue


def test_many_at_once_lose_nothing(repo):
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=add_one, args=(repo, number)) for number in range(6)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=60)
    assert [worker.exitcode for worker in workers] == [0] * 6
    assert sorted(listing(repo, MAIN, "files")) == [f"files/{number}" for number in range(6)]
    assert "unborn" not in git(repo, "for-each-ref")


def test_the_author_of_what_the_programme_does_has_no_address_of_a_person():
    assert AUTHOR == ("microcred", "microcred@users.noreply.github.com")
