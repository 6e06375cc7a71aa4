"""YAML: strings stay strings, lines are right, and nothing surprising is let in."""

import time
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from microcred.characters import UNSEEN
from microcred.files import MAX_BYTES
from microcred.yamltext import MAX_DEPTH, MAX_PARTS, Lines, Location, YamlProblem, parse


def refused(text):
    with pytest.raises(YamlProblem) as caught:
        parse(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 012", {"a": "012"}),
        ("a: no", {"a": "no"}),
        ("a: 1.10", {"a": "1.10"}),
        ("a: 2027-06-30", {"a": "2027-06-30"}),
        ("a: 1e400", {"a": "1e400"}),
        ("a: null", {"a": "null"}),
        ("a: ~", {"a": "~"}),
        ("a: 12:30:00", {"a": "12:30:00"}),
        ("a:", {"a": None}),
        ("a: ''", {"a": ""}),
        ('a: ""', {"a": ""}),
        ("a: # nothing", {"a": None}),
        ("012: a", {"012": "a"}),
        ("yes: a", {"yes": "a"}),
        ("<<: {a: b}", {"<<": {"a": "b"}}),
        ("'a b': c", {"a b": "c"}),
        ("? a\n: b", {"a": "b"}),
        ("a: |\n  b\n  c\n", {"a": "b\nc\n"}),
        ("a: >\n  b\n  c\n", {"a": "b c\n"}),
        ("a: [b, 'c', [d]]", {"a": ["b", "c", ["d"]]}),
        ("- a\n-\n- b", ["a", None, "b"]),
        ("---\na: b\n...\n", {"a": "b"}),
        ("%YAML 1.1\n---\na: b", {"a": "b"}),
        ("a: b\r\nc: d\r\n", {"a": "b", "c": "d"}),
        ('a: "\\u00e9\\n"', {"a": "é\n"}),
        ("é: 😀", {"é": "😀"}),
        ("hello", "hello"),
        ("", None),
        ("# a comment", None),
        ("\n\n", None),
    ],
)
def test_value(text, value):
    assert parse(text)[0] == value


@pytest.mark.parametrize(
    ("text", "line", "code", "message"),
    [
        ("x: 1\na: 2\na: 3", 3, "F03", "`a` is here a second time (first on line 2)"),
        ("a: {b: 1,\n b: 2}", 2, "F03", "`b` is here a second time (first on line 1)"),
        ("a: 1\n'a': 2", 2, "F03", "`a` is here a second time"),
        ("x: 1\na: &b c", 2, "F04", "anchors"),
        ("a: *b", 1, "F04", "anchors"),
        ("a: & b", 1, "F04", "anchors"),
        ("a: * b", 1, "F04", "anchors"),
        ("&a b: c", 1, "F04", "anchors"),
        ("*a : b", 1, "F04", "anchors"),
        ("a: &x [*x]", 1, "F04", "anchors"),
        ("a: !!python/object/apply:os.system [x]", 1, "F04", "tags"),
        ("a: !b c", 1, "F04", "tags"),
        ("a: !!str 1", 1, "F04", "tags"),
        ("!!str a: b", 1, "F04", "tags"),
        ("a: b\n---\nc: d", 2, "F02", "a second YAML document"),
        ("a: b\n--- c", 2, "F02", "a second YAML document"),
        ("? [a]\n: b", 1, "F02", "a field's name must be a plain word"),
        ("? {a: b}\n: b", 1, "F02", "a field's name must be a plain word"),
        ("{a: b}: c", 1, "F02", "a field's name must be a plain word"),
        ("a: b\n? \n: c", 2, "F02", "a field's name must be a plain word"),
        ("'': c", 1, "F02", "a field's name must be a plain word"),
        ("a: b\nc: \0", 2, "F07", "(U+0000)"),
        ("a: \u202eb", 1, "F07", "(U+202E)"),
        ("a: b\u2028c: d", 1, "F07", "(U+2028)"),
        ("a: \ud800", 1, "F07", "(U+D800)"),
        ('a: b\nc: "\\0"', 2, "F07", "(U+0000)"),
        ('a: "\\e[31m"', 1, "F07", "(U+001B)"),
        ('a: "\\u202e"', 1, "F07", "(U+202E)"),
        ('a: "\\L"', 1, "F07", "(U+2028)"),
        ('"\\0": a', 1, "F07", "(U+0000)"),
        ("%YAML 9.9\n---\na: b", 1, "F02", "this is not YAML"),
        ("%c: d", 1, "F02", "this is not YAML"),
    ],
    ids=ascii,
)
def test_refused(text, line, code, message):
    problem = refused(text)
    assert (problem.line, problem.code) == (line, code)
    assert message in problem.message
    assert problem.fix.endswith(".")


@pytest.mark.parametrize("text", ["- \n", "a,", "[]", "{}"])
def test_size_has_a_limit(text):
    problem = refused("[" + text * (MAX_PARTS + 1))
    assert (problem.line, problem.code) == (1, "F05")
    assert problem.message == "this holds more than 20,000 lines, commas and brackets"
    assert parse("- a\n" * MAX_PARTS)[0] == ["a"] * MAX_PARTS


def test_depth_has_a_limit():
    def nested(depth):
        return "[" * depth + "]" * depth

    assert parse(nested(MAX_DEPTH))
    assert "nested more than 20 deep" in refused(nested(MAX_DEPTH + 1)).message


