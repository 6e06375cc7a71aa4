"""A page's data, as the engine reads it back."""

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from microcred.site.frontmatter import page_text

characters = st.characters(exclude_categories=["Cs"])
text = st.text(characters)
number = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
# A name of over 1,000 characters is beyond what the engine reads; ours are names of fields.
name = st.text(characters, max_size=100)
data = st.recursive(
    st.none() | st.booleans() | number | text,
    lambda inside: st.lists(inside) | st.dictionaries(name, inside),
    max_leaves=20,
)


def read_back(title="", description="", data=None):
    body, fields = get_data(page_text("credential.html", title, description, data or {}))
    assert body == ""
    return fields


@settings(max_examples=60)
@given(title=text, description=text, data=st.dictionaries(name, data))
@example("", "", {"a": 1e-07, "b": 1e16, "c": -2e300, "d": 1.5e-9, "e": 5e-324})
@example("", "", {"a": "1e-07", "b": '"1e5"', "c": '\\"1e-5', "d": "x 1e-7, 2e+9", "e": "\\"})
@example("012", "no", {"a": "2027-06-30", "b": "null", "c": "1_000", "d": "0x10", "e": "1:30"})
@example("---", "...", {"<<": {"a": 1}, "=": 1, "yes": "y", "": "~", "a": "---\n---\n"})
@example(
    "\x00\x07\x1b\x7f\x85\xa0", "\u2028\u2029\ufeff\ufffe\uffff", {"a": "\U0001fffe\U0010ffff"}
)
@example("a: b # c", "- & * ! | > % @ `", {"a: b": "[{,}]", "#": "'\"\\/"})
@example("{{ x }}", "{% x %}", {"a": "<script>alert(1)</script>", "b": "!!python/none"})
def test_whatever_goes_in_comes_out(title, description, data):
    assert read_back(title, description, data) == {
        "template": "credential.html",
        "title": title,
        "description": description,
        "data": data,
    }


@given(st.lists(number))
def test_numbers_are_of_the_same_kind(data):
    assert repr(read_back(data={"a": data})["data"]["a"]) == repr(data)


def test_lists_of_fields_are_one_line_each():
    page = page_text("a.html", "b\nc", "d", {"e": ["f\ng", {"h": None}]})
    assert page.splitlines() == [
        "---",
        'template: "a.html"',
        'title: "b\\nc"',
        'description: "d"',
        'data: {"e": ["f\\ng", {"h": null}]}',
        "---",
    ]
    assert json.loads(page.splitlines()[4].removeprefix("data: ")) == {"e": ["f\ng", {"h": None}]}


@pytest.mark.parametrize(
    "value",
    [float("nan"), float("inf"), {1, 2}, object()],
    ids=["nan", "inf", "set", "object"],
)
def test_what_is_no_json_is_refused(value):
    with pytest.raises((TypeError, ValueError)):
        page_text("a.html", "", "", {"a": value})
