"""Broken YAML, in words that say what to mend."""

import pytest

from microcred.yamltext import YamlProblem, parse

COLON = "there is a colon here that cannot belong to a field"
QUOTE = "a quotation mark is opened here and not closed"
LINE = "this line is no `field: value`, and no part of the text above it"
ASTRAY = "this line does not line up with the ones it belongs to"
AFTER = "there is more text after a closing quotation mark or bracket"
TAB = "there is a tab here where only spaces may be"
BRACE = "the { here is not closed, or a comma is missing after it"
BRACKET = "the [ here is not closed, or a comma is missing after it"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("x: 1\nname: Feedback: how", 2, COLON),
        ("a: b\n  c: d", 2, COLON),
        ("a: b, c: d", 1, COLON),
        ('x: 1\na: "x\nb: c\nd: e\n', 2, QUOTE),
        ("x: 1\na: 'x\nb: c", 2, QUOTE),
        ('a: "b\n---\nc"', 1, QUOTE),
        ("a: b\nname Wait\nd: e", 2, LINE),
        ("c: d\na:b", 2, LINE),
        ("a:\n- b\nc", 3, LINE),
        ("a:\n  c: d\n e: f", 3, ASTRAY),
        ("l:\n  - a\n - b", 3, ASTRAY),
        (" a: b\nc: d", 2, ASTRAY),
        ("a: b\n- c", 2, ASTRAY),
        ("b: c\na: 'it's'", 2, AFTER),
        ('b: c\na: "say "hi" now"', 2, AFTER),
        ("a: [b] c", 1, AFTER),
        ("a: [b]]", 1, AFTER),
        ("a:\n\tb: c", 2, TAB),
        ("a: b\n\tc", 2, TAB),
        ("a: |\n\tx", 2, TAB),
        ("x: 1\na: {b: c\nd: e\nf: g", 2, BRACE),
        ('a: {b: "c" d: e}', 1, BRACE),
        ("a: [b, c\nd: e\n", 1, BRACKET),
        ("- a\nb: c", 2, "this belongs to a list, but does not start with `- `"),
        ("x: 1\na: [", 2, "a value or a closing bracket is missing here"),
        ("a: {b,, c}", 1, "a value or a closing bracket is missing here"),
        ("a: ]", 1, "a value or a closing bracket is missing here"),
        ("x: 1\na: @b", 2, "a text cannot start with @"),
        ("a: `b`", 1, "a text cannot start with `"),
        ("a: %b", 1, "a text cannot start with %"),
        ("a: > 3\nb: c", 1, "after | or > nothing more may be on the line"),
        (
            'a: "\\d"',
            1,
            "between double quotes, a backslash and the letter after it stand for something else",
        ),
    ],
    ids=ascii,
)
def test_everyday_mistakes(text, line, message):
    with pytest.raises(YamlProblem) as caught:
        parse(text)
    assert (caught.value.line, caught.value.message) == (line, message)
    assert caught.value.fix.endswith(".")
