"""JSON of strangers: read only where every program reads it alike, and never at any cost."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.verify.jsontext import MAX_BYTES, MAX_DEPTH, NotJson, read, read_object

MILLION = 1_000_000
REFUSED = {
    "a megabyte deep": ("[" * MILLION + "]" * MILLION, "more than 64 levels deep"),
    "a megabyte deep, of objects": ('{"a":' * (MILLION // 5), "more than 64 levels deep"),
    "one level too deep": ("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), "levels deep"),
    "one key twice": ('{"a": 1, "b": 2, "a": 3}', "gives “a” twice"),
    "one key twice, inside": ('{"a": [{"b": 1, "b": 1}]}', "gives “b” twice"),
    "one key twice, written in two ways": (r'{"a": 1, "\u0061": 2}', "gives “a” twice"),
    "a number of many digits": ("[" + "9" * 41 + "]", "more than 40 digits"),
    "a number of a million digits": ("[" + "9" * MILLION + "]", "more than 40 digits"),
    "a number too large": ("[1e999]", "programs cannot keep"),
    "a fraction of many digits": ("[0." + "1" * 50 + "]", "programs cannot keep"),
    "NaN": ("[NaN]", "NaN, which is not JSON"),
    "infinity": ("[-Infinity]", "-Infinity, which is not JSON"),
    "half a character": (r'["\ud800"]', "half a character"),
    "half a character as a key": (r'{"\udfff": 1}', "half a character"),
    "too long": ('"' + "a" * MAX_BYTES + '"', "longer than 4,194,304 bytes"),
    "not UTF-8": (b'"\xff"', "not UTF-8"),
    "UTF-16": ('{"a": 1}'.encode("utf-16"), "not UTF-8"),
    "nothing": ("", "line 1, column 1"),
    "cut off": ('{"a": ', "line 1, column 7"),
    "a text without an end": ('{"a": "b', "Unterminated string"),
    "more after the end": ("{} {}", "Extra data"),
    "single quotes": ("{'a': 1}", "line 1, column 2"),
    "a control character": ('["\x01"]', "control character"),
}


@pytest.mark.parametrize(("text", "says"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_refused(text, says):
    with pytest.raises(NotJson, match=says):
        read(text)


@pytest.mark.parametrize("text", ["[]", '"{}"', "7", "null"])
def test_what_is_no_object(text):
    read(text)
    with pytest.raises(NotJson, match="no JSON object"):
        read_object(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (b'\xef\xbb\xbf{"a": 1}', {"a": 1}),
        ('{"brackets": "[[[[{{{{\\"]]"}', {"brackets": '[[[[{{{{"]]'}),
        ("[" * MAX_DEPTH + "]" * MAX_DEPTH, None),
        (r'["\ud83d\ude00"]', ["😀"]),
        ("[" + "9" * 40 + "]", [int("9" * 40)]),
        ("[1.5, -2e3]", [1.5, -2000.0]),
    ],
)
def test_what_is_read(text, value):
    found = read(text)
    assert value is None or found == value


@pytest.mark.parametrize(
    "text",
    ['"' + '\\"' * (MILLION // 2), "[" * 60 + '"\\' * (MILLION // 4), '{"a":"' + "\\" * MILLION],
)
def test_texts_made_to_take_long_do_not(text):
    began = time.monotonic()
    with pytest.raises(NotJson):
        read(text)
    assert time.monotonic() - began < 2


@given(st.text() | st.binary())
def test_any_text_gives_a_value_or_an_answer(text):
    try:
        read(text)
    except NotJson as why:
        assert str(why)


WORDS = st.text(st.characters(exclude_categories=["Cs"]))


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(10**30), 10**30) | WORDS,
        lambda inner: st.lists(inner) | st.dictionaries(WORDS, inner),
        max_leaves=20,
    )
)
def test_whatever_json_says_plainly_is_read_as_it_is(value):
    assert read(json.dumps(value)) == value
    assert read(json.dumps(value, ensure_ascii=False)) == value
