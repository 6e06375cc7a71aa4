"""Scorecards and events are kept beside the tree, in order, and nothing of them is ever lost."""

import multiprocessing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from microcred import git as store
from microcred.document import read_yaml
from microcred.files import decoded
from microcred.model.scorecard import (
    Comparison,
    CriterionScore,
    EventKind,
    ItemCheck,
    ReviewEvent,
    Scorecard,
    Scored,
)
from microcred.problem import Problem
from microcred.reviews import Reviews, entry_bytes, read, record
from tests.folder import commit, git, put, repository

SUBMISSION = "k3f9q2m7"
REF = f"refs/microcred/reviews/{SUBMISSION}"
AT = datetime(2026, 11, 21, 20, 48, tzinfo=UTC)


def scored(evaluator: str = "eva", minute: int = 0, why: str = "Seen at 3:12.") -> Scored:
    """Return what an evaluator handed in some minutes after AT."""
    score = CriterionScore(criterion="pauses", level="meets", why=why, where="3:12")
    check = ItemCheck(slot="clips", item=2, result=Comparison.MATCHED)
    card = Scorecard(
        submission=SUBMISSION, credential="wait-time@1.0", attempt=1, conflict="none",
        scores=(score,), checks=(check,), feedback="Ünd weiter so 😀: “gut”\n\n- ja",
    )  # fmt: skip
    at = AT + timedelta(minutes=minute)
    return Scored(evaluator=evaluator, at=at, commit="4" * 40, card=card)


def event(kind: EventKind = EventKind.HELD, minute: int = 0) -> ReviewEvent:
    at = AT + timedelta(minutes=minute)
    return ReviewEvent(kind=kind, at=at, by="eva", reason="The link asks me to sign in.")


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    root = repository(tmp_path / "repo")
    put(root, "a.md", "a\n")
    commit(root)
    return root


def test_nothing_was_recorded_yet(repo):
    assert read(repo, SUBMISSION) == Reviews()


def test_what_was_recorded_is_read_in_its_order(repo):
    cards = scored("eva"), scored("omar", 1)
    events = event(), event(EventKind.RELEASED, 2)
    for entry in (cards[0], events[0], cards[1], events[1]):
        record(repo, SUBMISSION, entry)
    assert read(repo, SUBMISSION) == Reviews(cards, events)


def test_an_entry_keeps_its_hash(repo):
    record(repo, SUBMISSION, scored())
    (kept,) = read(repo, SUBMISSION).scorecards
    assert kept.sha256 == scored().sha256


def test_the_chain_only_grows_and_each_commit_holds_one_file(repo):
    first = record(repo, SUBMISSION, scored())
    second = record(repo, SUBMISSION, event(minute=1))
    assert git(repo, "rev-parse", REF) == second
    assert git(repo, "rev-parse", f"{second}^") == first
    assert git(repo, "ls-tree", "-r", "--name-only", first) == "scorecard.yml"
    assert git(repo, "ls-tree", "-r", "--name-only", second) == "event.yml"


def test_the_log_names_no_person(repo):
    record(repo, SUBMISSION, scored())
    record(repo, SUBMISSION, event(minute=1))
    us = "microcred <microcred@users.noreply.github.com>"
    assert git(repo, "log", "--format=%an <%ae> %cn <%ce> %s", REF).splitlines() == [
        f"{us} {us} Held: k3f9q2m7",
        f"{us} {us} Scorecard for k3f9q2m7, attempt 1",
    ]


def test_reviews_are_neither_in_the_tree_nor_fetched_nor_pushed(repo, tmp_path):
    record(repo, SUBMISSION, scored())
    assert git(repo, "status", "--short") == ""
    assert git(repo, "branch", "--all", "--contains", REF) == ""
    git(tmp_path, "clone", "--quiet", "--no-local", str(repo), "clone")
    assert read(tmp_path / "clone", SUBMISSION) == Reviews()
    git(tmp_path, "init", "--quiet", "--bare", "pushed")
    git(repo, "push", "--quiet", "--all", str(tmp_path / "pushed"))
    assert read(tmp_path / "pushed", SUBMISSION) == Reviews()


def test_the_entry_as_it_is_kept(repo):
    identity = record(repo, SUBMISSION, event())
    assert git(repo, "show", f"{identity}:event.yml") == (
        "kind: held\nat: '2026-11-21T20:48:00Z'\nby: eva\nreason: The link asks me to sign in."
    )


def write_some(root: Path, who: str) -> None:
    for minute in range(5):
        record(root, SUBMISSION, scored(who, minute))


def test_many_at_once_lose_nothing(repo):
    """Real processes, all recording at the same time."""
    context = multiprocessing.get_context("spawn")
    names = [f"evaluator-{number}" for number in range(4)]
    workers = [context.Process(target=write_some, args=(repo, name)) for name in names]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=120)
    assert [worker.exitcode for worker in workers] == [0] * 4
    found = read(repo, SUBMISSION)
    assert found.problems == ()
    assert sorted((one.evaluator, one.at.minute) for one in found.scorecards) == [
        (name, 48 + minute) for name in names for minute in range(5)
    ]


def test_a_lock_that_somebody_left_behind_loses_nothing(repo):
    record(repo, SUBMISSION, scored())
    put(repo, f".git/{REF}.lock", "")
    with pytest.raises(store.GitUnavailable, match=r"cannot lock ref .*lock': File exists"):
        record(repo, SUBMISSION, event())
    assert len(read(repo, SUBMISSION).scorecards) == 1


