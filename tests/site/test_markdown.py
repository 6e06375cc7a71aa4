"""What a narrative may hold, and what becomes of the rest."""

from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from microcred.site.markdown import to_html

SOUND = {
    "paragraphs": ("one\n\ntwo", "<p>one</p>\n<p>two</p>"),
    "emphasis": ("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>"),
    "list": ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
    "numbers": ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
    "quote": ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
    "fence": ("```\n<b>\n```", "<pre><code>&lt;b&gt;\n</code></pre>"),
    "link": (
        "[a](https://example.org/?x=1&y=2)",
        '<p><a href="https://example.org/?x=1&amp;y=2" rel="noopener noreferrer">a</a></p>',
    ),
    "mail": (
        "[a](mailto:a@example.org)",
        '<p><a href="mailto:a@example.org" rel="noopener noreferrer">a</a></p>',
    ),
    "nothing": ("  \n", ""),
}


@pytest.mark.parametrize(("text", "html"), SOUND.values(), ids=SOUND)
def test_commonmark_is_kept(text, html):
    assert to_html(text) == html


HEADINGS = {
    "from h1": ("# a\n## b", "<h3>a</h3>\n<h4>b</h4>"),
    "from h4": ("#### a", "<h3>a</h3>"),
    "no gaps": ("# a\n#### b", "<h3>a</h3>\n<h4>b</h4>"),
    "underlined": ("a\n===\nb\n---", "<h3>a</h3>\n<h4>b</h4>"),
    "never below h6": (
        "# a\n## b\n### c\n#### d\n##### e",
        "<h3>a</h3>\n<h4>b</h4>\n<h5>c</h5>\n<h6>d</h6>\n<h6>e</h6>",
    ),
}


@pytest.mark.parametrize(("text", "html"), HEADINGS.values(), ids=HEADINGS)
def test_headings_start_below_those_of_the_page(text, html):
    assert to_html(text) == html


ATTACKS = {
    "script": ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
    "handler": ("<b onclick=x>a</b>", "<p>&lt;b onclick=x&gt;a&lt;/b&gt;</p>"),
    "image tag": (
        "<img src=x onerror=alert(1)>",
        "<p>&lt;img src=x onerror=alert(1)&gt;</p>",
    ),
    "comment": ("a <!-- b --> c", "<p>a &lt;!-- b --&gt; c</p>"),
    "open comment": ("<!-- a", "<p>&lt;!-- a</p>"),
    "processing": ("<?php a ?>", "<p>&lt;?php a ?&gt;</p>"),
    "cdata": ("<![CDATA[a]]>", "<p>&lt;![CDATA[a]]&gt;</p>"),
    "javascript link": ("[a](javascript:alert(1))", "<p>[a](javascript:alert(1))</p>"),
    "shouted": ("[a](JaVaScRiPt:alert(1))", "<p>[a](JaVaScRiPt:alert(1))</p>"),
    "entity in scheme": ("[a](java&#115;cript:x)", "<p>[a](javascript:x)</p>"),
    "data link": ("[a](data:text/html,b)", "<p>[a](data:text/html,b)</p>"),
    "vbscript link": ("[a](vbscript:b)", "<p>[a](vbscript:b)</p>"),
    "file link": ("[a](file:///etc/passwd)", "<p>[a](file:///etc/passwd)</p>"),
    "relative link": ("[a](../../b)", "<p>[a](../../b)</p>"),
    "link to any scheme": ("[a](//example.org)", "<p>[a](//example.org)</p>"),
    "javascript autolink": (
        "<javascript:alert(1)>",
        "<p>&lt;javascript:alert(1)&gt;</p>",
    ),
    "javascript reference": ("[a]\n\n[a]: javascript:b", "<p>[a]</p>\n<p>[a]: javascript:b</p>"),
    "quote in title": (
        "[a](https://b.c 'd\" on=\"e')",
        '<p><a href="https://b.c" title="d&quot; on=&quot;e" rel="noopener noreferrer">a</a></p>',
    ),
    "image": ("![a](https://example.org/a.png)", "<p>a</p>"),
    "image by reference": ("![a][b]\n\n[b]: https://example.org/a.png", "<p>a</p>"),
    "image in a link": (
        "[![a](https://example.org/a.png)](https://example.org)",
        '<p><a href="https://example.org" rel="noopener noreferrer">a</a></p>',
    ),
    "image with markup in its text": ("![<b> **c**](https://e.f/g)", "<p>&lt;b&gt; c</p>"),
    "data image": ("![a](data:image/png;base64,b)", "<p>![a](data:image/png;base64,b)</p>"),
    "nested brackets": (
        "[[[a]]](https://b.c)",
        '<p><a href="https://b.c" rel="noopener noreferrer">[[a]]</a></p>',
    ),
    "link in a link": (
        "[a [b](https://c.d)](https://e.f)",
        '<p>[a <a href="https://c.d" rel="noopener noreferrer">b</a>](https://e.f)</p>',
    ),
    "language of a fence": ('```"><script>\na\n```', "<pre><code>a\n</code></pre>"),
    "template": ("{{ config }} {% raw %}", "<p>{{ config }} {% raw %}</p>"),
}


@pytest.mark.parametrize(("text", "html"), ATTACKS.values(), ids=ATTACKS)
def test_an_attack_comes_out_as_text(text, html):
    assert to_html(text) == html


def test_ten_thousand_brackets_are_read_in_time():
    assert "[[[" in to_html("[" * 10_000 + "](https://a.b" * 100)


ALLOWED = {"a", "blockquote", "br", "code", "em", "h3", "h4", "h5", "h6", "hr"} | {
    "li", "ol", "p", "pre", "strong", "ul",
}  # fmt: skip
MARKUP = st.lists(
    st.sampled_from(
        [
            "<script>",
            "</p>",
            "![",
            "[",
            "](",
            ")",
            "javascript:",
            "https://a.b",
            '"',
            "'",
            "<a href=",
            "onload=",
            ">",
            "`",
            "# ",
            "\n",
            "\n\n",
            "&#x3c;",
            "&lt;",
            "\\",
            "a",
            "data:",
            "<!--",
            "*",
        ]
    ),
    max_size=30,
).map("".join)


class Elements(HTMLParser):
    """Collect elements, and the addresses and names of their attributes."""

    def __init__(self):
        super().__init__()
        self.tags, self.names, self.links = set(), set(), set()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.names |= {name for name, _ in attrs}
        self.links |= {value for name, value in attrs if name == "href"}


@given(MARKUP)
@example("[]()")
def test_nothing_but_what_is_allowed_comes_out(text):
    found = Elements()
    found.feed(to_html(text))
    assert found.tags <= ALLOWED
    assert found.names <= {"href", "title", "rel", "start"}
    assert all(link.lower().startswith(("https:", "http:", "mailto:")) for link in found.links)
