"""`microcred score` as evaluators run it."""

from pathlib import Path
from typing import Any

import pytest

from microcred import reviews
from microcred.scorecards import block, yaml_text
from tests.cli.running import answer, run
from tests.deciding.test_deciding import loaded
from tests.folder import git, put
from tests.reviewed import (
    ROSTER,
    SUBMISSION,
    card,
    hand_in,
    handed,
    on_branch,
    programme,
    score,
)

CHECKS = [
    {"slot": slot, "item": item, "result": "matched"}
    for slot, item in (("clips", 1), ("clips", 2), ("tally", 1))
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = programme(tmp_path / "programme")
    hand_in(root)
    return root


def full(**changes: Any) -> str:
    """Return a whole scorecard as YAML."""
    return yaml_text(card(**{"checks": CHECKS, **changes}))


def kept(root: Path) -> list[str]:
    """Return what was recorded: who scored, and what happened."""
    found = reviews.read(root, SUBMISSION)
    return [one.evaluator for one in found.scorecards] + [
        f"{one.by} {one.kind.value}: {one.reason}" for one in found.events
    ]


def by(evaluator: str, *words: str | Path) -> tuple[str | Path, ...]:
    return ("score", SUBMISSION, "--evaluator", evaluator, *words)


# --- a scorecard ---


def test_what_was_understood_is_said_criterion_by_criterion(root, tmp_path):
    put(tmp_path, "card.yml", full(silence="not-yet"))
    done = run(root, *by("eva", tmp_path / "card.yml"))
    assert (done.exit_code, done.stderr) == (0, "")
    assert (
        done.stdout
        == """\
Recorded: eva on k3f9q2m7, attempt 1
This is what was understood:

Criterion           Level    Why, where, and what to do next

Choosing questions  Meets    Seen at 3:12.
                             Where: 3:12

Waiting             Not yet  Seen at 3:12.
                             Where: 3:12
                             Feedback: Wait a little longer.

clips, item 1       matched

clips, item 2       matched

tally, item 1       matched

It counts.
The submission stands at scoring. One of the two scorecards for attempt 1 is in.
Next: One evaluator has still to score every criterion.
"""
    )
    assert kept(root) == ["eva"]


@pytest.mark.parametrize("way", ["yaml", "block"])
@pytest.mark.parametrize("name", ["card", "card.txt", "-"])
def test_both_ways_in_are_told_apart_by_their_content(root, tmp_path, way, name):
    case = loaded(root).case
    assert case is not None
    written = card(checks=CHECKS)
    text = yaml_text(written) if way == "yaml" else f"Hello!\n\n{block(written, case.release)}\nBye"
    if way == "yaml" and name == "card.txt":
        name = "card.yml"
    put(tmp_path, name, text)
    done = run(root, *by("eva", name if name == "-" else tmp_path / name), given=text)
    assert done.exit_code == 0, done.stderr
    (scored,) = reviews.read(root, SUBMISSION).scorecards
    assert [(one.criterion, one.level) for one in scored.card.scores] == [
        ("questions", "meets"),
        ("silence", "meets"),
    ]
    assert scored.commit == git(root, "rev-parse", f"submission/{SUBMISSION}")


def test_the_answer_as_json(root):
    found = answer(root, *by("eva", "-"), given=full())
    (scored,) = reviews.read(root, SUBMISSION).scorecards
    assert found == {
        "recorded": True,
        "submission": SUBMISSION,
        "attempt": 1,
        "commit": scored.commit,
        "evaluator": "eva",
        "at": found["at"],
        "sha256": scored.sha256,
        "scores": [
            {
                "criterion": criterion,
                "level": "meets",
                "why": "Seen at 3:12.",
                "where": "3:12",
                "feedback": None,
            }
            for criterion in ("questions", "silence")
        ],
        "counts": True,
        "why_not": None,
        "outcome": "scoring",
        "next_step": "One evaluator has still to score every criterion.",
        "problems": [],
    }


BAD = {
    "another submission": (lambda: full(submission="aa22bb33"), "K08"),
    "another attempt": (lambda: full(attempt=2), "K08"),
    "an old commit": (lambda: full(commit="4" * 40), "K10"),
    "another text of the release": (lambda: full(release="4" * 64), "K09"),
    "an unknown criterion": (lambda: full().replace("silence", "loudness"), "K03"),
    "an unknown level": (lambda: full().replace("level: meets", "level: superb"), "K04"),
    "a criterion is missing": (lambda: full(silence=None), "K07"),
    "no feedback": (lambda: full(silence="not-yet").replace("feedback:", "note:"), "M02"),
    "nothing": (lambda: "", "F02"),
    "no YAML": (lambda: "scores: [", "F02"),
    "a tag": (lambda: "scores: !!python/name:os.system\n", "F04"),
}


@pytest.mark.parametrize(("text", "code"), BAD.values(), ids=BAD)
def test_what_could_not_be_read_is_said_and_nothing_is_recorded(root, text, code):
    done = run(root, *by("eva", "-"), given=text())
    assert (done.exit_code, done.stdout) == (1, "")
    first, *others = done.stderr.splitlines()
    assert first == "Nothing was recorded. What is wrong with the scorecard:"
    assert any(f" {code} " in line for line in others)
    assert kept(root) == []
    found = answer(root, *by("eva", "-"), given=text())
    assert found["recorded"] is False
    assert code in {one["code"] for one in found["problems"]}


def test_a_scorecard_of_a_conflict_is_kept_and_does_not_count(root):
    done = run(root, *by("eva", "-"), given=full(conflict="We share an office."))
    assert done.exit_code == 0
    assert "It does not count: eva declared a conflict of interest.\n" in done.stdout
    assert "K13" in done.stdout
    assert kept(root) == ["eva"]


def test_twice_by_one_person_the_later_one_counts(root):
    score(root, "eva", silence="not-yet")
    done = run(root, *by("eva", "-"), given=full())
    assert "It counts." in done.stdout
    decision = loaded(root).decision
    assert decision is not None
    assert [one.card.scores[1].level for one in decision.counted] == ["meets"]


def test_an_evaluator_may_correct_what_was_decided(root):
    score(root, "eva")
    score(root, "omar")
    found = answer(root, *by("omar", "-"), given=full(silence="not-yet"))
    assert (found["counts"], found["outcome"]) == (True, "adjudication")


def test_without_the_roster_nobody_can_tell_whether_it_counts(tmp_path):
    root = programme(tmp_path / "barred", barred=True)
    hand_in(root)
    found = answer(root, *by("eva", "-"), given=full())
    assert (found["recorded"], found["counts"]) == (True, None)
    assert found["why_not"] == "Whether it counts can only be told with the roster."
    put(tmp_path, "roster.yml", ROSTER)
    given = {"MICROCRED_ROSTER": str(tmp_path / "roster.yml")}
    assert answer(root, *by("omar", "-"), given=full(), **given)["counts"] is True


# --- an empty one ---


def test_an_empty_scorecard_for_what_is_open(root):
    done = run(root, *by("eva"))
    head = git(root, "rev-parse", f"submission/{SUBMISSION}")
    assert done.exit_code == 0
    for line in (f"Submission: {SUBMISSION}", f"Commit: {head}", "#### Waiting", "Attempt: 1"):
        assert line in done.stdout.splitlines()
    assert done.stderr == (
        f"Fill it in, and hand it in: microcred score {SUBMISSION} --evaluator eva FILE\n"
        f"What is to be scored: microcred score {SUBMISSION} --evaluator eva --show\n"
    )
    assert kept(root) == []


def test_what_is_to_be_scored_is_shown_without_whose_it_is(tmp_path):
    root = programme(tmp_path / "programme")
    hand_in(root, publish={"name": "Ada Example"})
    done = run(root, *by("eva", "--show"))
    assert (done.exit_code, done.stderr) == (0, "")
    whole = handed(publish={"name": "Ada Example"})
    assert "Ada Example" in whole
    for told in ("k7m2p4", "earner", "publish", "Ada Example"):
        assert told not in done.stdout
    assert set(done.stdout.split("\n")) < set(whole.split("\n"))
    assert done.stdout.endswith(whole.partition("\n---\n")[2])
    found = answer(root, *by("eva", "--show"))
    assert found == {
        "submission": SUBMISSION,
        "attempt": 1,
        "commit": git(root, "rev-parse", f"submission/{SUBMISSION}"),
        "path": f"submissions/think-time/{SUBMISSION}/attempt-1.md",
        "text": done.stdout,
    }
    assert run(root, *by("eva", "--show", "-")).exit_code == 2
    assert run(root, *by("nobody", "--show")).exit_code == 1
    assert kept(root) == []


def test_an_empty_scorecard_is_not_taken_for_one_that_is_filled_in(root):
    for style in ((), ("--yaml",)):
        blank = run(root, *by("eva", *style)).stdout
        done = run(root, *by("eva", "-"), given=blank)
        assert done.exit_code == 1
        assert kept(root) == []


def test_what_is_met_is_not_asked_for_again(root):
    score(root, "eva", silence="not-yet")
    score(root, "omar", silence="not-yet")
    hand_in(root, 2)
    done = run(root, *by("eva", "--yaml"))
    assert "criterion: silence" in done.stdout
    assert "criterion: questions" not in done.stdout


# --- who may not ---


@pytest.mark.parametrize("words", [(), ("-",), ("--hold", "Locked."), ("--recuse", "Cousin.")])
def test_somebody_who_is_not_listed(root, words):
    done = run(root, *by("nobody", *words), given=full())
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == (
        "Error: “nobody” is not listed in program/evaluators.yml. Nothing was recorded.\n"
    )
    found = answer(root, *by("nobody", *words), given=full())
    assert found == {
        "recorded": False,
        "why_not": "“nobody” is not listed in program/evaluators.yml.",
    }
    assert kept(root) == []


def test_the_earner(tmp_path):
    root = programme(tmp_path / "own")
    hand_in(root, earner="z2z2z2")
    done = run(root, *by("zoe", "-"), given=full())
    assert "zoe handed this in, and nobody scores their own work." in done.stderr
    assert kept(root) == []


def test_an_id_that_is_none(root):
    done = run(root, *by("-x; rm -rf /", "--hold", "Locked."))
    assert (done.exit_code, kept(root)) == (2, [])
    assert "“-x; rm -rf /” is not somebody's id" in done.stderr


# --- what else an evaluator has to say ---


def test_the_clock_stops_and_goes_on(root):
    done = run(root, *by("eva", "--hold", "Item 2 asks me to sign in."))
    assert done.exit_code == 0
    assert done.stdout.startswith(
        "Recorded: held, by eva, on k3f9q2m7.\nThe submission stands at held."
    )
    assert "Item 2 asks me to sign in." in run(root, "decide", SUBMISSION).stdout
    done = run(root, *by("omar", "--release-hold"))
    assert done.stdout.startswith(
        "Recorded: released, by omar, on k3f9q2m7.\nThe submission stands at scoring."
    )
    assert kept(root) == ["eva held: Item 2 asks me to sign in.", "omar released: None"]


def test_who_steps_back_is_not_counted(root):
    score(root, "eva")
    found = answer(root, *by("eva", "--recuse", "My sister's class."))
    assert (found["recorded"], found["event"], found["outcome"]) == (True, "recused", "scoring")
    assert answer(root, "decide", SUBMISSION)["uncounted"][0]["reason"] == "recused"


def test_what_changes_nothing_is_not_recorded(root):
    done = run(root, *by("eva", "--release-hold"))
    assert done.exit_code == 1
    assert done.stderr == (
        "Error: Nothing is held: the submission stands at scoring. Nothing was recorded.\n"
    )


# --- wrong usage, and what cannot be scored ---


@pytest.mark.parametrize(
    "words",
    [
        ("score", SUBMISSION),
        by("eva", "-", "--hold", "x"),
        by("eva", "--hold", "x", "--recuse", "y"),
        by("eva", "--hold", ""),
        by("eva", "--hold", "x" * 1001),
        by("eva", "nowhere.yml"),
    ],
    ids=["nobody", "two at once", "two words", "no reason", "a long reason", "no file"],
)
def test_wrong_usage(root, words):
    done = run(root, *words, given=full())
    assert (done.exit_code, done.stdout, kept(root)) == (2, "", [])


def test_a_branch_that_was_tampered_with_is_not_scored(root):
    on_branch(root, {"docs/x.md": b"x"})
    done = run(root, *by("eva", "-"), given=full())
    assert (done.exit_code, kept(root)) == (1, [])
    assert "U03" in done.stderr


def test_what_is_decided_is_not_scored_by_others(root):
    score(root, "eva")
    score(root, "omar")
    done = run(root, *by("lea"))
    assert done.stderr.startswith(
        "Error: There is nothing to score: the submission stands at award."
    )
    git(root, "merge", "--quiet", "--no-ff", "--message", "M", f"submission/{SUBMISSION}")
    done = run(root, *by("eva"))
    assert done.stderr == (
        "Error: There is nothing to score: it is merged into main. Nothing was recorded.\n"
    )


@pytest.mark.parametrize("name", ["../x", "zzzzzzzz"])
def test_there_is_no_such_submission(root, name):
    done = run(root, "score", name, "--evaluator", "eva", "-", given=full())
    assert (done.exit_code, "U02" in done.stderr) == (1, True)
