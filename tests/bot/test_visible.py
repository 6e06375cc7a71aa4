"""What of a comment is seen as its author's own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.bot.visible import spoken_lines, visible

FENCED = "```\n/withdraw\n```"
FOLDED = "<details><summary>More</summary>\n\n/withdraw\n\n</details>"

HIDDEN = {
    "HTML comment": "<!--\n/withdraw\n-->",
    "comment without an end": "<!--\n/withdraw",
    "comment in a line": "x <!--\n/withdraw\n--> y",
    "quotation": "> /withdraw",
    "quotation that goes on": "> said\n>\n> /withdraw",
    "fence": FENCED,
    "fence of waves": "~~~\n/withdraw\n~~~",
    "fence without an end": "```\n/withdraw",
    "indented code": "    /withdraw",
    "code over lines": "`\n/withdraw\n`",
    "list": "- /withdraw",
    "heading": "# /withdraw",
    "fold": FOLDED,
    "fold inside a fold": f"<details>\n\n{FOLDED}\n\n/withdraw\n\n</details>",
    "fold that says it ends": '<details title="</details>">\n\n/withdraw\n\n</details>',
    "fold closed by a comment": "<details><!-- </details> -->\n\n/withdraw\n\n</details>",
    "fold without an end": "<details>\n\n/withdraw",
    "fold with a slash": "<details/>\n\n/withdraw",
    "fold begun in a line": "x <details>\n\n/withdraw",
    "tag without an end": "<details\n\n/withdraw",
    "unknown element": "<template>\n\n/withdraw\n\n</template>",
    "title of a link": "[x]: # (\n/withdraw\n)",
    "address of a picture": "![x](\n/withdraw)",
    "footnote": "[^x]: /withdraw",
    "footnote over lines": "[^x]: note\n/withdraw",
    "footnote of words": "[^x]: a longer note\n/withdraw",
    "footnote in paragraphs": "[^x]: note\n\n    /withdraw",
    "footnote behind a line": "x\n[^x]: note\n/withdraw",
    "footnote in a list": "- [^x]: note\n  /withdraw",
    "table of HTML": "<table><tr><td>\n\n/withdraw\n\n</td></tr></table>",
}


@pytest.mark.parametrize("text", HIDDEN.values(), ids=HIDDEN)
def test_what_is_hidden_or_not_the_authors_own(text):
    assert "/withdraw" not in list(spoken_lines(text))


@pytest.mark.parametrize("text", HIDDEN.values(), ids=HIDDEN)
def test_it_hides_nothing_before_it(text):
    assert "/help" in list(spoken_lines(f"/help\n\n{text}"))


@pytest.mark.parametrize(
    "text",
    [
        *(FENCED, FOLDED, f"<details>\n\n{FOLDED}\n\n</details>", "> said", "<!-- x -->"),
        *("<p>x</p>", "[^x]: note", "x [^x] y", "[^x]: note\n# Heading"),
    ],
)
def test_it_hides_nothing_behind_it(text):
    assert "/help" in list(spoken_lines(f"{text}\n\n/help"))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("/hold", ["/hold"]),
        ("   /hold", ["/hold"]),
        ("Well.\n/hold\n/claim", ["Well.", "/hold", "/claim"]),
        ("/hold\r\n/claim\r\n", ["/hold", "/claim"]),
        ("**/hold**", ["/hold"]),
        ("<b>/hold</b>", ["/hold"]),
        ("/hold `x.mp4` *asks* [me](https://a.b)", ["/hold `x.mp4` asks me"]),
        ("", []),
    ],
)
def test_what_is_plain_to_see(text, lines):
    assert list(spoken_lines(text)) == lines


@pytest.mark.parametrize(
    ("text", "kept", "hidden"),
    [
        ("a\nb", "a\nb", ()),
        ("a\n```\nb\n```\nc", "a\n\n\n\nc", (2, 3, 4)),
        ("a\n\n<details>\n\nb\n\n</details>\n\nc", "a\n\n\n\n\n\n\n\nc", (3, 5, 7)),
        ("<details>\n\n> b\n\n- c", "\n\n\n\n", (1, 3, 5)),
        ("Why: a <b>bold</b> word", "Why: a <b>bold</b> word", ()),
        ("> quoted\n\n<!-- comment -->", "> quoted\n\n<!-- comment -->", ()),
        ("- item\n  ```\n  b\n  ```", "- item\n\n\n", (2, 3, 4)),
        ("[a]: # (x\ny)\n\nz", "\n\n\nz", (1, 2)),
        ("a\r\n```\r\nb\r\n```", "a\n\n\n", (2, 3, 4)),
        ("a[^x]\n\n[^x]: b\nc\n\nd", "a[^x]\n\n\n\n\nd", (3, 4)),
    ],
)
def test_hidden_lines_are_emptied_and_keep_their_numbers(text, kept, hidden):
    found = visible(text)
    assert (found.text, found.hidden) == (kept, hidden)


MARKUP = st.text("`~<>!-/details \n>#[]()ab^:", max_size=60)


@given(MARKUP)
def test_no_text_is_too_odd(text):
    found = visible(text)
    assert found.text.count("\n") == text.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    assert all("\n" not in line for line in spoken_lines(text))


@given(MARKUP)
def test_what_is_fenced_is_never_spoken(text):
    fence = "`" * (1 + max(2, text.count("`")))
    assert "/withdraw" not in list(spoken_lines(f"{fence}\n{text}\n/withdraw\n{fence}"))
