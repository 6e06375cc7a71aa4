"""What every run of git has in common."""

import os

import pytest

from microcred.git.run import GitUnavailable, prefix, run, said
from tests.folder import commit, put, repository


def test_input_and_output_are_bytes(tmp_path):
    root = repository(tmp_path)
    blob = run(root, "hash-object", "-w", "--stdin", given=b"\r\n\xff").strip().decode()
    assert run(root, "cat-file", "blob", blob) == b"\r\n\xff"


def test_what_is_no_text_is_shown_as_such(tmp_path):
    root = repository(tmp_path)
    blob = said(root, "hash-object", "-w", "--stdin").strip()
    assert said(root, "cat-file", "blob", blob) == ""


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("cat-file", "blob", "0" * 40), r"^git cat-file 0{40}: bad file$"),
        (("update-ref", "refs/heads/x", "1" * 40), "^update_ref failed|nonexistent object"),
        (("no-such-verb",), "^git gives no reason$"),
    ],
)
def test_the_reason_is_one_line(tmp_path, words, reason):
    with pytest.raises(GitUnavailable, match=reason):
        run(repository(tmp_path), *words)


def test_a_git_that_hangs_is_given_up(tmp_path, monkeypatch):
    put(tmp_path, "bin/git", "#!/bin/sh\nexec sleep 60\n")
    (tmp_path / "bin" / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr("microcred.git.run.TIMEOUT", 0.2)
    with pytest.raises(GitUnavailable, match="git did not answer within two minutes"):
        run(tmp_path, "status")


def test_the_folder_inside_its_repository(tmp_path):
    root = repository(tmp_path)
    put(root, "district/é/a", "1")
    commit(root)
    assert prefix(root) == ""
    assert prefix(root / "district" / "é") == "district/é/"


def test_git_asks_nobody(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_TERMINAL_PROMPT", "1")
    monkeypatch.setenv("GIT_TRACE", "1")
    root = repository(tmp_path)
    alias = "!printenv GIT_TERMINAL_PROMPT GIT_NO_REPLACE_OBJECTS; printenv GIT_TRACE || echo unset"
    assert said(root, "-c", f"alias.ask={alias}", "ask").split() == ["0", "1", "unset"]
