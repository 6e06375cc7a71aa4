"""CASE packages: what is taken from a sound one, and what is said of a bad one."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.case_package import framework_of, framework_text, kept_framework
from microcred.model.framework import Framework
from microcred.problem import Problem
from tests.programmes_run import PROGRAMMES

FILES = PROGRAMMES / "p07-standards" / "files"
TALK = FILES / "classroom-talk.json"


def said(data: bytes | dict[str, Any]) -> list[str]:
    """Return the code and the message of each problem."""
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    framework, problems = framework_of("file.json", raw, "talk")
    assert (framework is None) == bool(problems)
    return [f"{one.code} {one.message}" for one in problems]


def package() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(TALK.read_text("utf-8"))
    return found


def test_a_sound_package_keeps_its_statements_their_codes_and_their_parents():
    framework, problems = framework_of("talk.json", TALK.read_bytes(), "talk")
    assert framework
    assert problems == ()
    assert (framework.title, framework.case, framework.creator) == (
        "Classroom talk",
        "1.1",
        "Good example",
    )
    strand, first, *_ = framework.standards
    assert (strand.code, strand.parent) == ("CT.1", None)
    assert (first.code, first.parent) == ("CT.1.1", strand.identifier)


def test_what_is_kept_reads_back_the_same():
    framework, _ = framework_of("talk.json", TALK.read_bytes(), "talk")
    assert framework
    assert kept_framework("program/frameworks/talk.json", framework_text(framework)) == framework


def _without(part: str, field: str) -> dict[str, Any]:
    found = package()
    at = found["CFDocument"] if part == "CFDocument" else found[part][0]
    del at[field]
    return found


def _with(part: str, value: Any) -> dict[str, Any]:
    return package() | {part: value}


BAD = {
    "not UTF-8": (b"\xff{", ["T01 this is not UTF-8 text"]),
    "not JSON": (b"<html>", ["T01 this is not JSON: line 1 cannot be understood"]),
    "a list": (b"[]", ["T01 this is no CASE package: it holds no CFDocument"]),
    "no statement": (_with("CFItems", []), ["T01 this package holds no CFItems, so no standard"]),
    "no title": (_without("CFDocument", "title"), ["T02 CFDocument has no `title`"]),
    "no statement's text": (
        _without("CFItems", "fullStatement"),
        ["T02 CFItems, number 1, has no `fullStatement`"],
    ),
    "no object": (_with("CFItems", ["x"]), ["T02 CFItems, number 1, is no object"]),
    "a link to nothing": (
        _with("CFAssociations", [{"associationType": "isChildOf"}]),
        ["T02 CFAssociations, number 1, does not say what it joins, and how"],
    ),
    "nested": (b"[" * 100_000, ["T01 this is nested too deeply"]),
}


@pytest.mark.parametrize("case", BAD.values(), ids=BAD)
def test_a_bad_package_is_refused_and_each_reason_told(case):
    data, expected = case
    assert said(data) == expected


def test_a_standard_may_be_under_one_other_only():
    found = package()
    strand = found["CFItems"][4]
    link = json.loads(json.dumps(found["CFAssociations"][0]))
    link["destinationNodeURI"]["identifier"] = strand["identifier"]
    found["CFAssociations"].append(link)
    child = link["originNodeURI"]["identifier"]
    assert said(found) == [f"T03 {child} is a child of two others"]


def test_an_address_that_is_none_is_told():
    found = package()
    found["CFItems"][0]["uri"] = "javascript:alert(1)"
    (one,) = said(found)
    assert one.startswith("T02 `standards.0.uri`" if "standards" in one else "T02 `uri`")


KEPT = {
    "not JSON": "{",
    "an unknown key": '{"format": 1, "more": 1}',
    "another name": framework_text(
        Framework(
            id="other", title="T", creator="C", identifier="i", uri="https://a.edu/",
            case="1.1", standards=(),
        )
    ),
}  # fmt: skip


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_a_framework_changed_by_hand_is_told(text):
    found = kept_framework("program/frameworks/talk.json", text)
    assert isinstance(found, Problem)
    assert found.code == "T04"


@given(
    st.recursive(
        st.none() | st.integers() | st.text(),
        lambda one: (
            st.lists(one)
            | st.dictionaries(
                st.sampled_from(["CFDocument", "CFItems", "CFAssociations", "identifier", "uri"]),
                one,
            )
        ),
    )
)
def test_whatever_a_file_holds_there_is_an_answer(value):
    said(json.dumps(value).encode())
