"""Patterns of Python find in JavaScript what they find in Python."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from microcred.attempt import words
from microcred.rules.spoken.javascript import javascript, unusual_folds
from tests.submitting.attempts import HEADINGS, LETTERS, SAID
from tests.submitting.core import values

Found = list[list[int]]


def in_python(pattern: re.Pattern[str], text: str) -> Found:
    """Return where a pattern is found: from and to, in characters."""
    return [[match.start(), match.end()] for match in pattern.finditer(text)]


def in_javascript(pattern: re.Pattern[str], texts: list[str]) -> list[Found]:
    given = javascript(pattern)
    found: list[Found] = values("found", [{**given, "text": text} for text in texts])
    return found


TABLE = [
    (r"\w+", ["naïve 日本 a_b 1½ a\u0301", "—", ""]),
    (r"[\W_]+", ["a_b—c d", "_"]),
    (r"\d{2,}", ["12 \u0661\u0662 1²", "4"]),
    (r"[^\d]", ["a1\u0661"]),
    (r"\s", ["a b\tc\nd\u00a0e\u2003f\u200bg\x1ch"]),
    (r"[^\s<>\"'`\\]+", ["a\u00a0b<c>\"d'e`f\\g"]),
    (r"\b\d\b", ["1 é2 3é 4", "_1 (2)"]),
    (r"\Ba", ["a ba aa"]),
    (r"^a$", ["a", "a\n", "b\na", "aa"]),
    (r"a\Z", ["a", "a\n"]),
    (r"\Aa", ["ab", "ba"]),
    (r"a.b", ["a\nb", "a\rb", "a\u2028b", "axb"]),
    (r"(?P<one>a)(?P<two>b)?", ["ab a"]),
    (r"(?P<mark>`+|~+).(?P=mark)", ["`a` ~~b~ ``c``"]),
    (r"(?<=\])\([^()\s]{0,3}\)", ["[a](b) (c) [d](efgh)"]),
    (r"a{,2}b", ["b ab aab aaab"]),
    (r"[a\-z]|[]x]|[&&~]|[(){}|/]", ["a-z]x & ~ ( ) { } | / &&"]),
    (r"\{\}|\/|\.|\-|\||\~", ["{}/.-|~"]),
    ("[\u0030-\u0039\\x41-\\u0043]+", ["09ABCD"]),
    (r"{a}", ["{a} a"]),
]


@pytest.mark.parametrize(("pattern", "texts"), TABLE, ids=[pattern for pattern, _ in TABLE])
def test_each_part_of_a_pattern_means_the_same(pattern, texts):
    if pattern == r"\Ba":
        with pytest.raises(ValueError, match="not understood"):
            javascript(re.compile(pattern))
        return
    compiled = re.compile(pattern)
    assert in_javascript(compiled, texts) == [in_python(compiled, text) for text in texts]


def test_case_may_be_ignored_and_lines_be_one():
    ignoring = re.compile(r"straße|k|s\b", re.IGNORECASE)
    texts = ["STRASSE Straße STRAẞE K \u212a \u017f s"]
    assert in_javascript(ignoring, texts) == [in_python(ignoring, text) for text in texts]
    over_lines = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
    texts = ["a <!-- b\nc --> d <!-- e\nf"]
    assert in_javascript(over_lines, texts) == [in_python(over_lines, text) for text in texts]


@pytest.mark.parametrize(
    "pattern",
    [
        re.compile("a", re.MULTILINE),
        re.compile("a", re.VERBOSE),
        re.compile("a", re.ASCII),
        re.compile(r"(a)\1"),
        re.compile("(?i:a)"),
    ],
)
def test_what_is_not_understood_is_refused_rather_than_changed(pattern):
    with pytest.raises(ValueError, match="not understood"):
        javascript(pattern)


PARTS = [
    r"\w",
    r"\d",
    r"\s",
    "[a-c]",
    "[^a-c]",
    r"[\W_]",
    "a",
    "é",
    ".",
    r"\b",
    "(?:ab|b)",
    " ",
    r"\.",
]
PATTERNS = st.lists(
    st.tuples(st.sampled_from(PARTS), st.sampled_from(["", "?", "{1,2}", "+?"])),
    min_size=1,
    max_size=5,
).map(lambda parts: "".join(part if part == r"\b" else part + more for part, more in parts))


@settings(
    max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
)
@given(
    st.lists(
        st.tuples(PATTERNS, st.text(LETTERS | st.just("\n"), max_size=20)), min_size=30, max_size=60
    )
)
def test_any_pattern_finds_the_same(pairs):
    compiled = [(re.compile(pattern), text) for pattern, text in pairs]
    cases = [{**javascript(pattern), "text": text} for pattern, text in compiled]
    wanted = [in_python(pattern, text) for pattern, text in compiled]
    assert list(zip(pairs, values("found", cases), strict=True)) == list(
        zip(pairs, wanted, strict=True)
    )


@settings(
    max_examples=5, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
)
@given(st.lists(st.text(LETTERS, max_size=12), min_size=50, max_size=80))
def test_texts_are_compared_the_same_whatever_their_case(texts):
    assert values("folded", [{"text": text} for text in texts]) == [t.casefold() for t in texts]


def test_only_what_differs_is_listed():
    folds = unusual_folds()
    assert folds["ß"] == "ss"
    assert "A" not in folds
    assert len(folds) < 400


def test_words_are_counted_the_same():
    texts = [*SAID, *HEADINGS, ""]
    assert values("words", [{"text": text} for text in texts]) == list(map(words, texts))