readable = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=60)


@given(readable.filter(lambda text: text.strip()))
def test_whatever_an_evaluator_writes_is_read_back(text):
    entry = scored(why=text)
    source = decoded("scorecard.yml", entry_bytes(entry))
    assert not isinstance(source, Problem), source
    document = read_yaml("scorecard.yml", source.text, Scored).document
    assert document is not None
    assert document.model == entry


# --- what others put under the ref ---


def put_under(root: Path, files: dict[str, bytes], *parents: str) -> str:
    """Commit files under the ref as somebody else might."""
    made = store.commit_on(root, parents=parents, changes=files, subject="Mine", at=AT, anew=True)
    git(root, "update-ref", REF, made)
    return made


def told(found: Reviews) -> list[str]:
    return [str(problem) for problem in found.problems]


GOOD = entry_bytes(scored())
ODD = {
    "no fields": ({"scorecard.yml": b""}, "/scorecard.yml:1: F02 this file holds no fields"),
    "no YAML": (
        {"event.yml": b"kind: ["},
        "/event.yml:1: F02 a value or a closing bracket is missing here",
    ),
    "not text": ({"event.yml": b"\xff"}, "/event.yml:1: F01 this is not UTF-8 text"),
    "an unknown event": (
        {"event.yml": entry_bytes(event()).replace(b"held", b"hold")},
        "/event.yml:1: M03 `kind` is “hold”, which is not one of its values",
    ),
    "a foreign file": (
        {"notes.txt": b"psst"},
        ":1: U01 “notes.txt” is no entry of a review, or is not a plain file",
    ),
    "one in a folder": (
        {"x/scorecard.yml": GOOD},
        ":1: U01 “x/scorecard.yml” is no entry of a review, or is not a plain file",
    ),
    "nothing": ({}, ":1: U01 this holds no entry"),
    "too much": (
        {"scorecard.yml": GOOD + b"#" * 600_000},
        ":1: U01 “scorecard.yml” is no entry of a review, or is not a plain file",
    ),
}


@pytest.mark.parametrize(("files", "expected"), ODD.values(), ids=ODD)
def test_an_entry_that_cannot_be_read_is_told_of_and_hides_nothing(repo, files, expected):
    before = record(repo, SUBMISSION, scored("eva"))
    odd = put_under(repo, files, before)
    record(repo, SUBMISSION, scored("omar", 1))
    found = read(repo, SUBMISSION)
    assert told(found) == [f"{REF}@{odd[:12]}{expected}"]
    assert [one.evaluator for one in found.scorecards] == ["eva", "omar"]


def test_an_entry_beside_a_foreign_file_is_read_all_the_same(repo):
    put_under(repo, {"scorecard.yml": GOOD, "malware.exe": b"MZ"})
    found = read(repo, SUBMISSION)
    assert len(found.scorecards) == len(found.problems) == 1


def test_a_merge_is_told_of_and_hides_nothing(repo):
    begin = record(repo, SUBMISSION, scored("eva"))
    left = put_under(repo, {"scorecard.yml": entry_bytes(scored("omar", 1))}, begin)
    right = put_under(repo, {"scorecard.yml": entry_bytes(scored("lea", 2))}, begin)
    merge = put_under(repo, {"scorecard.yml": entry_bytes(scored("zoe", 3))}, left, right)
    found = read(repo, SUBMISSION)
    (said,) = told(found)
    assert said == (
        f"{REF}@{merge[:12]}:1: U01 "
        "two lines of entries were merged here, which nothing of ours does"
    )
    assert sorted(one.evaluator for one in found.scorecards) == ["eva", "lea", "omar"]


def test_a_link_is_not_followed(repo):
    (repo / "event.yml").symlink_to("/etc/passwd")
    git(repo, "add", "event.yml")
    tree = git(repo, "write-tree")
    git(repo, "update-ref", REF, git(repo, "commit-tree", "-m", "Mine", tree))
    assert [problem.split(" “")[1] for problem in told(read(repo, SUBMISSION))] == [
        "a.md” is no entry of a review, or is not a plain file",
        "event.yml” is no entry of a review, or is not a plain file",
    ]


def test_every_problem_says_how_to_go_on(repo):
    put_under(repo, {"notes.txt": b"psst"})
    (problem,) = read(repo, SUBMISSION).problems
    assert problem.fix == (
        "Look at it with `git show` and find out who wrote it. To set it aside, let the ref name "
        "the entry before it (`git update-ref`), and record what came after anew."
    )


@pytest.mark.parametrize("submission", ["../../heads/main", "-x", "", "a b", "x" * 600])
def test_a_name_that_is_no_submission_reaches_no_ref(repo, submission):
    with pytest.raises(store.GitUnavailable, match=r"is not the (full )?name of"):
        record(repo, submission, scored())
    with pytest.raises(store.GitUnavailable, match=r"is not the (full )?name of"):
        read(repo, submission)


def test_outside_a_repository(tmp_path):
    with pytest.raises(store.GitUnavailable, match="not a git repository"):
        read(tmp_path, SUBMISSION)


def test_a_tag_of_yaml_runs_nothing(repo):
    put_under(repo, {"event.yml": b"kind: !!python/object/apply:os.system [true]\n"})
    assert "F04" in told(read(repo, SUBMISSION))[0]
    assert yaml.safe_load(entry_bytes(event()))["kind"] == "held"
