"""decision.yml: as the award job writes it, and nothing else."""

import pytest

from microcred.document import read_yaml
from microcred.ledger import decision_bytes, read_decision
from microcred.model.decision import DecisionRecord
from microcred.problem import Problem
from tests.ledgers import decision

PATH = "submissions/think-time/7ppeb2sg/decision.yml"
GOOD = decision_bytes(decision())


def test_a_decision_is_plain_yaml_without_a_word_of_the_review():
    one, other = (card.sha256 for card in decision().scorecards)
    card = '"at": "2026-11-21T20:48:00Z", "attempt": 1, "sha256"'
    assert (
        GOOD.decode()
        == f"""\
format: 1
submission: "7ppeb2sg"
credential: "think-time@1.0"
release: "{decision().release}"
earner: "k7m2p4"
outcome: "award"
attempt: 1
head: "4444444444444444444444444444444444444444"
decided: "2026-11-21T20:48:00Z"
results:
  - {{"criterion": "questions", "level": "meets", "met": true, "attempt": 1}}
  - {{"criterion": "silence", "level": "meets", "met": true, "attempt": 1}}
scorecards:
  - {{"evaluator": "eva", {card}: "{one}"}}
  - {{"evaluator": "omar", {card}: "{other}"}}
award: "z8mk9qmldmuz"
"""
    )


def test_it_is_yaml_like_every_other_file():
    reading = read_yaml(PATH, GOOD.decode(), DecisionRecord)
    assert reading.problems == ()
    assert reading.document
    assert reading.document.model == decision()


def test_without_results_it_is_yaml_still():
    bare = decision(results=(), scorecards=())
    assert read_decision(PATH, decision_bytes(bare)) == bare


@pytest.mark.parametrize("earner", ["k7m2p4", "github:1234567", "007", "null", "1e5"])
def test_what_was_written_is_read(earner):
    made = decision(earner=earner, page="h3k4m5n6p7q8")
    assert read_decision(PATH, decision_bytes(made)) == made


@pytest.mark.parametrize(
    "bad",
    [
        b"",
        b"\xff",
        GOOD[:-10],
        GOOD + b"# a note\n",
        GOOD.replace(b'outcome: "award"', b'outcome: "resubmit"'),
        GOOD.replace(b'"met": true', b'"met": "true"'),
        GOOD.replace(b'earner: "k7m2p4"', b"earner: k7m2p4"),
        GOOD.replace(b"attempt: 1", b"attempt:  1"),
        GOOD + b'feedback: "very good"\n',
        GOOD + b'award: "z8mk9qmldmuz"\n',
        b"  - 1\n" + GOOD,
        b"[" * 100_000,
        b"format: " + b"[" * 100_000,
    ],
)
def test_what_the_award_job_never_writes_is_refused(bad):
    problem = read_decision(PATH, bad)
    assert isinstance(problem, Problem)
    assert f"{problem}" == f"{PATH}:1: A11 this is not a decision as the award job writes it"
