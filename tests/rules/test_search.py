"""Looking through a whole file."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.rules.search import MOST, has, hits, lines_with, masked, unescaped

A = re.compile("a")


def test_each_line_is_told_of_once_with_its_number():
    text = "a a\nb\n\nba\n"
    assert [(hit.line, hit.match[0]) for hit in hits(text, A, near=A)] == [(1, "a"), (4, "a")]
    assert [hit.line for hit in hits(text, A, near=A, first_line=10)] == [10, 13]


def test_the_first_pattern_that_fits_is_told_of():
    (hit,) = hits("xyz", re.compile("z"), re.compile("x"), near=re.compile("y"))
    assert hit.match[0] == "z"


def test_only_lines_with_something_near_are_looked_into():
    assert next(iter(hits("abc\nadc", A, near=re.compile("d")))).line == 2
    assert list(hits("abc", A, near=re.compile("d"))) == []


def test_a_match_never_goes_beyond_its_line():
    assert list(hits("a\nb", re.compile(r"a\sb"), near=A)) == []


def test_no_more_than_so_many_are_told_of():
    assert len(list(hits("a\n" * 1000, A, near=A))) == MOST


@given(st.text(st.sampled_from("ab\n"), max_size=60))
def test_every_line_with_it_is_found(text):
    expected = [(at, line) for at, line in enumerate(text.split("\n"), 1) if "a" in line]
    assert list(lines_with(text, A)) == expected


@pytest.mark.parametrize(
    ("text", "plain"),
    [("a%40b", "a@b"), ("100%", "100%"), ("a\nb%0Ac\nd%20e", "a\nb c\nd e"), ("a@b", "a@b")],
)
def test_what_is_escaped_is_written_out_and_no_line_is_added(text, plain):
    assert unescaped(text) == plain


@pytest.mark.parametrize(
    ("text", "hidden"), [("Maria Lopez", "M···· L····"), ("m@x.org", "m@x.o··"), ("B+", "B+")]
)
def test_what_identifies_is_hidden(text, hidden):
    assert masked(text) == hidden


def test_words_are_found_in_any_case():
    assert has("In the GPS data", "exif", "gps")
    assert not has("In the data", "exif", "gps")
