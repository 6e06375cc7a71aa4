"""A file that was handed in becomes a branch with one commit and one file; nothing else changes."""

from pathlib import Path
from typing import Any

import pytest

from microcred import git as store
from microcred import places
from microcred.committed import Committed
from microcred.deciding import load
from microcred.document import Source
from microcred.git import authors, first_parents
from microcred.intake import TakenIn, take_in
from microcred.model.decision import Outcome
from microcred.model.scorecard import EventKind
from microcred.starters.submission import guided
from tests.folder import PROGRAM, TODAY, commit, edit, git, put
from tests.intake.taking import UNASSIGNED, digests, means, refused, taken
from tests.reviewed import handed, happen, programme


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return programme(tmp_path / "repo")


def test_a_value_of_the_wrong_kind_hides_nothing_else_that_is_wrong(repo):
    text = handed(earner="set-at-intake", **{"evidence.1.bytes": "many"})
    told = refused(repo, text.replace("forms_on_file: true", "forms_on_file: false"))
    assert {line.split()[1] for line in told} == {"M03", "S18"}


# --- a first attempt ---


def test_it_becomes_a_branch_with_one_commit_and_one_file(repo):
    main = git(repo, "rev-parse", "main")
    found = taken(repo, UNASSIGNED, earner="k7m2p4")
    branch = places.branch_ref(found.place.submission)
    (only,) = first_parents(repo, branch, since="main")
    assert only.id == found.commit == git(repo, "rev-parse", branch)
    assert git(repo, "rev-parse", f"{branch}^") == main
    assert [(one.path, one.before) for one in only.changes] == [(found.place.path, None)]
    assert only.subject == f"Hand in {found.place.submission}, attempt 1"
    assert found.place.path == f"submissions/think-time/{found.place.submission}/attempt-1.md"
    assert str(found.completion) == "5 of 5 items in"
    assert (found.earner, found.problems) == ("k7m2p4", ())


def test_it_can_be_decided_on(repo):
    found = taken(repo, UNASSIGNED, earner="k7m2p4")
    loaded = load(repo, found.place.submission, None, TODAY)
    assert loaded.problems == ()
    assert loaded.decision is not None
    assert (loaded.decision.outcome, loaded.decision.head) == (Outcome.SCORING, found.commit)


def test_the_folder_and_what_is_checked_out_are_not_touched(repo):
    put(repo, "docs/mine.md", "my words\n")
    put(repo, "docs/staged.md", "staged\n")
    git(repo, "add", "docs/staged.md")
    git(repo, "switch", "--quiet", "--create", "my-work")
    edit(repo, PROGRAM, "mode: private", "mode: open")
    before = git(repo, "status", "--short", "--branch")
    found = taken(repo, UNASSIGNED, earner="k7m2p4")
    assert git(repo, "status", "--short", "--branch") == before
    assert not (repo / "submissions").exists()
    assert git(repo, "merge-base", "main", found.commit) == git(repo, "rev-parse", "main")


def test_the_commit_names_nobody(repo):
    found = taken(repo, UNASSIGNED, earner="k7m2p4")
    (who,) = authors(repo, found.commit, since="main")
    us = "microcred@users.noreply.github.com"
    assert (who.author, who.author_email) == ("microcred", us)
    assert (who.committer, who.committer_email) == ("microcred", us)
    assert "k7m2p4" not in git(repo, "log", "-1", "--format=%B", found.commit)


def test_ids_are_random_and_tell_nobody(repo):
    ids = {
        taken(
            repo, handed(earner="set-at-intake", **digests(n)), seed=n, earner=who
        ).place.submission
        for n, who in enumerate(["k7m2p4", "q8w3r5", "w4w4w4"])
    }
    assert len(ids) == 3
    assert all(places.is_submission(one) and len(one) == 10 for one in ids)


