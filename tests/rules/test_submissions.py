"""What holds for all rules of submissions together."""

from __future__ import annotations

from copy import deepcopy
from time import process_time
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from microcred.problem import Problem
from microcred.rules.submissions import (
    ALWAYS,
    COMPLETENESS,
    SUBMISSION_RULES,
    UNTIL_SETTLED,
    submission_problems,
)
from tests.handed import CONTEXT, FIELDS, REFLECTION
from tests.rules.submitted import problems, submitted


def test_rules_are_in_the_order_of_their_codes():
    codes = [rule.code for rule in SUBMISSION_RULES]
    assert codes == sorted(set(codes))
    assert len(codes) == len(ALWAYS) + len(UNTIL_SETTLED) + len(COMPLETENESS)


def test_what_holds_always():
    assert {rule.code for rule in ALWAYS} == {
        *("S03", "S04", "S06"),
        *("S30", "S31", "S32", "S33", "S34", "S35", "S36"),
    }


PRIVATE = (
    "Maria got a B+. Ask Ms. Ortiz (m@school.example, 555-010-4477; born 3 May 2014), "
    "at 41.87812, -87.62981.\n"
)


def test_what_can_be_said_of_a_file_that_cannot_be_read_is_said():
    broken = submitted().source.text.replace("status: ready", "status: dunno") + PRIVATE
    codes = [one.code for one in problems(text=broken)]
    assert codes == ["S31", "S32", "S33", "S34", "S35", "S36"]


def test_a_settled_attempt_is_held_to_little():
    wrong: dict[str, Any] = {
        "evidence": [],
        "consent": None,
        "integrity": None,
        "earner": "github:1",
    }
    assert problems(settled=True, **wrong) == []
    assert len({one.code for one in problems(**wrong)}) > 2
    assert {one.code for one in problems(settled=True, reflection=PRIVATE)} >= {"S31", "S32"}


HOSTILE = [
    *("<", "](", "`", "A", "A_", "a@", "@a.", "1-", "+1 ", "0/", "(1", "![", "data:a/", "<a "),
    *("http://a", "https://a/b.", "°", "1.2345 ", "C2+", "Aa ", "Aa got ", "A+ for ", "1 Aa "),
    *(
        "# a\n",
        "```\n",
        "** ",
        "a\n===\n",
        "<!--",
        "%40",
        " School",
        "born 1 ",
        "\n",
        "x" * 399 + " ",
    ),
    *("Mr ", "student ", "lat: ", "gps ", "maps.", "///a.", "[at] a", "9 9 ", "Sunday 1"),
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("broken", [False, True])
def test_no_text_takes_long(text, broken):
    handed = submitted(narrative=text * (500_000 // len(text)))
    if broken:
        handed = submitted(text=handed.source.text.replace("\n---\n", "\n", 1))
    start = process_time()
    assert isinstance(list(submission_problems(handed)), list)
    assert process_time() - start < 4


texts = st.one_of(
    st.text(min_size=1, max_size=40),
    st.sampled_from(
        [
            *("", "0", "1", "true", "draft", "clips", "tally", "reflection", "video", "audio"),
            *("2026-10-02", "2031-01-01", "https://drive.google.com/x", "http://[::1", "0" * 64),
            *("a" * 64, "video/mp4", "text/html", "k7m2p4", "github:1", "wait-time@1.0", "@", "%"),
        ]
    ),
)
values = st.one_of(
    texts,
    st.none(),
    st.builds(list),
    st.builds(dict),
    st.lists(texts, max_size=3),
    st.builds(lambda: deepcopy(FIELDS["evidence"][0])),
)


def spoil(data: Any, choose: Any) -> None:
    """Change one value somewhere inside a file's plain values, in place."""
    keys = list(data) if isinstance(data, dict) else list(range(len(data)))
    if not keys:
        return
    key = choose(st.sampled_from(keys))
    if isinstance(data[key], dict | list) and data[key] and choose(st.booleans()):
        spoil(data[key], choose)
    elif choose(st.booleans()):
        data[key] = choose(values)
    else:
        del data[key]


@settings(max_examples=200)
@given(data=st.data())
def test_whatever_is_handed_in_has_an_answer(data):
    fields = deepcopy({"credential": "wait-time@1.0", "earner": {"id": "k7m2p4"}, **FIELDS})
    for _ in range(data.draw(st.integers(1, 8))):
        spoil(fields, data.draw)
    pieces = st.sampled_from(
        [CONTEXT, REFLECTION, "## Context\n", "# Reflection\n", "x\n", "---\n"]
    )
    prose = "".join(data.draw(st.lists(st.one_of(pieces, st.text(max_size=40)), max_size=6)))
    front = yaml.safe_dump(fields, sort_keys=False, allow_unicode=True)
    handed = submitted(text=f"---\n{front}---\n{prose}")
    for problem in submission_problems(handed):
        assert isinstance(problem, Problem)
        assert 1 <= problem.line <= handed.source.text.count("\n") + 1
        assert problem.message
        assert problem.fix.endswith((".", "…"))
