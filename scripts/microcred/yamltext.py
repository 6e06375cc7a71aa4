"""YAML text to plain values with line numbers, and nothing surprising.

Every scalar stays a string (`012`, `no`, `1.0`); an empty one is None. Anchors, aliases,
tags, duplicate keys and second documents are refused. libyaml does the parsing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml
from yaml._yaml import CParser

from microcred.characters import UNSEEN
from microcred.yamlwords import syntax_words

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
Location: TypeAlias = tuple[str | int, ...]

MAX_DEPTH = 20
MAX_PARTS = 20_000
"""Lines, commas and brackets; the number of values cannot be much larger."""


class YamlProblem(Exception):
    """What is wrong with a YAML text, at a line counted from 1 within that text."""

    def __init__(self, line: int, code: str, message: str, fix: str) -> None:
        super().__init__(message)
        self.line, self.code, self.message, self.fix = line, code, message, fix


@dataclass(slots=True)
class Lines:
    """The line on which a value starts, and those of the values inside it."""

    line: int
    inside: dict[str | int, Lines] = field(default_factory=dict)

    def find(self, location: Location) -> int:
        """Return the line of the deepest part of `location` that exists."""
        lines = self
        for step in location:
            if step not in lines.inside:
                break
            lines = lines.inside[step]
        return lines.line


def parse(text: str, most: int = MAX_PARTS) -> tuple[Value, Lines]:
    """Return the value of the one document in `text`, with lines. Raises YamlProblem."""
    if found := UNSEEN.search(text):
        raise unseen_problem(found[0], text.count("\n", 0, found.start()) + 1)
    if sum(map(text.count, "\n,[{")) > most:
        message = f"this holds more than {most:,} lines, commas and brackets"
        raise YamlProblem(1, "F05", message, "Shorten it. Nobody could read all that.")
    parser = CParser(text)
    try:
        return _document(parser)
    except yaml.MarkedYAMLError as error:
        line, message, fix = syntax_words(error, text)
        if "alphabetic or numeric" in message:  # a lone & or *
            raise YamlProblem(line, "F04", *_NO_ANCHORS) from None
        raise YamlProblem(line, "F02", message, fix) from None
    finally:
        parser.dispose()


def unseen_problem(character: str, line: int) -> YamlProblem:
    """Return F07, a character that nobody can see."""
    return YamlProblem(
        line,
        "F07",
        f"there is an invisible control character here (U+{ord(character):04X})",
        "Delete it: retype the words around it by hand.",
    )


def _document(parser: CParser) -> tuple[Value, Lines]:
    parser.get_event()  # stream start
    event = _next(parser)
    if event.__class__ is yaml.StreamEndEvent:
        return None, Lines(1)
    result = _node(parser, _next(parser), 0)
    parser.get_event()  # document end
    event = _next(parser)
    if event.__class__ is not yaml.StreamEndEvent:
        raise YamlProblem(
            _line(event), "F02", "a second YAML document starts here", "Keep one document a file."
        )
    return result


def _next(parser: CParser) -> Any:
    return parser.get_event()


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _node(parser: CParser, event: Any, depth: int) -> tuple[Value, Lines]:
    kind = event.__class__
    _refuse_indirection(event)
    if kind is yaml.ScalarEvent:
        return _scalar(event), Lines(_line(event))
    if depth >= MAX_DEPTH:
        raise YamlProblem(
            _line(event), "F02", f"this is nested more than {MAX_DEPTH} deep", "Flatten it."
        )
    if kind is yaml.SequenceStartEvent:
        return _sequence(parser, event, depth)
    return _mapping(parser, event, depth)


def _refuse_indirection(event: Any) -> None:
    if event.__class__ is yaml.AliasEvent or event.anchor is not None:
        raise YamlProblem(_line(event), "F04", *_NO_ANCHORS)
    if event.tag is not None and event.tag != "!":
        raise YamlProblem(_line(event), "F04", *_NO_TAGS)


_NO_ANCHORS = (
    "anchors (&) and aliases (*) are not allowed",
    "Write the value out, or put quotes around a text that starts with & or *.",
)
_NO_TAGS = (
    "tags (!) are not allowed",
    "Remove it, or put quotes around a text that starts with !.",
)


def _scalar(event: Any) -> str | None:
    text = str(event.value)
    # Only between double quotes can an escape bring in what is refused in the text itself.
    if event.style == '"' and (found := UNSEEN.search(text)):
        raise unseen_problem(found[0], _line(event))
    return None if text == "" and not event.style else text


def _sequence(parser: CParser, start: Any, depth: int) -> tuple[Value, Lines]:
    values: list[Value] = []
    lines = Lines(_line(start))
    while (event := _next(parser)).__class__ is not yaml.SequenceEndEvent:
        value, lines.inside[len(values)] = _node(parser, event, depth + 1)
        values.append(value)
    return values, lines


def _mapping(parser: CParser, start: Any, depth: int) -> tuple[Value, Lines]:
    values: dict[str, Value] = {}
    lines = Lines(_line(start))
    while (event := _next(parser)).__class__ is not yaml.MappingEndEvent:
        key = _key(event, lines)
        value, inside = _node(parser, _next(parser), depth + 1)
        inside.line = _line(event)
        values[key], lines.inside[key] = value, inside
    return values, lines


def _key(event: Any, lines: Lines) -> str:
    _refuse_indirection(event)
    if event.__class__ is not yaml.ScalarEvent or not (key := _scalar(event)):
        raise YamlProblem(
            _line(event), "F02", "a field's name must be a plain word", "Put the text in quotes."
        )
    if key in lines.inside:
        first = lines.inside[key].line
        raise YamlProblem(
            _line(event),
            "F03",
            f"`{key}` is here a second time (first on line {first})",
            "Keep one of the two.",
        )
    return key
