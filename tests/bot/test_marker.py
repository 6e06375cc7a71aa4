"""Marks in comments: what goes in comes out, nothing in them shows, and nobody else's is read."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from microcred.bot import marker
from microcred.bot.pull import Account, Comment

BOT = 41898282
AT = datetime(2026, 11, 2, tzinfo=UTC)

TEXTS = st.one_of(
    st.text(), st.sampled_from(["-->", "--!>", "--", "->", ">", "<!--", "-" * 9, "</details>", "`"])
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**18), 10**18) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)
SAID = st.dictionaries(TEXTS, VALUES, max_size=5)


def comment(body: str, by: int = BOT) -> Comment:
    return Comment(1, Account(by, "whoever"), AT, body)


@given(SAID, st.text())
def test_what_is_marked_is_read_again(said, body):
    written = marker.marked(marker.KEPT, said, body)
    assert marker.read(comment(written), BOT) == marker.Marker(marker.KEPT, said)
    assert written.endswith(f"\n{body}")


@given(SAID)
def test_nothing_in_a_mark_is_shown(said):
    page = MarkdownIt("commonmark", {"html": True}).render(marker.marked("kept", said, "Below."))
    mark, shown = page.split("-->", 1)
    assert mark.startswith("<!--")
    assert ">" not in mark
    assert "--" not in mark.removeprefix("<!--")
    assert shown.strip() == "<p>Below.</p>"


@given(SAID, st.integers(0, 10**18).filter(lambda number: number != BOT))
def test_nobody_elses_mark_is_ever_read(said, number):
    written = marker.marked(marker.KEPT, said, "Forged.")
    assert marker.read(comment(written, number), BOT) is None
    assert not marker.same(written, comment(written, number), BOT)


@given(st.text())
def test_any_text_of_ours_is_a_mark_or_none(body):
    assert marker.read(comment(body), BOT) is None


@pytest.mark.parametrize(
    "body",
    [
        'Words before.\n<!-- microcred:kept {"a":1} -->',
        '> <!-- microcred:kept {"a":1} -->',
        '<!-- microcred:kept {"a":1} --> and words',
        "<!-- microcred:kept [1] -->",
        "<!-- microcred:kept {not json} -->",
        '<!-- microcred:kept {"a":' + "1" * 5000 + "} -->",
        '<!-- microcred:kept {"a":' + "[" * 100_000 + "} -->",
        '<!-- another:kept {"a":1} -->',
    ],
    ids=["not first", "quoted", "words", "list", "no json", "long number", "deep", "not ours"],
)
def test_what_is_no_mark(body):
    assert marker.read(comment(body), BOT) is None


def test_a_mark_survives_other_line_ends():
    written = marker.marked("kept", {"a": 1}, "One.\nTwo.").replace("\n", "\r\n")
    assert marker.read(comment(written), BOT) == marker.Marker("kept", {"a": 1})


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (("kept", {"a": 1}), ("kept", {"a": 2}), True),
        (("answer", {"to": "x", "a": 1}), ("answer", {"to": "x", "a": 2}), True),
        (("answer", {"to": "x"}), ("answer", {"to": "y"}), False),
        (("answer", {"to": "x"}), ("kept", {"to": "x"}), False),
    ],
)
def test_comments_that_are_for_the_same(first, second, same):
    bodies = [marker.marked(name, said, "Text.") for name, said in (first, second)]
    assert marker.same(bodies[0], comment(bodies[1]), BOT) is same


def test_a_text_without_a_mark_is_for_nothing():
    assert not marker.same("Text.", comment("Text."), BOT)


@given(TEXTS, st.integers(0, 40))
def test_a_text_is_shortened_to_what_it_takes_in_a_mark(text, longest):
    kept = marker.shortened(text, longest)
    assert text.startswith(kept)
    empty, full = (len(marker.marked("kept", {"a": one}, "")) for one in ("", kept))
    assert full - empty <= longest
    assert kept == text or len(marker.marked("kept", {"a": text[: len(kept) + 1]}, "")) > (
        empty + longest
    )