def test_an_id_is_never_used_twice(repo):
    first = taken(repo, UNASSIGNED, earner="k7m2p4").place.submission
    other = taken(repo, handed(earner="q8w3r5", **digests(1)), earner="q8w3r5").place.submission
    assert other != first
    happen(repo, EventKind.HELD, "eva")
    git(repo, "branch", "--quiet", "-D", f"submission/{first}")
    git(repo, "update-ref", places.reviews(first), "main")
    again = taken(repo, UNASSIGNED, earner="k7m2p4").place.submission
    assert again not in (first, other)


# --- what is not taken in ---


def test_a_draft_is_refused_with_what_is_missing(repo):
    text = handed(earner="set-at-intake", status="draft", reflection=None)
    found = take_in(repo, Source("teacher.md", text), means(), earner="k7m2p4")
    assert not isinstance(found, TakenIn)
    assert [f"{one.severity.value} {one.code} {one.message}" for one in found] == [
        "warning S22 this is a draft: 4 of 5 items in; still to come: “What changed”",
        "error U06 this is a draft, which no evaluator is shown, so it is not taken in",
    ]
    assert found[-1].fix == "Put in what is missing, and set `status: ready`."


def test_everything_that_is_wrong_is_said_at_once(repo):
    text = handed(reflection=None, **{"evidence.0.url": "https://files.example/x", **BROKEN})
    codes = [line.split()[1] for line in refused(repo, text, earner="Ana")]
    assert sorted(codes) == ["S09", "S16", "S17", "U10"]


BROKEN: Any = {"evidence.2.captured": "2027-10-24"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "1: F08 this file has no front matter"),
        ("---\n", "1: F08 the front matter begun here has no end"),
        ("---\nstatus: [\n---\n", "2: F02 a value or a closing bracket is missing here"),
        (handed().replace("earner:\n  id: k7m2p4\n", ""), "2: M01 `earner` is missing"),
    ],
)
def test_what_cannot_be_read(repo, text, expected):
    assert expected in refused(repo, text, earner="k7m2p4")


def test_a_starter_as_it_is(repo):
    main = Committed(repo)
    release, program = main.offers(TODAY)("think-time@1.0").release, main.program.document
    assert release is not None
    assert program is not None
    found = take_in(
        repo, Source("t.md", guided(release, program.model, TODAY)), means(), earner="k7m2p4"
    )
    assert not isinstance(found, TakenIn)
    assert {"U06", "F14", "S22"} <= {one.code for one in found}


def test_settings_of_main_that_cannot_be_read(repo):
    edit(repo, PROGRAM, "mode: private", "mode: secret")
    commit(repo)
    assert refused(repo, UNASSIGNED, earner="k7m2p4") == [
        "5: M03 `mode` is “secret”, which is not one of its values"
    ]


def test_a_version_that_is_not_published(repo):
    text = UNASSIGNED.replace("think-time@1.0", "think-time@3.0")
    assert refused(repo, text, earner="k7m2p4") == [
        "2: S01 version 3.0 of think-time is not published"
    ]


def test_a_micro_credential_that_is_not_there(repo):
    text = UNASSIGNED.replace("think-time@1.0", "waiting@1.0")
    assert refused(repo, text, earner="k7m2p4") == [
        "2: S01 there is no micro-credential “waiting” in this programme that is published"
    ]


# --- where nothing can be taken in ---


def test_without_main(tmp_path, repo):
    git(repo, "branch", "--quiet", "--move", "main", "trunk")
    with pytest.raises(store.GitUnavailable, match="there is no branch main here"):
        take_in(repo, Source("t.md", handed()), means(), earner="k7m2p4")
    with pytest.raises(store.GitUnavailable, match="not a git repository"):
        take_in(tmp_path, Source("t.md", handed()), means(), earner="k7m2p4")


def test_text_of_a_file_stays_as_it_is(repo):
    text = UNASSIGNED + "\n$(touch x) `id` {{ x }}\n"
    found = taken(repo, text, earner="k7m2p4")
    kept = store.show(repo, found.commit, found.place.path)
    assert kept == text.replace("id: set-at-intake", 'id: "k7m2p4"').encode()
