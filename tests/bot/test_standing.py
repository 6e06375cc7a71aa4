"""What stands against a pull request, and in which state that leaves it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from microcred.bot.stage import Stage, stage
from microcred.bot.standing import hands_in, may_be_awarded, obstacles
from microcred.problem import Severity
from tests.bot.life import PRIVATE, Life

OWN = "submissions/wait-time/k3f9q2m7/attempt-1.md"
SECOND = "submissions/wait-time/k3f9q2m7/attempt-2.md"


def codes(life: Life) -> list[str]:
    return [one.code for one in obstacles(life.matter())]


@pytest.mark.parametrize(
    ("touched", "found"),
    [
        ((OWN,), []),
        ((OWN, SECOND), []),
        ((), ["B01"]),
        ((OWN, "README.md"), ["B01"]),
        (("submissions/wait-time/q8w3r5t6/attempt-1.md",), ["B01"]),
        ((OWN, "submissions/exit-tickets/k3f9q2m7/attempt-1.md"), ["B01"]),
        ((OWN, f"{OWN}.png"), ["B01"]),
    ],
)
def test_files_beside_its_own_attempts(touched, found):
    life = Life().hand_in()
    life.touched = touched
    assert codes(life) == found


def test_only_so_many_files_are_named():
    life = Life().hand_in()
    life.touched = (OWN, *(f"docs/{n}.md" for n in range(8)))
    (problem,) = obstacles(life.matter())
    assert problem.message.endswith(
        "docs/0.md, docs/1.md, docs/2.md, docs/3.md, docs/4.md and 3 more"
    )


def test_what_the_branch_says_of_other_files_is_said_once():
    life = Life().hand_in()
    life.touched = (OWN, "README.md")
    life.problems = (Life.problem("U03", "this branch touches what is not its own", "Do not."),)
    assert codes(life) == ["B01"]
    life.touched = (OWN,)
    assert codes(life) == ["U03"], "what only the branch knows is said all the same"


@pytest.mark.parametrize(
    ("program", "earner", "found"),
    [
        (None, "github:5001", []),
        (None, "github:5002", ["B02"]),
        (None, "k7m2p4", ["B02"]),
        (PRIVATE, "k7m2p4", []),
    ],
)
def test_whose_it_is(program, earner, found):
    life = Life(program) if program else Life()
    life.earner = earner
    assert codes(life.hand_in()) == found


def test_each_attempt_is_held_to_whose_it_is():
    life = Life().hand_in()
    life.earner = "github:4242"
    life.hand_in(2)
    found = [one for one in obstacles(life.matter()) if one.code == "B02"]
    assert [one.path for one in found] == [SECOND]


def award() -> Life:
    life = Life().hand_in().settle()
    life.reviews("ana", "mmm")
    life.reviews("ben", "mmm")
    return life.settle()


@pytest.mark.parametrize(
    ("severity", "awarded"),
    [(None, True), ("warning", True), ("error", False), ("unknown", False)],
)
def test_what_may_be_awarded(severity, awarded):
    life = award()
    if severity:
        life.problems = (Life.problem("S36", "something", "Mend it.", severity),)
    assert may_be_awarded(life.matter()) is awarded


@pytest.mark.parametrize(
    "change",
    [{"decision": None}, {"submission": None}, {"touched": (OWN, "README.md")}],
    ids=["no decision", "no submission", "other files"],
)
def test_what_may_not_be_awarded(change):
    assert not may_be_awarded(replace(award().matter(), **change))


@pytest.mark.parametrize(
    ("touched", "submission", "found"),
    [
        (("docs/index.md",), None, False),
        ((), None, False),
        ((OWN,), "k3f9q2m7", True),
        (("submissions/README.md",), None, True),
        (("awards/log.jsonl",), None, True),
        (("docs/submissions/x.md",), None, False),
    ],
)
def test_what_is_about_a_submission(touched, submission, found):
    matter = replace(Life().matter(), touched=touched, submission=submission)
    assert hands_in(matter) is found


@pytest.mark.parametrize(
    ("problems", "status", "found"),
    [
        ((), "ready", Stage.SCORING),
        (("S21",), "ready", Stage.TO_MEND),
        (("S21",), "draft", Stage.DRAFT),
        (("G02",), "draft", Stage.TO_MEND),
        ((), "draft", Stage.DRAFT),
    ],
)
def test_a_draft_may_be_unfinished_but_not_out_of_place(problems, status, found):
    life = Life().hand_in(status=status)
    life.problems = tuple(Life.problem(code, "something", "Mend it.") for code in problems)
    matter = life.matter()
    assert stage(matter, obstacles(matter), taken_back=False) is found


def test_what_could_not_be_checked_is_neither_fine_nor_to_be_mended():
    life = Life().hand_in()
    life.problems = (Life.problem("U05", "something", "Later.", Severity.UNKNOWN.value),)
    matter = life.matter()
    assert stage(matter, obstacles(matter), taken_back=False) is Stage.UNKNOWN


def test_what_scoring_has_begun_of_does_not_wait_any_more():
    life = Life().hand_in().settle()
    life.reviews("ana", "mmm")
    life.ahead = 99
    life.settle()
    assert life.stands == "scoring"
