"""The comment that is kept: whole, in every place where a submission can stand. Read it aloud."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from microcred.bot.packing import unpack
from microcred.problem import Problem, Severity
from tests.bot.life import OPEN, PLACE, PRIVATE, Life

GOLDEN = Path(__file__).parent / "golden"
MET, NOT_YET = "mms", "mnm"


def handed_in(program=OPEN, **terms) -> Life:
    return Life(program, **terms).hand_in().settle()


def draft() -> Life:
    life = Life().hand_in(status="draft", evidence=[])
    return life.settle()


def to_mend() -> Life:
    life = Life().hand_in()
    life.problems = (
        problem(14, "S21", "this link is on a host that the programme does not accept", "Move it."),
        problem(31, "S31", "there is an e-mail address: <a@b.example>", "Take it out, @octocat."),
        problem(40, "S36", "“Maria” may be a student’s name", "Write “a student”.", "warning"),
    )
    return life.settle()


def in_a_commit() -> Life:
    life = Life().hand_in()
    said = "commit 0123456789 carries an e-mail address that leads to a person (m…@…)"
    life.problems = (problem(1, "S38", said, "Hide it, and hand in anew."),)
    return life.settle()


def problem(line: int, code: str, message: str, fix: str, severity: str = "error") -> Problem:
    return Problem(PLACE.path, line, code, Severity(severity), message, fix)


def unknown() -> Life:
    life = Life().hand_in()
    life.problems = (problem(1, "U05", "the roster could not be read", "Name it.", "unknown"),)
    return life.settle()


def foreign() -> Life:
    life = Life().hand_in()
    life.touched = (*life.touched, "rubrics/wait-time.yml", "submissions/wait-time/q8w3r5t6/a.md")
    return life.settle()


def waiting() -> Life:
    life = Life().hand_in()
    life.ahead = 10
    return life.settle()


def held() -> Life:
    life = handed_in()
    life.says("ben", "/hold because the second link asks for a login")
    return life.settle()


def late() -> Life:
    life = handed_in()
    life.reviews("ben", NOT_YET)
    life.settle()
    return life.tick(24 * 40).settle()


def adjudication() -> Life:
    life = handed_in()
    life.reviews("ana", MET)
    life.reviews("ben", NOT_YET)
    return life.settle()


def award() -> Life:
    life = handed_in()
    life.reviews("ana", MET)
    life.reviews("ben", "mmm")
    return life.settle()


def by_hand() -> Life:
    reviewing = OPEN.reviewing.model_copy(update={"merge": "by-hand"})
    life = award()
    life.program = OPEN.model_copy(update={"reviewing": reviewing})
    return life.settle()


def awarded() -> Life:
    life = award()
    life.award()
    return life.settle()


def resubmit() -> Life:
    life = handed_in()
    life.reviews("ana", NOT_YET)
    life.reviews("ben", "snm")
    return life.settle()


def second_attempt() -> Life:
    return resubmit().hand_in(2).settle()


def appealed() -> Life:
    life = resubmit()
    life.says("teacher", "/appeal because recording 2 shows it at 4:10")
    return life.settle()


def closed() -> Life:
    life = handed_in(attempts=1)
    life.reviews("ana", NOT_YET)
    life.reviews("ben", NOT_YET)
    return life.settle()


def withdrawn() -> Life:
    life = handed_in()
    life.says("teacher", "/withdraw")
    return life.settle()


def shut() -> Life:
    life = handed_in()
    life.shut()
    return life.settle()


def merged(given: Callable[[], Life]) -> Life:
    life = given()
    life.shut(merged=True)
    return life.settle()


def in_private_mode() -> Life:
    life = handed_in(PRIVATE)
    life.reviews("ana", NOT_YET)
    return life.settle()


STATES: dict[str, Callable[[], Life]] = {
    "draft": draft,
    "to-mend": to_mend,
    "in-a-commit": in_a_commit,
    "unknown": unknown,
    "foreign": foreign,
    "waiting": waiting,
    "scoring": handed_in,
    "late": late,
    "held": held,
    "adjudication": adjudication,
    "award": award,
    "award-by-hand": by_hand,
    "awarded": awarded,
    "resubmit": resubmit,
    "second-attempt": second_attempt,
    "appealed": appealed,
    "closed": closed,
    "withdrawn": withdrawn,
    "shut": shut,
    "merged-scoring": lambda: merged(handed_in),
    "merged-award": lambda: merged(award),
    "merged-not-yet": lambda: merged(resubmit),
    "private": in_private_mode,
}


def shown(life: Life) -> str:
    """Return the comment with what its links hold unpacked, but for the length of texts."""

    def told(found: re.Match[str]) -> str:
        value = unpack(found[2])
        value["text"] = f"{len(value['text'])} characters" if "text" in value else None
        return f"#{found[1]}={value}"

    return re.sub("#(again|task)=([A-Za-z0-9_-]+)", told, life.kept)


@pytest.mark.parametrize("state", STATES)
def test_the_whole_comment(state):
    file = GOLDEN / f"{state}.md"
    assert shown(STATES[state]()) + "\n" == file.read_text(encoding="utf-8")


def test_every_file_is_of_a_state():
    assert {file.stem for file in GOLDEN.iterdir()} == set(STATES)


# --- what is in it, whatever is in the attempt ---


def mark_and_body(life: Life) -> str:
    return next(one.body for one in life.ours() if "microcred:kept" in one.body)


@pytest.mark.parametrize("state", ["scoring", "resubmit", "to-mend"])
@pytest.mark.parametrize("size", [40_000, 300_000])
def test_a_long_attempt_leaves_out_what_is_easiest_to_do_without(state, size):
    noise = hashlib.sha512(b"noise").hexdigest()
    words = "".join(hashlib.sha512(f"{noise}{n}".encode()).hexdigest() for n in range(size // 128))
    life = STATES[state]()
    life.hand_in(2 if state == "resubmit" else 1, reflection=words).settle()
    body = mark_and_body(life)
    assert len(body) <= 65_000
    assert "Who acts next." in body
    assert "/withdraw" in body


def test_the_text_in_the_link_to_the_next_attempt_goes_first():
    life = handed_in()
    words = "".join(hashlib.sha512(f"{n}".encode()).hexdigest() for n in range(900))
    life.hand_in(1, reflection=words).settle()
    life.reviews("ana", NOT_YET)
    life.reviews("ben", NOT_YET)
    life.settle()
    assert "'text': None" in shown(life)
    assert "copy from your last attempt, and what is not met yet is marked" in life.kept
    assert "ana: try pause again." in life.kept


def test_the_empty_scorecard_goes_before_what_is_to_be_scored():
    life = handed_in()
    words = "".join(hashlib.sha512(f"{n}".encode()).hexdigest() for n in range(900))
    life.hand_in(1, reflection=words).settle()
    assert "'text': None" in shown(life)
    assert "### Scorecard" in life.kept


@pytest.mark.parametrize("feedback", ["word " * 790, "文" * 3900, "@octocat #1 " * 300])
def test_much_feedback_is_shortened(feedback):
    life = handed_in()
    scores = [
        {"criterion": one, "level": "not-yet", "why": feedback, "feedback": feedback}
        for one in ("choice", "pause", "voices")
    ]
    life.reviews("ana", "nnn", scores=scores)
    life.reviews("ben", "nnn", scores=scores)
    life.settle()
    assert life.stands == "resubmit"
    body = mark_and_body(life)
    assert len(body) <= 65_000
    assert len(body.encode()) <= 262_144
    assert "…" in body


def test_many_problems_are_counted():
    life = Life().hand_in()
    life.problems = tuple(problem(n, "S21", f"link {n}", "Move it.") for n in range(1, 200))
    life.settle()
    assert "- And 174 other things of this kind." in life.kept
    assert life.kept.count("**Line ") == 25


def test_nothing_in_private_mode_says_whose_it_is():
    life = Life(PRIVATE).hand_in(publish={"name": "Maria Lopez", "evidence": False})
    life.settle()
    for_scoring = re.search("#task=([A-Za-z0-9_-]+)", life.kept)
    assert for_scoring
    told = life.kept + str(unpack(for_scoring[1]))
    for secret in ("Maria", "k7m2p4", "maria-lopez", "5001"):
        assert secret not in told


def test_a_link_outside_of_the_allowed_hosts_is_only_text():
    life = Life().hand_in(1, **{"evidence.0.url": "https://evil.example/view"})
    life.settle()
    assert 'href="https://evil.example' not in life.kept
    assert "<code>https:&#8203;//evil.example/view</code>" in life.kept


def test_where_the_fork_is_gone_there_is_no_link_to_it():
    life = resubmit()
    life.forget_fork()
    life.settle()
    assert "#again" not in life.kept
    assert "The copy that your file was in is gone" in life.kept


def test_an_odd_branch_stays_inside_its_link():
    life = to_mend()
    life.rename('x"><script>#?&/../..')
    life.settle()
    address = re.search('href="(https://github.com/[^"]*)"', life.kept)
    assert address
    assert "/edit/x%22%3E%3Cscript%3E%23%3F%26/" in address[1]
    assert "<script" not in life.kept
