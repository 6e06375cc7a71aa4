"""Texts made to be slow: each is answered at once, and never with a traceback."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.problem import Problem
from microcred.scorecards import received, submission_of
from tests.scorecards.cards import LIKE_STRUCTURE
from tests.scorecards.sample import HEAD, TASK, WHOLE

MANY = 30_000
SLOW = [
    *("# " * MANY, "#" * MANY, "a:" * MANY, "*" * MANY, "- " * MANY, "1. " * MANY, "(" * MANY),
    *("<!--" * MANY, "<!-- -->" * MANY, "\\" * MANY, "> " * MANY, "`" * MANY, "_" * MANY),
    *("\n" * MANY, "### Evidence\n" + "- a:" * MANY, "### Evidence\n- " + "," * MANY + ": x"),
    *("### Evidence\n- clips: could" + " " * MANY, "Level: " + "_" * MANY, "Why: " + "a b " * MANY),
]


@pytest.mark.parametrize("text", SLOW, ids=lambda text: repr(text[:20]))
def test_long_texts_take_no_long_time(text):
    begun = time.perf_counter()
    assert received("card.md", f"{HEAD}{text}x\n\nEnd of scorecard\n", TASK).document is None
    assert submission_of(f"{HEAD}{text}") in ("k3f9q2m7", None)
    assert time.perf_counter() - begun < 10


LINES = st.one_of(
    st.sampled_from([*WHOLE.split("\n"), *LIKE_STRUCTURE]), st.text(max_size=20), st.just("")
)


@given(st.lists(LINES, max_size=40), st.sampled_from(["card.md", "card.yml", "-"]))
def test_any_text_has_an_answer(lines, path):
    reading = received(path, "\n".join(lines), TASK)
    assert reading.document or reading.problems
    for problem in reading.problems:
        assert isinstance(problem, Problem)
        assert problem.line >= 1
        assert problem.fix.endswith(".")
    assert reading.document is None or {one.severity for one in reading.problems} <= {"warning"}
