"""The written parts of an attempt, cut at headings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.attempt import written_parts
from microcred.model.evidence import EvidenceSlot
from microcred.model.vocabulary import EvidenceKind

HEAD = "---\ncredential: x@1.0\n---\n"


def slot(identity, name, kind):
    return EvidenceSlot(id=identity, name=name, kind=kind, prompt="Write.")


SLOTS = (
    slot("context", "Your class & your questions", EvidenceKind.OVERVIEW),
    slot("clips", "Two recordings", EvidenceKind.VIDEO),
    slot("growth", "What changed", EvidenceKind.REFLECTION),
)


def parts(body, slots=SLOTS):
    return [(one.slot, one.line, one.text.strip()) for one in written_parts(HEAD + body, slots)]


def test_parts_with_their_lines():
    assert parts("\n## Context\n\nOne.\n\n## Growth\nTwo.\n") == [
        ("context", 5, "One."),
        ("growth", 9, "Two."),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "## What changed",
        "# what   CHANGED",
        "###### What changed ######",
        "##What changed",
        "   ## What changed:",
        "## “What changed”",
        "## 2. What changed",
        "## b) What changed",
        "## *What changed*",
        "## growth",
        "## GROWTH",
        "## Reflection",
        "**What changed**",
        "__Reflection__:",
        "What changed\n============",
        "What changed\n---",
        "## What–changed",
        "## ｗｈａｔ ｃｈａｎｇｅｄ",  # noqa: RUF001
    ],
)
def test_headings_that_name_a_part(heading):
    (found,) = parts(f"{heading}\n\nIt did.\n")
    assert (found[0], found[1]) == ("growth", 4)
    assert found[2].endswith("It did.")


@pytest.mark.parametrize(
    "body",
    [
        "## What has changed\nIt did.",
        "####### Growth\nIt did.",
        "Growth\nIt did.",
        "    # Growth\nIt did.",
        "```\n# Growth\n```\nIt did.",
        "~~~\n# Growth\n```\n~~~\nIt did.",
        "## Two recordings\nIt did.",
        "## Video\nIt did.",
    ],
)
def test_headings_that_name_none(body):
    assert [found[0] for found in parts(body)] == [None]


def test_a_fence_that_ends_lets_headings_be():
    assert [found[0] for found in parts("```\ncode\n```\n# Growth\nIt did.")] == [None, "growth"]


def test_other_headings_belong_to_the_part_around_them():
    assert parts("# Growth\n\nA.\n\n## In the first lesson\n\nB.\n") == [
        ("growth", 4, "A.\n\n## In the first lesson\n\nB.")
    ]


def test_a_part_may_be_empty_and_may_come_twice():
    assert parts("# Growth\n# Context\nA.\n# Growth\n") == [
        ("growth", 4, ""),
        ("context", 5, "A."),
        ("growth", 7, ""),
    ]


def test_text_before_the_first_part_is_nobodys():
    assert parts("Hello.\n# Growth\nA.") == [(None, 4, "Hello."), ("growth", 5, "A.")]
    assert parts("\n<!-- a remark -->\n# Growth\nA.") == [("growth", 6, "A.")]


def test_a_kind_that_two_slots_share_names_neither():
    second = slot("hopes", "What is next", EvidenceKind.REFLECTION)
    assert parts("# Reflection\nA.", (*SLOTS, second)) == [(None, 4, "# Reflection\nA.")]


def test_one_slot_alone_needs_no_heading():
    assert parts("It did.\n\n## Later\n\nIt did again.", SLOTS[2:]) == [
        ("growth", 4, "It did.\n\n## Later\n\nIt did again.")
    ]
    assert parts("", SLOTS[2:]) == []


def test_a_name_counts_before_a_kind():
    named = slot("next", "Reflection", EvidenceKind.OVERVIEW)
    assert parts("# Reflection\nA.", (named, SLOTS[2]))[0][0] == "next"


def test_without_front_matter_all_is_text():
    (found,) = written_parts("# Growth\nA.", SLOTS)
    assert (found.slot, found.line, found.words) == ("growth", 1, 1)


lines = st.lists(
    st.sampled_from(
        ["# Growth", "# Context", "```", "~~~", "word", "", "**Growth**", "---", "## x"]
    ),
    max_size=12,
)


@given(lines)
def test_no_word_is_lost(body):
    found = written_parts(HEAD + "\n".join(body), SLOTS)
    said = sum(part.text.split("\n").count("word") for part in found)
    assert said == body.count("word")
    assert [part.line for part in found] == sorted(part.line for part in found)


@given(st.text(max_size=200))
def test_any_text_has_parts(text):
    assert all(part.words >= 0 for part in written_parts(text, SLOTS))
