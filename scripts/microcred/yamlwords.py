"""What libyaml says of a text it cannot parse, in words for the text's author."""

from __future__ import annotations

from typing import NamedTuple

import yaml


class SyntaxWords(NamedTuple):
    """Where to look, counted from 1, what is wrong there, and how to mend it."""

    line: int
    message: str
    fix: str


def syntax_words(error: yaml.MarkedYAMLError, text: str) -> SyntaxWords:
    """Return what to tell the author of `text`, by the everyday cause of libyaml's complaint."""
    found, began = error.problem_mark, error.context_mark
    said = " ".join(part for part in (error.context, error.problem) if part)
    if "tab character" in said or _at(found, text) == "\t":
        return SyntaxWords(_line(found, text), *_TAB)
    if "cannot start any token" in said:
        return SyntaxWords(_line(found, text), *_cannot_start(_at(found, text)))
    if "did not find expected key" in said:
        words = _AFTER_CLOSING if _before(found, text) else _OUT_OF_LINE
        return SyntaxWords(_line(found, text), *words)
    for phrase, message, fix in _WHERE_IT_BEGAN:
        if phrase in said:
            return SyntaxWords(_line(began or found, text), message, fix)
    for phrase, message, fix in _WHERE_IT_WAS_FOUND:
        if phrase in said:
            return SyntaxWords(_line(found, text), message, fix)
    return SyntaxWords(_line(found or began, text), f"this is not YAML: {said}", _ELSE)


def _line(mark: yaml.Mark | None, text: str) -> int:
    """Return the line of a mark; the last one for the end of the text, which may be below it."""
    return min(mark.line + 1, len(text.splitlines())) if mark else 1


def _at(mark: yaml.Mark | None, text: str) -> str:
    return text[mark.index : mark.index + 1] if mark else ""


def _before(mark: yaml.Mark | None, text: str) -> str:
    """Return what stands before the mark on its line, spaces apart."""
    return text[: mark.index].rpartition("\n")[2].strip() if mark else ""


def _cannot_start(character: str) -> tuple[str, str]:
    return f"a text cannot start with {character}", "Put the whole text in quotes."


_TAB = ("there is a tab here where only spaces may be", "Indent with spaces.")
_ELSE = "Check indentation, colons and quotes on this line and the one above it."
_QUOTE_ALL = "Put quotes around a text that holds a colon, a comma, a bracket or a quotation mark."

_OUT_OF_LINE = (
    "this line does not line up with the ones it belongs to",
    "Start the fields of one block, and the `- ` of one list, in the same column.",
)
_AFTER_CLOSING = ("there is more text after a closing quotation mark or bracket", _QUOTE_ALL)

_WHERE_IT_BEGAN = (
    (
        "could not find expected ':'",
        "this line is no `field: value`, and no part of the text above it",
        "Write a colon and a space after the field's name, or indent the line below its text.",
    ),
    (
        "quoted scalar found unexpected",
        "a quotation mark is opened here and not closed",
        "Close it, or remove it.",
    ),
    ("expected ',' or '}'", "the { here is not closed, or a comma is missing after it", _QUOTE_ALL),
    ("expected ',' or ']'", "the [ here is not closed, or a comma is missing after it", _QUOTE_ALL),
)
_WHERE_IT_WAS_FOUND = (
    (
        "mapping values are not allowed",
        "there is a colon here that cannot belong to a field",
        "Put quotes around a text that holds `: `, and start fields of one block in one column.",
    ),
    (
        "expected node content",
        "a value or a closing bracket is missing here",
        f"Close each [ and {{, with nothing empty between commas. {_QUOTE_ALL}",
    ),
    (
        "expected '-' indicator",
        "this belongs to a list, but does not start with `- `",
        "Start it with `- `, or indent it below the item it belongs to.",
    ),
    (
        "expected <document start>",
        *_OUT_OF_LINE,
    ),
    (
        "unknown escape character",
        "between double quotes, a backslash and the letter after it stand for something else",
        "Use single quotes around the text.",
    ),
    (
        "expected comment or line break",
        "after | or > nothing more may be on the line",
        "Start the text on the next line, or put it in quotes.",
    ),
)
