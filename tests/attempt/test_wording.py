"""How many words a text has."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.attempt import words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("One two  three.", 3),
        ("At 3:12, a well-placed pause – it’s long.", 7),
        ("- one\n* two\n1. three\n> four", 5),
        ("### Heading here", 2),
        ("| a | b |\n|---|---|\n| c | d |", 4),
        ("**bold** _words_ and `code`", 4),
        ("See [the study](https://doi.org/10.1177/0022) now.", 4),
        ("https://example.org/a/b and <https://example.org>", 1),
        ("<!-- one two\nthree --> four", 1),
        ("<!-- never closed, one two", 0),
        ("a<!-- x -->b <b>c</b>", 3),
        ("5 < 6 and 7 > 3", 5),
        ("¿Qué cambió? – ¡Todo!", 3),
        ("Что изменилось", 2),
        ("等待时间", 4),
        ("wait 等待", 3),
        ("まつ", 2),
        ("… — !", 0),
    ],
)
def test_words(text, count):
    assert words(text) == count


@given(st.lists(st.from_regex(r"[a-z]{1,8}[.,;]?", fullmatch=True)))
def test_words_are_what_spaces_part(given_words):
    assert words("  ".join(given_words)) == len(given_words)


@pytest.mark.parametrize("text", ["<", "<!--", "](", "[a](", "a ", "http://", "<a", "\n", "等"])
def test_no_text_takes_long(text):
    start = time.process_time()
    words(text * (500_000 // len(text)))
    assert time.process_time() - start < 4
