"""YAML text to plain values with line numbers, and nothing surprising.

Every scalar stays a string (`012`, `no`, `1.0`); an empty one is None. Anchors, aliases,
tags, duplicate keys and second documents are refused. libyaml does the parsing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

import yaml
from yaml.cyaml import CParser

Value: TypeAlias = "str | None | list[Value] | dict[str, Value]"
Location: TypeAlias = tuple[str | int, ...]

MAX_DEPTH = 20


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


def parse(text: str) -> tuple[Value, Lines]:
    """Return the value of the one document in `text`, with lines. Raises YamlProblem."""
    parser = CParser(text)
    try:
        return _document(parser)
    except yaml.MarkedYAMLError as error:
        raise _syntax_problem(error) from None
    except yaml.YAMLError as error:
        raise YamlProblem(1, "F02", f"this is not readable YAML: {error}", _SYNTAX_FIX) from None
    finally:
        parser.dispose()


_SYNTAX_FIX = "Check indentation, colons and quotes on this line and the one above it."


def _syntax_problem(error: yaml.MarkedYAMLError) -> YamlProblem:
    mark = error.problem_mark or error.context_mark
    what = " ".join(part for part in (error.context, error.problem) if part)
    return YamlProblem(mark.line + 1 if mark else 1, "F02", f"this is not YAML: {what}", _SYNTAX_FIX)


def _document(parser: CParser) -> tuple[Value, Lines]:
    parser.get_event()  # stream start
    event = parser.get_event()
    if event.__class__ is yaml.StreamEndEvent:
        return None, Lines(1)
    result = _node(parser, parser.get_event(), 0)
    parser.get_event()  # document end
    event = parser.get_event()
    if event.__class__ is not yaml.StreamEndEvent:
        raise YamlProblem(
            _line(event), "F02", "a second YAML document starts here", "Keep one document a file."
        )
    return result


def _line(event: yaml.Event) -> int:
    return int(event.start_mark.line) + 1


def _node(parser: CParser, event: yaml.Event, depth: int) -> tuple[Value, Lines]:
    kind = event.__class__
    _refuse_indirection(event)
    if kind is yaml.ScalarEvent:
        empty = event.value == "" and not event.style
        return (None if empty else event.value), Lines(_line(event))
    if depth >= MAX_DEPTH:
        raise YamlProblem(
            _line(event), "F02", f"this is nested more than {MAX_DEPTH} deep", "Flatten it."
        )
    if kind is yaml.SequenceStartEvent:
        return _sequence(parser, event, depth)
    return _mapping(parser, event, depth)


def _refuse_indirection(event: yaml.Event) -> None:
    if event.__class__ is yaml.AliasEvent or event.anchor is not None:
        raise YamlProblem(
            _line(event),
            "F04",
            "anchors (&) and aliases (*) are not allowed",
            "Write the value out, or put quotes around a text that starts with & or *.",
        )
    if event.tag is not None and event.tag != "!":
        raise YamlProblem(
            _line(event), "F04", f"tags such as {event.tag} are not allowed", "Remove the tag."
        )


def _sequence(parser: CParser, start: yaml.Event, depth: int) -> tuple[Value, Lines]:
    values: list[Value] = []
    lines = Lines(_line(start))
    while (event := parser.get_event()).__class__ is not yaml.SequenceEndEvent:
        value, lines.inside[len(values)] = _node(parser, event, depth + 1)
        values.append(value)
    return values, lines


def _mapping(parser: CParser, start: yaml.Event, depth: int) -> tuple[Value, Lines]:
    values: dict[str, Value] = {}
    lines = Lines(_line(start))
    while (event := parser.get_event()).__class__ is not yaml.MappingEndEvent:
        key = _key(event, lines)
        value, inside = _node(parser, parser.get_event(), depth + 1)
        inside.line = _line(event)
        values[key], lines.inside[key] = value, inside
    return values, lines


def _key(event: yaml.Event, lines: Lines) -> str:
    _refuse_indirection(event)
    if event.__class__ is not yaml.ScalarEvent:
        raise YamlProblem(
            _line(event), "F02", "a key must be a plain word", "Put the text in quotes."
        )
    key = str(event.value)
    if key in lines.inside:
        first = lines.inside[key].line
        raise YamlProblem(
            _line(event),
            "F03",
            f"`{key}` is here a second time (first on line {first} of the same block)",
            "Keep one of the two.",
        )
    return key
