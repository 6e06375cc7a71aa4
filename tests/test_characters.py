"""Characters that nobody can see, and letters that look like others."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.characters import UNSEEN, on_one_line, printable, stranger


@pytest.mark.parametrize(
    "character",
    [
        *("\x00", "\x07", "\x1b", "\x7f", "\x85", "\x9f"),
        *("\u2028", "\u2029", "\u202a", "\u202e", "\u2066", "\u2069"),
        *("\ufeff", "\ufffe", "\uffff", "\ud800", "\udfff"),
    ],
    ids=ascii,
)
def test_unseen(character):
    assert UNSEEN.search(f"a{character}b")
    assert printable(f"a{character}b") == f"a[U+{ord(character):04X}]b"


@pytest.mark.parametrize(
    "character", ["\t", "\n", "\r", " ", "é", "\u0430", "न", "😀", "\u200d", "\u200f"], ids=ascii
)
def test_seen(character):
    assert not UNSEEN.search(character)


@given(st.text())
def test_printable_is_one_line_that_can_be_shown(text):
    shown = printable(text)
    assert on_one_line(shown)
    assert not UNSEEN.search(shown)
    assert len(shown.splitlines()) <= 1
    shown.encode()


@given(st.text(st.characters(exclude_categories=["C"], exclude_characters="\u2028\u2029")))
def test_printable_leaves_alone_what_can_be_seen(text):
    assert printable(text) == text


@given(st.text())
def test_no_control_but_tab_and_line_ends_is_seen(text):
    controls = {one for one in text if unicodedata.category(one) in ("Cc", "Cs")} - set("\t\n\r")
    assert bool(controls) <= bool(UNSEEN.search(text))


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("wait-time", None),
        ("w\u0430it-time", "“\u0430” is CYRILLIC SMALL LETTER A"),
        ("Café", "“é” is LATIN SMALL LETTER E WITH ACUTE"),
        ("a\u202eb", "“[U+202E]” is RIGHT-TO-LEFT OVERRIDE"),
        ("a\ud800", "“[U+D800]” is unnamed"),
    ],
    ids=ascii,
)
def test_stranger(text, remark):
    assert stranger(text) == remark
