"""Words of others in our comments: they are only ever words."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from microcred.bot.inert import code, fenced, inert, link, prose, quoted

PAGE = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
NASTY = st.one_of(
    st.text(max_size=12),
    st.text("@#<>&[](){}!`*_~|\\-+=.:/$^ \n\t1ag", max_size=12),
    st.sampled_from(
        [
            *("@octocat", "#12", "GH-3", "fixes #1", "a/b#3", "deadbeef", "0" * 40, "a@b.co"),
            *("https://evil.example", "www.evil.example", "mailto:a@b.co", "[x](y)", "![x](y)"),
            *("</details>", "<!--", "-->", "```", "~~~", "---", "===", "- x", "1. x", "# x", "> x"),
            *("| a | b |\n|---|---|", "[x]: y", "<script>", "&lt;", "$x$", "\\", "<https://e.x>"),
        ]
    ),
)
TEXTS = st.lists(NASTY, min_size=1, max_size=5).map("".join)


class Read(HTMLParser):
    """What a page says, and the elements it has."""

    def __init__(self, page: str):
        super().__init__()
        self.text, self.elements = "", set[str]()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.add(tag)

    def handle_comment(self, data):
        self.elements.add("comment")

    def handle_data(self, data):
        self.text += data


def read(markdown: str) -> Read:
    return Read(PAGE.render(markdown))


def recognised(text: str) -> list[str]:
    """Return what GitHub looks for in the text of a finished page."""
    patterns = (
        r"(?<![A-Za-z0-9_`/])@[A-Za-z0-9]",
        r"#[0-9]",
        r"(?i)\bgh-[0-9]",
        r"(?i)\b[0-9a-f]{7,40}\b",
        r"(?i)https?://\w",
        r"(?i)\bwww\.\w",
        r"(?i)\b(?:mailto|xmpp):\w",
        r"[\w.+-]+@[\w-]+\.\w",
    )
    return [found for one in patterns for found in re.findall(one, text)]


@given(TEXTS)
def test_any_text_is_one_plain_paragraph(text):
    page = read(inert(text) or "empty")
    assert page.elements <= {"p", "span"}
    assert recognised(page.text) == []


@given(TEXTS)
def test_it_still_says_what_it_said(text):
    shown = read(f"x{inert(text)}x").text.replace("\u200b", "").strip()
    plain = " ".join(text.split())
    if plain.isprintable():
        assert shown == f"x{plain}x"


@given(TEXTS)
def test_a_quotation_holds_all_of_it(text):
    page = read(f"{quoted(text, 500)}\n\nAfter.")
    assert page.elements <= {"p", "span", "blockquote", "br"}
    assert recognised(page.text) == []


@given(TEXTS)
def test_a_sentence_of_ours_may_hold_it(text):
    page = read(f"We say {prose(text)}")
    assert page.elements <= {"p", "span", "code"}
    assert recognised(page.text) == []


@given(TEXTS)
def test_it_may_be_code(text):
    assert read(f"See {code(text)}").elements <= {"p", "span", "code"}


@given(TEXTS)
def test_a_block_of_code_ends_where_we_end_it(text):
    page = read(f"{fenced(text)}\n\n*After.*")
    assert page.elements == {"pre", "code", "p", "em"}


@given(TEXTS, TEXTS)
def test_a_link_leads_where_we_say(label, address):
    page = PAGE.render(f"See {link(label, f'https://good.example/{address}')} now.")
    assert page.count("<a ") == 1
    assert Read(page).elements <= {"p", "a", "span"}
    assert page.index('href="https://good.example/') > 0


@pytest.mark.parametrize(
    ("text", "longest", "shown"),
    [
        ("a b", 3, "a b"),
        ("a bc", 3, "a…"),
        ("abcdef", 4, "abc…"),
        ("", 4, ""),
        ("two\n  lines", 40, "two lines"),
    ],
)
def test_a_long_text_is_shortened(text, longest, shown):
    assert inert(text, longest) == shown


def test_a_long_quotation_is_shortened():
    assert quoted("one\n\ntwo\nthree", 8) == "> one\\\n> two\\\n> t…"
    assert quoted("one\ntwo\nthree", 6) == "> one\\\n> two\\\n> …"


def test_ticks_in_a_sentence_of_ours_are_code():
    assert prose("set `status: ready` now") == "set <code>status: ready</code> now"
    assert prose("an odd ` tick") == "an odd \\` tick"


def test_characters_that_nobody_sees_are_shown():
    assert inert("a\u202eb") == "a\\[U+202E\\]b"


def test_ordinary_words_stay_as_they_are():
    text = "Good feedback: count to three, then (only then) look at 2 of 3. It's “fine” – 100%!"
    assert inert(text) == text
