"""What is published never changes: checked against the history of a real repository."""

from __future__ import annotations

import pytest

from microcred.check import check
from microcred.freezing import freeze_releases
from microcred.problem import Severity, verdict
from tests.folder import (
    CREDENTIAL,
    PROGRAM,
    RELEASES,
    TODAY,
    another,
    codes,
    commit,
    edit,
    found,
    git,
    good,
    put,
    repository,
    text_of,
)

ISSUER = "program/issuer.yml"
RELEASE = f"{RELEASES}/think-time@1.0.json"


@pytest.fixture
def root(tmp_path):
    return good(tmp_path / "programme")


@pytest.fixture
def published(root):
    """Return a repository with one release, committed."""
    freeze_releases(root, TODAY)
    repository(root)
    commit(root, "Publish")
    return root


def change(root, text=b"{}"):
    put(root, RELEASE, text)


def test_a_release_as_it_was_committed(published):
    assert codes(published) == []


def test_a_release_changed_in_the_folder(published):
    change(published, (published / RELEASE).read_bytes() + b"\n")
    assert codes(published) == [f"{RELEASE}:1 V01", f"{RELEASE}:1 V02", f"{CREDENTIAL}:3 L24"]


def test_a_byte_order_mark_is_a_change_too(published):
    change(published, b"\xef\xbb\xbf" + (published / RELEASE).read_bytes())
    assert {one[-3:] for one in codes(published) if one.startswith(RELEASE)} == {"V01", "V02"}


def test_a_release_changed_and_committed(published):
    other = (published / RELEASE).read_bytes().replace(b"Think Time", b"Other Time")
    edit(published, CREDENTIAL, "name: Think Time", "name: Other Time")
    edit(published, CREDENTIAL, "titled Think Time", "titled Other Time")
    change(published, other)
    commit(published)
    assert codes(published) == [f"{RELEASE}:1 V01"]


def test_a_release_changed_and_restored(published):
    original = (published / RELEASE).read_bytes()
    change(published)
    commit(published)
    change(published, original)
    commit(published)
    assert codes(published) == [f"{RELEASE}:1 V01"]


def test_a_release_removed(published):
    (published / RELEASE).unlink()
    assert codes(published) == [f"{RELEASE}:1 V01"]
    commit(published)
    assert found(published) == [
        (
            f"{RELEASE}:1: V01 this release was removed after it was published; "
            "teachers and evaluators go by it"
        )
    ]


def test_a_release_renamed(published):
    other = f"{RELEASES}/think-time@1.1.json"
    (published / RELEASE).rename(published / other)
    commit(published)
    assert codes(published) == [f"{RELEASE}:1 V01", f"{other}:1 V02", f"{CREDENTIAL}:3 V03"]


def test_a_release_added_on_a_branch_and_changed_before_it_was_merged(published):
    edit(published, CREDENTIAL, 'version: "1.0"', 'version: "1.1"')
    git(published, "switch", "--quiet", "--create", "branch")
    put(published, f"{RELEASES}/think-time@1.1.json", "draft")
    commit(published)
    (published / f"{RELEASES}/think-time@1.1.json").unlink()
    freeze_releases(published, TODAY)
    commit(published)
    git(published, "switch", "--quiet", "main")
    git(published, "merge", "--quiet", "--no-ff", "--message", "Merge", "branch")
    assert codes(published) == []


def test_a_release_changed_by_an_evil_merge(published):
    original = (published / RELEASE).read_bytes()
    git(published, "switch", "--quiet", "--create", "branch")
    put(published, "docs/a.md", "")
    commit(published)
    git(published, "switch", "--quiet", "main")
    git(published, "merge", "--quiet", "--no-ff", "--no-commit", "branch")
    change(published)
    commit(published, "Merge branch")
    change(published, original)
    commit(published, "Tidy up")
    assert codes(published) == [f"{RELEASE}:1 V01"]


def test_a_release_that_is_no_longer_readable_is_not_also_said_to_be_gone(published):
    (published / RELEASE).rename(published / "kept.json")
    (published / RELEASE).symlink_to("../../kept.json")
    assert codes(published) == [f"{RELEASE}:1 F06"]


def test_files_beside_the_releases_may_come_and_go(published):
    put(published, f"{RELEASES}/.gitkeep", "")
    put(published, f"{RELEASES}/README.md", "Hello")
    put(published, f"{RELEASES}/notes.txt", "")
    commit(published)
    for name in (".gitkeep", "notes.txt"):
        (published / RELEASES / name).unlink()
    put(published, f"{RELEASES}/README.md", "Hello again")
    commit(published)
    assert codes(published) == []


@pytest.mark.parametrize("name", ["think-time", "think-time@1", "think-time@x", "@1.0", "a@b@1.0"])
def test_a_release_misnamed(published, name):
    put(published, f"{RELEASES}/{name}.json", "{}")
    assert codes(published) == [f"{RELEASES}/{name}.json:1 V02"]


def test_a_release_of_a_micro_credential_that_is_gone_is_still_guarded(published):
    another(published, "brainstorming", "Brainstorming", "The teacher has everyone write first.")
    (published / CREDENTIAL).unlink()
    commit(published)
    assert codes(published) == [f"{CREDENTIAL}:1 V04"]
    change(published)
    assert codes(published) == [f"{RELEASE}:1 V01", f"{RELEASE}:1 V02", f"{CREDENTIAL}:1 V04"]


def test_a_changed_definition_needs_a_new_version(published):
    edit(published, CREDENTIAL, "turnaround_days: 15", "turnaround_days: 20")
    assert codes(published) == [f"{CREDENTIAL}:3 L24"]
    edit(published, CREDENTIAL, 'version: "1.0"', 'version: "1.1"')
    assert codes(published) == []


def test_a_changed_setting_holds_for_versions_yet_to_come(published):
    put(published, PROGRAM, text_of(published, PROGRAM) + "review: {bar_same_school: true}\n")
    assert codes(published) == []


def test_what_is_published_stays_in_the_catalog(published):
    edit(published, CREDENTIAL, "status: active", "status: draft")
    assert "V04" in "".join(codes(published))
    edit(published, CREDENTIAL, "status: draft", "status: active")
    (published / CREDENTIAL).unlink()
    assert any(code.startswith(f"{CREDENTIAL}:1 V04") for code in codes(published))


def test_a_shallow_clone_cannot_tell(published, tmp_path):
    put(published, "docs/a.md", "")
    commit(published)
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{published}", "clone")
    (problem,) = check(tmp_path / "clone", TODAY).problems
    assert problem.severity is Severity.UNKNOWN
    assert str(problem) == (
        f"{RELEASES}:1: V01 could not check whether a published release was changed: "
        "this clone is shallow, so older commits are not in it"
    )
    assert "fetch-depth: 0" in problem.fix
    assert not verdict([problem]).passed


def test_without_git_it_cannot_be_told(published, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert found(published) == [
        (
            f"{RELEASES}:1: V01 could not check whether a published release was changed: "
            "git is not installed"
        )
    ]


def test_without_releases_no_history_is_needed(root, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert codes(root) == []
