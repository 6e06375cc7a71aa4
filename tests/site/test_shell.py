"""The frame around pages that do not pass through the engine."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.site.shell import Direct, framed, root_of

SHELL = (
    "<title>@@title@@</title><meta content='@@description@@'><!--@@head@@-->"
    '<link href="../assets/a.css"><a href="..">home</a><b style="background:url(../b.png)">'
    "<main><!--@@main@@--></main><i>..</i>"
)


@pytest.mark.parametrize(
    ("path", "root"),
    [
        ("index.html", "."),
        ("404.html", "."),
        ("a/index.html", ".."),
        ("a/b/index.html", "../.."),
        ("credentials/wait-time/1.0/index.html", "../../.."),
    ],
)
def test_root(path, root):
    assert root_of(path) == root


def test_a_page_in_the_frame():
    page = Direct("a/b/index.html", "T", "D", "<p>M</p>", "<link>")
    assert framed(SHELL, page) == (
        "<title>T</title><meta content='D'><link>"
        '<link href="../../assets/a.css"><a href="../..">home</a>'
        '<b style="background:url(../../b.png)">'
        "<main><p>M</p></main><i>..</i>"
    )


def test_a_page_at_the_top():
    assert 'href="./assets/a.css"><a href=".">' in framed(SHELL, Direct("index.html", "", "", ""))


def test_title_and_description_are_text():
    page = Direct(
        "index.html", "<script>alert(1)</script> & Co", "'\"><img src=x onerror=alert(1)>", ""
    )
    html = framed(SHELL, page)
    assert "<title>&lt;script&gt;alert(1)&lt;/script&gt; &amp; Co</title>" in html
    assert "content='&#39;&#34;&gt;&lt;img src=x onerror=alert(1)&gt;'>" in html


placeholder = st.sampled_from(["@@title@@", "@@description@@", "<!--@@main@@-->", "@@", "@"])
tricky = st.lists(
    placeholder
    | st.sampled_from(['".."', "'../'", "\\1", "\\g<0>", "$&", "{}", "%s"])
    | st.text(max_size=5)
).map("".join)


@given(title=tricky, description=tricky, main=tricky, head=tricky)
def test_nothing_that_is_put_in_is_filled_in_again(title, description, main, head):
    shell = "1@@title@@2@@description@@3<!--@@head@@-->4<!--@@main@@-->5"
    html = framed(shell, Direct("a/index.html", title, description, main, head))
    assert html.endswith(f"3{head}4{main}5")
    assert html.startswith("1")
    shown = html.removesuffix(f"3{head}4{main}5")
    assert not re.search("[<>\"']", shown)
    assert shown.count("@") == f"{title}{description}".count("@")


def test_no_text_of_the_frame_asks_for_markup():
    shell = "<title>@@main@@ &lt;!--@@main@@--&gt;</title><main><!--@@main@@--></main>"
    html = framed(shell, Direct("index.html", "", "", "<p>M</p>"))
    assert html.count("<p>M</p>") == 1


@given(st.text())
def test_what_is_no_placeholder_stays(text):
    shell = text.replace("@@", "").replace("..", "")
    assert framed(shell, Direct("a/index.html", "t", "d", "m")) == shell
