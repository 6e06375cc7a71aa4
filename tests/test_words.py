"""Small pieces of plain English."""

from datetime import date

import pytest

from microcred.words import closed, counted, day, listed, number, sentence, span


@pytest.mark.parametrize(
    ("count", "word"), [(0, "no"), (1, "one"), (10, "ten"), (11, "11"), (1200, "1,200")]
)
def test_number(count, word):
    assert number(count) == word


@pytest.mark.parametrize(
    ("count", "words"), [(1, "1 year"), (2, "2 years"), (0, "0 years"), (2000, "2,000 years")]
)
def test_counted(count, words):
    assert counted(count, "year") == words


@pytest.mark.parametrize(
    ("items", "words"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_listed(items, words):
    assert listed(items) == words


def test_listed_as_a_choice():
    assert listed(["a", "b", "c"], "or") == "a, b or c"


@pytest.mark.parametrize(
    ("low", "high", "words"), [(8, 12, "8–12 hours"), (8, 8, "8 hours"), (1, 1, "1 hour")]
)
def test_span(low, high, words):
    assert span(low, high, "hour") == words


@pytest.mark.parametrize(
    ("when", "words"),
    [(date(2026, 11, 20), "20 November 2026"), (date(2027, 1, 1), "1 January 2027"),
     (date(2026, 12, 31), "31 December 2026")],
)  # fmt: skip
def test_day(when, words):
    assert day(when) == words


@pytest.mark.parametrize(
    ("text", "words"), [("A line", "A line."), ("A line.", "A line."), ("Really?", "Really?")]
)
def test_closed(text, words):
    assert closed(text) == words


@pytest.mark.parametrize(("text", "words"), [("a photo", "A photo"), ("MP4", "MP4"), ("", "")])
def test_sentence(text, words):
    assert sentence(text) == words
