"""Nothing that was published may be gone or otherwise: the ledger is held against Git's memory."""

import shutil
from datetime import timedelta

import pytest

from microcred import git, places
from microcred.audit.past import _blob_id, lost_lines, past
from microcred.badge import file_bytes
from microcred.ledger import line_bytes, name_withdrawn, without_name
from tests import folder
from tests.audit.test_audit import load, told
from tests.ledgers import AWARDED, MULTIKEY, commit, decision, listed, programme, sign, status

LATER = AWARDED + timedelta(days=3)
FIRST = places.award(decision(0).award)
LIST = places.status_list(1)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    named = {0: {"publish.name": "Ada Example"}}
    return programme(tmp_path_factory.mktemp("past") / "whole", 2, ended=(1,), handed_in=named)


@pytest.fixture
def root(whole, tmp_path):
    return shutil.copytree(whole, tmp_path / "programme")


def said(root):
    return [f"{one.path}:{one.line}: {one.code} {one.message}" for one in told(root)]


def put(root, path, data):
    commit(root, {path: data}, "Change", LATER)


def test_a_change_is_told_whether_it_is_committed_or_not(root):
    folder.edit(root, places.LOG, "by mistake", "in good faith")
    expected = [
        (
            "awards/log.jsonl:3: A03 line 3 of the log was changed, removed or moved since it was "
            "committed"
        )
    ]
    assert said(root) == expected
    put(root, places.LOG, (root / places.LOG).read_bytes())
    assert said(root) == expected


def test_a_withdrawn_name_may_change(root):
    kept = without_name(load(root, FIRST)) | {"validFrom": "2026-11-24T20:48:00Z"}
    data = file_bytes(sign({key: value for key, value in kept.items() if key != "proof"}))
    happened = name_withdrawn(decision(0).award, LATER, data, MULTIKEY)
    log = (root / places.LOG).read_bytes() + line_bytes(happened)
    commit(root, {FIRST: data, places.LOG: log}, "Withdraw a name", LATER)
    assert said(root) == []


def test_nothing_else_may_even_where_it_is_signed_and_logged(root):
    bare = {key: value for key, value in load(root, FIRST).items() if key != "proof"}
    data = file_bytes(sign(bare | {"name": "Better Time"}))
    happened = name_withdrawn(decision(0).award, LATER, data, MULTIKEY)
    log = (root / places.LOG).read_bytes() + line_bytes(happened)
    commit(root, {FIRST: data, places.LOG: log}, "Withdraw a name", LATER)
    assert said(root) == [f"{FIRST}:1: A08 `name` of this award changed after it was published"]


def test_a_revocation_is_never_taken_back(root):
    put(root, LIST, file_bytes(sign(listed(1, [status(1).index, status(0).index]))))
    put(root, LIST, file_bytes(sign(listed(1, [status(1).index]))))
    why = "this list once said that the award at bit 9973 is revoked, and no longer does"
    assert said(root) == [f"{LIST}:1: A15 {why}"]


def test_a_list_that_once_could_not_be_read_says_nothing_of_the_past(root):
    now = (root / LIST).read_bytes()
    put(root, LIST, b"{")
    put(root, LIST, now)
    assert said(root) == []


def test_beyond_what_is_compared_in_full_a_log_is_still_not_shorter(root):
    versions = past(root).of(places.LOG)
    log = folder.text_of(root, places.LOG)
    for most, changed, lost in [
        (10**9, log.replace("mistake", "MISTAKE"), True),
        (0, log.replace("mistake", "MISTAKE"), False),
        (0, log[:-1], True),
    ]:
        folder.put(root, places.LOG, changed)
        assert bool([*lost_lines(root, versions, {places.LOG: ""}, most)]) is lost


# --- proposals ---


def test_a_proposal_may_not_touch_the_ledger(root):
    """Not even one that brings a whole award, and a key of its own that signed it."""
    folder.git(root, "switch", "--quiet", "--create", "proposal")
    copied = {path: (root / path).read_bytes() + b"\n" for path in (FIRST, places.LOG, LIST)}
    for path, data in copied.items():
        folder.put(root, path, data)
    folder.put(root, places.decision("think-time", "zzzzzzzz"), "x")
    folder.put(root, "docs/x.md", "More.")
    folder.commit(root, "A proposal")
    assert [one for one in said(root) if "A19" in one] == [
        f"{path}:1: A19 a proposal changes this, and only the award job writes here"
        for path in sorted([*copied, places.decision("think-time", "zzzzzzzz")])
    ]


def test_a_proposal_that_leaves_the_ledger_alone_is_fine(root):
    folder.git(root, "switch", "--quiet", "--create", "proposal")
    folder.put(root, "docs/x.md", "More.")
    folder.commit(root, "A proposal")
    assert said(root) == []


def test_what_main_did_meanwhile_is_no_proposal(root):
    folder.git(root, "switch", "--quiet", "--create", "proposal")
    folder.put(root, "docs/x.md", "More.")
    folder.commit(root, "A proposal")
    folder.git(root, "switch", "--quiet", "main")
    put(root, "awards/README.md", b"What this is.")
    folder.git(root, "switch", "--quiet", "proposal")
    assert said(root) == []
    folder.git(root, "merge", "--quiet", "--no-edit", "main")
    assert said(root) == []


# --- what cannot be told ---


def test_without_history_it_cannot_be_told(root):
    shutil.rmtree(root / ".git")
    (problem,) = told(root)
    assert (problem.code, problem.severity) == ("A08", "unknown")
    assert problem.message.startswith("could not check whether what was published was changed")


def test_a_run_that_was_interrupted_is_told(root):
    git.move(root, places.JOURNAL, folder.git(root, "rev-parse", "HEAD"), None)
    (problem,) = told(root)
    assert problem.code == "A20"
    assert problem.fix == "Run `microcred award`, which ends it. Commit nothing before that."


@pytest.mark.parametrize("size", [0, 1, 4, 9])
def test_the_beginning_of_a_log_has_the_id_that_git_gave_to_it(size):
    assert _blob_id(b"123456789", size) == git.blob_id(b"123456789"[:size])
