"""What holds for all rules together."""

from contextlib import suppress
from copy import deepcopy
from dataclasses import replace
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from microcred.definition import UNREAD
from microcred.problem import Problem
from microcred.rules import DEFINITION_RULES, definition_problems
from microcred.rules.rule import EVERY_STATUS
from tests.rules.good import CREDENTIAL, GONE, PROGRAM, RUBRIC, built, definition, good


def test_good_definition_has_no_problem():
    assert list(definition_problems(definition())) == []


def test_rules_are_in_the_order_of_their_codes():
    codes = [rule.code for rule in DEFINITION_RULES]
    assert codes == sorted(codes)


EMPTY: dict[str, Any] = dict.fromkeys(
    [
        "method",
        "research",
        "essa",
        "alignments",
        "evidence",
        "completion",
        "rubric",
        "scoring",
        "resources",
        "image",
        "integrity",
        "hours",
        "review_by",
        "reviewed",
    ],
    GONE,
) | {"rubric/": GONE}


@pytest.mark.parametrize("status", ["active", "retired"])
def test_published_ones_are_held_to_everything(status):
    codes = {
        problem.code for problem in definition_problems(definition(EMPTY | {"status": status}))
    }
    demanded = "L02 L03 L05 L06 L07 L08 L09 L10 L12 L15 L17 L18 L19 L20 L21 L25 L31 L33"
    assert codes == set(demanded.split())


@pytest.mark.parametrize("status", ["draft", "planned"])
def test_others_may_be_unfinished(status):
    unfinished = definition(EMPTY | {"status": status, "opens": "Autumn 2027"})
    assert list(definition_problems(unfinished)) == []
    wrong = definition(EMPTY | {"status": status, "opens": "2027", "competency": "One. Two."})
    assert {problem.code for problem in definition_problems(wrong)} == {"L01"}


def test_what_can_be_said_without_an_unreadable_rubric_is_said():
    changes = {
        "competency": "The teacher plans lessons and grades essays.",
        "completion": ["Attendance at a workshop.", "The reflection is insightful."],
        "evidence.0.prompt": "Ask Ms. Ortiz about the PLC.",
        "evidence.2.id": "clips",
    }
    unread = replace(definition(changes), rubric=UNREAD)
    codes = [problem.code for problem in definition_problems(unread)]
    assert codes == ["L01", "L07", "L10", "L13", "L28", "L34"]


def test_codes_for_every_status():
    always = {rule.code for rule in DEFINITION_RULES if rule.statuses == EVERY_STATUS}
    assert always == {"L01", "L22", "L25", "L29", "L30", "L34", "L36"}


HOSTILE = ["<", "](", "`", "A", "A_", ". ", "\n \n", "student ", "attend a-", "and ", "E", "Aa A."]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_takes_long(text):
    long = definition({"narrative": text * (500_000 // len(text))})
    start = process_time()
    assert isinstance(list(definition_problems(long)), list)
    assert process_time() - start < 4


texts = st.one_of(
    st.text(min_size=1, max_size=40),
    st.sampled_from(
        [
            "",
            "Dr. Lee met Maria L. at a workshop",
            "PLC",
            "a\n\n- b",
            "é" * 30,
            "3",
            "0",
            "true",
            "video",
            "planned",
            "retired",
            "clips",
            "unlimited",
            "2026-11-21",
            "İİ",
            "\u2028.",
        ]
    ),
)
values = st.one_of(
    st.just(GONE), texts, st.just([]), st.just({}), st.lists(texts, max_size=3), st.none()
)


def edit(data: Any, choose: Any) -> None:
    """Change one value somewhere inside a file's plain values, in place."""
    keys = list(data) if isinstance(data, dict) else list(range(len(data)))
    if not keys:
        return
    key = choose(st.sampled_from(keys))
    if isinstance(data[key], dict | list) and data[key] and choose(st.booleans()):
        edit(data[key], choose)
        return
    value = choose(values)
    if value is GONE:
        del data[key]
    else:
        data[key] = value


@settings(max_examples=200)
@given(data=st.data())
def test_rules_take_whatever_the_models_take(data):
    files = good()
    for _ in range(data.draw(st.integers(1, 12))):
        tried = deepcopy(files)
        edit(
            tried[data.draw(st.sampled_from([CREDENTIAL, CREDENTIAL, RUBRIC, PROGRAM]))].data,
            data.draw,
        )
        with suppress(ValidationError):
            built(tried)
            files = tried
    if data.draw(st.booleans()):
        del files[RUBRIC]
    for problem in definition_problems(built(files)):
        assert isinstance(problem, Problem)
        assert problem.line >= 1
        assert problem.message
        assert problem.fix
