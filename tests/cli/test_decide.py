"""`microcred decide` as coordinators and programs run it."""

from pathlib import Path
from typing import Any

import pytest

from microcred import places
from microcred.model.scorecard import EventKind
from tests import ledgers
from tests.cli.running import answer, run
from tests.folder import commit, git, put, text_of
from tests.reviewed import (
    ROSTER,
    SUBMISSION,
    hand_in,
    happen,
    on_branch,
    programme,
    release_hash,
    score,
    tip,
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return programme(tmp_path / "programme")


def decided(root: Path) -> None:
    """Let a submission be scored by three, of whom one does not count."""
    hand_in(root)
    score(root, "eva", questions="meets", silence="not-yet")
    score(root, "omar", silence="not-yet", hours=25)
    score(root, "nobody", hours=26)
    happen(root, EventKind.WITHDRAWN, "q8w3r5", hours=27)


def test_it_says_why_criterion_by_criterion_and_what_is_next(root):
    decided(root)
    done = run(root, "decide", SUBMISSION)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == (Path(__file__).parents[1] / "golden/decide.txt").read_text("utf-8")


def test_the_answer_as_json(root):
    decided(root)
    found = answer(root, "decide", SUBMISSION)
    criteria, counted = found.pop("criteria"), found.pop("counted")
    (uncounted,), (ignored,) = found.pop("uncounted"), found.pop("ignored")
    assert found.pop("recused") == []
    assert found == {
        "submission": SUBMISSION,
        "credential": "think-time@1.0",
        "release": release_hash(root),
        "earner": None,
        "attempt": 1,
        "head": tip(root),
        "outcome": "resubmit",
        "why": found["why"],
        "next_step": found["next_step"],
        "merged": False,
        "award": None,
        "revoked": None,
        "problems": [],
    }
    assert found["why"].startswith("One of ")
    assert criteria[1] == {
        "criterion": "silence",
        "name": "Waiting",
        "critical": True,
        "level": "not-yet",
        "met": False,
        "attempt": 1,
        "why": criteria[1]["why"],
        "feedback": ["Wait a little longer."],
        "where": ["3:12"],
    }
    assert [(one["evaluator"], one["at"]) for one in counted] == [
        ("eva", "2026-11-03T09:00:00Z"),
        ("omar", "2026-11-03T10:00:00Z"),
    ]
    assert (uncounted["evaluator"], uncounted["reason"]) == ("nobody", "unlisted")
    assert ignored == {
        "by": "q8w3r5",
        "kind": "withdrawn",
        "at": "2026-11-03T12:00:00Z",
        "why": "Only the earner can take a submission back, and q8w3r5 is not the earner.",
    }


def test_blind_scoring_tells_nobody_whose_it_is(root):
    decided(root)
    happen(root, EventKind.APPEALED, "k7m2p4", hours=28)
    happen(root, EventKind.APPEALED, "k7m2p4", hours=29)
    for words in ([SUBMISSION], []):
        assert "k7m2p4" not in run(root, "decide", *words).stdout
        assert "k7m2p4" not in run(root, "decide", *words, "--format", "json").stdout
    assert "the earner  appealed" in run(root, "decide", SUBMISSION).stdout


def test_who_stepped_back_is_listed_with_the_reason(root):
    hand_in(root)
    happen(root, EventKind.RECUSED, "omar", hours=27, reason="We taught together.")
    happen(root, EventKind.RECUSED, "eva", hours=26)
    shown = run(root, "decide", SUBMISSION).stdout
    assert shown.partition("Stepped back\n")[2].partition("\n\n")[0].splitlines() == [
        "eva   2026-11-03T11:00:00Z",
        "omar  2026-11-03T12:00:00Z  We taught together.",
    ]
    found = answer(root, "decide", SUBMISSION)
    assert [(one["by"], one["reason"]) for one in found["recused"]] == [
        ("eva", None),
        ("omar", "We taught together."),
    ]


def test_where_scoring_is_not_blind_it_is_said_whose_it_is(tmp_path):
    root = programme(tmp_path / "seen", blind=False)
    hand_in(root)
    assert "handed in by k7m2p4" in run(root, "decide", SUBMISSION).stdout
    assert answer(root, "decide", SUBMISSION)["earner"] == "k7m2p4"


def test_all_that_are_open(root):
    hand_in(root)
    hand_in(root, submission="aa22bb33", earner="q8w3r5")
    score(root, "eva", submission="aa22bb33")
    done = run(root, "decide")
    assert (done.exit_code, done.stderr) == (0, "")
    assert (
        done.stdout
        == """\
Submission  For             Attempt  Stands   Next

aa22bb33    think-time@1.0  1        scoring  One evaluator has still to score every criterion.

k3f9q2m7    think-time@1.0  1        scoring  Two evaluators have still to score every criterion.
"""
    )
    found = answer(root, "decide")["submissions"]
    assert [(one["submission"], one["outcome"]) for one in found] == [
        ("aa22bb33", "scoring"),
        (SUBMISSION, "scoring"),
    ]


def test_nothing_is_open(root):
    assert run(root, "decide").stdout == "No submission is open.\n"
    assert answer(root, "decide") == {"submissions": []}


def test_problems_are_beside_the_decision(root):
    hand_in(root)
    score(root, "eva")
    on_branch(root, {"docs/x.md": b"x"})
    done = run(root, "decide", SUBMISSION)
    assert done.exit_code == 1
    assert "To be mended before anything is awarded\n" in done.stdout
    assert "U03 this branch touches what is not its own: docs/x.md" in done.stdout
    assert "Scorecards that do not count" in done.stdout
    assert "Submission k3f9q2m7, attempt 1: scoring" in done.stdout
    listed = run(root, "decide")
    assert (listed.exit_code, "1 to mend" in listed.stdout) == (1, True)
    found = answer(root, "decide", SUBMISSION)
    assert [one["code"] for one in found["problems"]] == ["U03"]


def test_one_that_cannot_be_told_of_is_listed_all_the_same(root):
    hand_in(root)
    on_branch(root, {"docs/x.md": b"x"}, submission="aa22bb33")
    done = run(root, "decide")
    assert done.exit_code == 1
    assert "cannot be told" in done.stdout
    assert SUBMISSION in done.stdout
    (spoiled, _) = answer(root, "decide")["submissions"]
    assert (spoiled["outcome"], spoiled["problems"][0]["code"]) == (None, "U02")


@pytest.mark.parametrize("name", ["../x", "zzzzzzzz", "x" * 3000, "k3f9 q2m7"])
def test_there_is_no_such_submission(root, name):
    done = run(root, "decide", name)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "U02" in done.stderr
    assert len(done.stderr) < 400
    assert answer(root, "decide", name)["outcome"] is None


def test_a_name_that_looks_like_an_option(root):
    assert run(root, "decide", "-x").exit_code == 2
    assert run(root, "decide", "--", "-x").exit_code == 1


def test_the_roster_decides_who_counts(tmp_path):
    root = programme(tmp_path / "barred", barred=True)
    hand_in(root)
    score(root, "eva")
    score(root, "omar")
    without = answer(root, "decide", SUBMISSION)
    assert (without["outcome"], [one["code"] for one in without["problems"]]) == (
        "scoring",
        ["U05"],
    )
    put(tmp_path, "roster.yml", ROSTER)
    known = answer(root, "decide", SUBMISSION, MICROCRED_ROSTER=str(tmp_path / "roster.yml"))
    assert (known["outcome"], known["problems"]) == ("award", [])


def test_what_was_awarded(tmp_path):
    root = ledgers.programme(tmp_path / "awarded")
    decision = ledgers.decision(0)
    found = answer(root, "decide", decision.submission)
    assert (found["award"], found["merged"]) == (decision.award, True)
    done = run(root, "decide", decision.submission)
    assert f"Submission {decision.submission}, attempt 1: awarded" in done.stdout
    assert f"It was awarded on 21 November 2026: {decision.award}." in done.stdout
    assert answer(root, "decide") == {"submissions": []}


def test_a_log_that_cannot_be_read_is_told_of(tmp_path):
    root = ledgers.programme(tmp_path / "awarded")
    put(root, places.LOG, text_of(root, places.LOG) + "{\n")
    commit(root, "Spoil")
    done = run(root, "decide", ledgers.decision(0).submission)
    assert done.exit_code == 1
    assert f"{places.LOG}:2: A01" in " ".join(done.stdout.split())


def test_a_decision_that_was_forged(tmp_path):
    root = ledgers.programme(tmp_path / "awarded")
    submission = ledgers.decision(0).submission
    path = places.decision("think-time", submission)
    put(root, path, text_of(root, path).replace("k7m2p4", "q8w3r5") + "\n")
    commit(root, "Forge")
    found = answer(root, "decide", submission)
    assert [one["code"] for one in found["problems"]] == ["A11"]
    assert found["award"] is None


def test_what_others_wrote_is_only_text(root):
    hostile = "[bold red]x[/] \\[link=https://evil.example]"
    hand_in(root)
    changes: Any = {"feedback": hostile}
    score(root, "eva", conflict=f"I know {hostile}", **changes)
    happen(root, EventKind.HELD, "omar", reason=hostile)
    done = run(root, "decide", SUBMISSION)
    assert done.exit_code == 0
    assert "[bold red]x[/]" in " ".join(done.stdout.split())
    assert "\x1b" not in done.stdout


def test_asking_changes_nothing(root):
    decided(root)
    before = git(root, "for-each-ref"), git(root, "status", "--short")
    run(root, "decide", SUBMISSION)
    run(root, "decide")
    assert (git(root, "for-each-ref"), git(root, "status", "--short")) == before