# --- whatever comes in ---


@given(st.text())
@example("a: \ud800")
@example("\ufeffa: b")
@example("a: b\n\t")
def test_any_text_gives_a_value_or_a_problem(text):
    value_or_problem(text)


@given(st.text(st.sampled_from("ab:-?[]{},&*!|>'\"%@`#\\ \t\n~<=0\r\u2028é"), max_size=60))
def test_any_punctuation_gives_a_value_or_a_problem(text):
    value_or_problem(text)


def value_or_problem(text):
    try:
        value, _ = parse(text)
    except YamlProblem as problem:
        assert 1 <= problem.line <= max(1, len(text.splitlines()))
        assert problem.code in ("F02", "F03", "F04", "F05", "F07")
        assert problem.message
        assert problem.fix.endswith(".")
    else:
        plain(value)


def plain(value):
    """Check that nothing but texts, None, lists and mappings by text is in a value."""
    if isinstance(value, dict):
        assert all(type(key) is str and key for key in value)
        for inside in value.values():
            plain(inside)
    elif isinstance(value, list):
        for inside in value:
            plain(inside)
    else:
        assert value is None or type(value) is str


# --- what is written comes back ---


class Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data):
        return True


seen = st.text(st.characters(exclude_categories=["Cs"])).filter(
    lambda text: not UNSEEN.search(text)
)
key = seen.filter(bool)
data = st.recursive(
    seen, lambda inside: st.lists(inside) | st.dictionaries(key, inside), max_leaves=12
)


@pytest.mark.parametrize("style", [None, "'", '"', "|", ">"], ids=ascii)
@pytest.mark.parametrize("flow", [True, False], ids=["flow", "block"])
@settings(max_examples=30)
@given(value=data, unicode=st.booleans())
def test_round_trip(style, flow, value, unicode):
    text = yaml.dump(
        value, Dumper=Dumper, default_style=style, default_flow_style=flow, allow_unicode=unicode
    )
    assert parse(text)[0] == value


@given(text=seen, unseen=st.sampled_from("\0\x07\x1b\x85\u2029\u202e\u2066\ufeff"), rest=seen)
def test_what_nobody_sees_does_not_come_in_by_an_escape(text, unseen, rest):
    assert refused(yaml.safe_dump({"a": text + unseen + rest})).code == "F07"


# --- lines ---

word = st.text("abc", min_size=1, max_size=3)
tree = st.recursive(
    word,
    lambda inside: (
        st.lists(inside, min_size=1, max_size=4)
        | st.dictionaries(word, inside, min_size=1, max_size=4)
    ),
    max_leaves=15,
)


def written(value: Any, indent: str = "") -> tuple[list[str], dict[Location, int]]:
    """Return lines of block YAML, and the line of every part by its location."""
    if isinstance(value, str):
        return [f"{indent}{value}"], {(): 0}
    lines: list[str] = []
    places: dict[Location, int] = {(): 0}
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    for step, inside in entries:
        lines.append("# a comment")
        below, at = written(inside, indent + "  ")
        lines.append(f"{indent}{step}:" if isinstance(value, dict) else f"{indent}-")
        start = len(lines)
        # A field is where its name is, an item of a list where its text starts.
        own = start - 1 if isinstance(value, dict) else start + at[()]
        places |= {(step, *way): start + line for way, line in at.items() if way}
        places[(step,)] = own
        lines += below
    # A block starts at the first thing in it.
    places[()] = 1
    return lines, places


@given(st.dictionaries(word, tree, min_size=1, max_size=4))
def test_every_part_has_its_line(value):
    text, places = written(value)
    parsed, lines = parse("\n".join(text))
    assert parsed == value
    assert {at: lines.find(at) for at in places} == {at: line + 1 for at, line in places.items()}


def test_a_part_that_is_not_there_has_the_line_around_it():
    lines = Lines(1, {"a": Lines(2, {0: Lines(3)})})
    assert lines.find(("a", 0, "x", "y")) == 3
    assert lines.find(("a", 1)) == 2
    assert lines.find(("b",)) == 1


# --- time ---

LONG = {
    "as many items as may be": "- \n" * MAX_PARTS,
    "as many fields as may be": "".join(f"{number}:\n" for number in range(MAX_PARTS)),
    "as many commas as may be": "[" + "a," * (MAX_PARTS - 1) + "]",
    "flow lists in each other": "[",
    "flow mappings in each other": "{a: ",
    "lists in each other": "- ",
    "explicit keys": "? ",
    "items": "- \n",
    "flow items": "[" + "a," * (MAX_BYTES // 2 - 1) + "]",
    "one line": "a: " + "x" * (MAX_BYTES - 3),
    "an unclosed quotation": 'a: "' + "\n" * (MAX_BYTES - 4),
    "colons": ": ",
    "anchors": "&a ",
    "comments": "#\n",
    "spaces": " ",
    "line ends": "\n",
    "keys": "".join(f"{number}:\n" for number in range(60_000)),
    "text over many lines": "a: " + "x\n " * (MAX_BYTES // 3 - 1),
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_the_largest_file_takes_little_time(text):
    text = (text * (MAX_BYTES // len(text)))[:MAX_BYTES] if len(text) < 10 else text
    started = time.perf_counter()
    value_or_problem(text)
    assert time.perf_counter() - started < 5
