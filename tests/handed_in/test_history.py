"""What Git remembers of submissions, in real repositories: S38, S39 and since when."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from microcred import git as git_edge
from microcred.check import check
from microcred.freezing import freeze_releases
from microcred.git import Author, commit_on, move
from microcred.handed_in.history import past
from microcred.problem import Severity
from tests.folder import CREDENTIAL, TODAY, codes, commit, edit, found, git, good, put, repository
from tests.handed import complete

ID = "k3f9q2m7"
FOLDER = f"submissions/think-time/{ID}"
ONE, TWO = f"{FOLDER}/attempt-1.md", f"{FOLDER}/attempt-2.md"
BRANCH = f"submission/{ID}"


def attempt(**changes):
    return complete("think-time@1.0", **changes)


@pytest.fixture
def root(tmp_path):
    """Return a published programme, committed on main."""
    root = good(tmp_path / "programme")
    freeze_releases(root, TODAY)
    repository(root)
    commit(root, "Publish")
    return root


@pytest.fixture
def merged(root):
    """Return it with a submission on main, come by a merge as the award job makes it."""
    git(root, "switch", "--quiet", "--create", BRANCH)
    put(root, ONE, attempt())
    commit(root, "Hand in")
    git(root, "switch", "--quiet", "main")
    git(root, "merge", "--quiet", "--no-ff", "--message", "Award", BRANCH)
    return root


def guarded(root):
    return [one for one in found(root) if "S39" in one]


MERGED = (
    f"{ONE}:1: S39 this attempt was changed after it was merged; evaluators scored what it said "
    "before"
)
FOLLOWED = MERGED.replace("it was merged", "the next one was handed in")


# --- S39 on main ---


def test_merged_and_left_alone(merged):
    assert found(merged) == []


def test_edited_in_the_folder(merged):
    put(merged, ONE, attempt(**{"evidence.0.bytes": 80_000_000}))
    assert guarded(merged) == [MERGED]


def test_edited_by_a_commit(merged):
    put(merged, ONE, attempt(**{"evidence.0.bytes": 80_000_000}))
    commit(merged)
    assert guarded(merged) == [MERGED]


def test_edited_and_restored(merged):
    put(merged, ONE, attempt(**{"evidence.0.bytes": 80_000_000}))
    commit(merged)
    put(merged, ONE, attempt())
    commit(merged)
    assert guarded(merged) == [MERGED]


def test_removed(merged):
    (merged / ONE).unlink()
    gone = MERGED.replace("changed", "removed")
    assert guarded(merged) == [gone]
    commit(merged)
    assert guarded(merged) == [gone]


def test_edited_by_an_evil_merge(merged):
    git(merged, "switch", "--quiet", "--create", "other")
    put(merged, "docs/a.md", "")
    commit(merged)
    git(merged, "switch", "--quiet", "main")
    git(merged, "merge", "--quiet", "--no-ff", "--no-commit", "other")
    put(merged, ONE, attempt(**{"evidence.0.bytes": 80_000_000}))
    commit(merged, "Merge")
    assert guarded(merged) == [MERGED]


def test_changed_on_its_branch_before_it_was_merged(root):
    git(root, "switch", "--quiet", "--create", BRANCH)
    for size in (1, 2, 3):
        put(root, ONE, attempt(**{"evidence.2.bytes": size}))
        commit(root)
    git(root, "switch", "--quiet", "main")
    git(root, "merge", "--quiet", "--no-ff", "--message", "Award", BRANCH)
    assert found(root) == []


# --- S39 on a submission's branch ---


@pytest.fixture
def branch(root):
    git(root, "switch", "--quiet", "--create", BRANCH)
    put(root, ONE, attempt(status="draft"))
    commit(root, "Begin")
    return root


def test_a_draft_becomes_ready(branch):
    put(branch, ONE, attempt())
    assert found(branch) == []
    commit(branch)
    assert found(branch) == []


def test_the_next_attempt(branch):
    put(branch, TWO, attempt())
    assert [one for one in codes(branch) if ONE in one] == []
    commit(branch)
    assert found(branch) == []


def test_the_first_attempt_changed_after_the_second_came(branch):
    put(branch, TWO, attempt())
    commit(branch)
    put(branch, ONE, attempt())
    assert guarded(branch) == [FOLLOWED]
    commit(branch)
    assert guarded(branch) == [FOLLOWED]


def test_both_in_one_commit(branch):
    put(branch, ONE, attempt())
    put(branch, TWO, attempt())
    commit(branch)
    assert guarded(branch) == [FOLLOWED]


def test_main_went_on_meanwhile(branch):
    other = "submissions/think-time/p4m2k7q9/attempt-1.md"
    git(branch, "switch", "--quiet", "main")
    put(branch, other, attempt(earner="p4m2k7"))
    commit(branch, "Another award")
    git(branch, "switch", "--quiet", BRANCH)
    assert guarded(branch) == []
    git(branch, "merge", "--quiet", "--no-ff", "--message", "Catch up", "main")
    assert guarded(branch) == []
    put(branch, other, "changed\n")
    assert guarded(branch) == [MERGED.replace(ONE, other)]


def test_a_trial_merge_as_workflows_check_it_out(branch):
    put(branch, TWO, attempt())
    commit(branch)
    put(branch, ONE, attempt())
    commit(branch)
    git(branch, "switch", "--quiet", "--detach", "main")
    git(branch, "merge", "--quiet", "--no-ff", "--message", "Trial", BRANCH)
    assert guarded(branch) == [FOLLOWED]


def test_main_is_known_from_a_clone_too(branch, tmp_path):
    put(branch, ONE, attempt())
    commit(branch)
    git(tmp_path, "clone", "--quiet", "--branch", BRANCH, f"file://{branch}", "clone")
    clone = tmp_path / "clone"
    assert [commit.subject for commit in past(clone).proposed] == ["Change", "Begin"]
    assert found(clone) == []


def test_what_is_proposed_is_what_main_has_not(merged):
    git(merged, "switch", "--quiet", "--create", "submission/p4m2k7q9")
    put(merged, "submissions/think-time/p4m2k7q9/attempt-1.md", attempt(earner="p4m2k7"))
    commit(merged, "Another")
    found_there = past(merged)
    assert [commit.subject for commit in found_there.proposed] == ["Another"]
    assert [commit.subject for commit in found_there.merged] == ["Award"]
    assert sorted(found_there.begun()) == [
        ONE,
        "submissions/think-time/p4m2k7q9/attempt-1.md",
    ]


def test_a_repository_without_main_takes_all_for_merged(root):
    git(root, "branch", "--quiet", "--move", "trunk")
    put(root, ONE, attempt())
    commit(root)
    put(root, ONE, attempt(**{"evidence.0.bytes": 80_000_000}))
    assert guarded(root) == [MERGED]


# --- where nothing can be told ---


def test_a_shallow_clone(merged, tmp_path):
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{merged}", "clone")
    problems = [one for one in check(tmp_path / "clone", TODAY).problems if one.code == "S39"]
    assert [(str(one), one.severity) for one in problems] == [
        (
            (
                "submissions:1: S39 could not check whether an attempt was edited after it was "
                "scored: this clone is shallow, so older commits are not in it"
            ),
            Severity.UNKNOWN,
        )
    ]


def test_without_git(merged, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert "submissions:1 S39" in codes(merged)


def test_without_submissions_no_history_is_needed(root, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert not any("S39" in code for code in codes(root))


def test_a_repository_without_commits(tmp_path):
    root = repository(good(tmp_path / "programme"))
    put(root, ONE, attempt())
    assert not any("S39" in code or "S38" in code for code in codes(root))


# --- S38 ---


def handed_in_as(root, author, ref):
    """Commit a first attempt on `ref` as somebody, and check it out."""
    parent = git(root, "rev-parse", "HEAD")
    at = datetime(2026, 11, 20, tzinfo=UTC)
    changes = {ONE: attempt().encode()}
    made = commit_on(
        root, parents=[parent], changes=changes, subject="Hand in", at=at, author=author
    )
    move(root, f"refs/heads/{ref}", made, git_edge.resolve(root, f"refs/heads/{ref}"))
    git(root, "switch", "--quiet", ref)
    git(root, "reset", "--quiet", "--hard")
    return made


@pytest.mark.parametrize(
    "address",
    [
        "1+ana@users.noreply.github.com",
        "Ana@USERS.noreply.github.com",
        "noreply@github.com",
        "microcred@users.noreply.github.com",
    ],
)
def test_addresses_that_lead_to_nobody(root, address):
    handed_in_as(root, Author("Ana", address), BRANCH)
    assert found(root) == []


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("ana.ruiz@example.org", "a··.r···@e······.o··"),
        ("ana@users.noreply.github.com.evil.example", "a··@u····.n······.g·····.c··.e···.e······"),
        ("ana@noreply.github.com", "a··@n······.g·····.c··"),
    ],
)
def test_an_address_that_is_not_merged_yet_is_refused(root, address, shown):
    made = handed_in_as(root, Author("Ana", address), BRANCH)
    (problem,) = check(root, TODAY).problems
    assert str(problem) == (
        f"{ONE}:1: S38 commit {made[:10]} of submissions carries an e-mail address that leads to "
        f"a person ({shown})"
    )
    assert problem.severity is Severity.ERROR
    assert "--reset-author" in problem.fix


def test_an_address_that_is_merged_is_told_of_once(root):
    made = handed_in_as(root, Author("Ana", "ana@example.org"), "main")
    (problem,) = check(root, TODAY).problems
    assert (problem.code, problem.severity) == ("S38", Severity.WARNING)
    assert f"commit {made[:10]} of submissions" in problem.message
    assert "for good" in problem.fix


def test_who_wrote_the_programme_itself_may_say_who_they_are(root):
    git(root, "-c", "user.email=owner@example.org", "commit", "--allow-empty", "--message", "Hello")
    edit(root, CREDENTIAL, "reviewed: 2026-06-30", "reviewed: 2026-07-01")
    git(root, "-c", "user.email=owner@example.org", "commit", "--all", "--message", "Review")
    assert found(root) == []


# --- since when ---


def at(root, moment, changes):
    made = commit_on(
        root,
        parents=[git(root, "rev-parse", "HEAD")],
        changes=changes,
        subject="Change",
        at=datetime.fromisoformat(f"{moment}T12:00:00+00:00"),
    )
    move(root, "refs/heads/main", made, git_edge.head(root))
    git(root, "reset", "--quiet", "--hard")


def superseded(root, moment):
    """Let version 1.1 come at a moment."""
    edit(root, CREDENTIAL, 'version: "1.0"', 'version: "1.1"')
    freeze_releases(root, TODAY)
    release = "credentials/releases/think-time@1.1.json"
    at(root, moment, {path: (root / path).read_bytes() for path in (CREDENTIAL, release)})


def test_a_superseded_version_still_takes_submissions_for_a_while(root):
    superseded(root, "2025-11-21")
    put(root, ONE, attempt())
    assert found(root) == []


def test_and_then_no_more(root):
    superseded(root, "2025-11-20")
    put(root, ONE, attempt())
    assert found(root) == [
        (f"{ONE}:2: S02 version 1.0 took submissions until 2026-11-20; there is a newer one")
    ]


def test_who_handed_in_by_then_may_go_on(root):
    superseded(root, "2025-11-20")
    at(root, "2026-11-20", {ONE: attempt(status="draft").encode()})
    put(root, TWO, attempt())
    assert found(root) == []


def test_a_closed_micro_credential(root):
    retired = "status: retired\nretired: {on: 2026-11-01, why: Nobody took it.}"
    edit(root, CREDENTIAL, "status: active", retired)
    commit(root)
    put(root, ONE, attempt())
    assert found(root) == [f"{ONE}:2: S02 think-time was closed to new submissions on 2026-11-01"]
    (root / ONE).unlink()
    at(root, "2026-11-01", {ONE: attempt(status="draft").encode()})
    put(root, TWO, attempt())
    assert found(root) == []
