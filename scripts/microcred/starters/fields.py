"""Top-level fields of a YAML text, read and replaced without touching what is around them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from microcred.yamltext import YamlProblem, parse


def field(text: str, name: str) -> str | None:
    """Return the text of a top-level field; None where it is not there or not a text."""
    try:
        value, _ = parse(text)
    except YamlProblem:
        return None
    found = value.get(name) if isinstance(value, dict) else None
    return found if isinstance(found, str) else None


def with_fields(text: str, changes: Mapping[str, str | None], first: str) -> str:
    """Return a text whose first line is `first`, with fields set to new YAML, or removed (None).

    Everything else stays as it is, remarks included. A new field goes to the end.
    """
    for name, value in changes.items():
        text = _with_field(text, name, value)
    return text if text.startswith(f"{first}\n") else f"{first}\n{text}"


def _with_field(text: str, name: str, value: str | None) -> str:
    block = re.compile(rf"^{name}:[^\n]*\n(?:[ \t][^\n]*\n|\n(?=[ \t]))*", re.MULTILINE)
    line = "" if value is None else f"{name}: {value}\n"
    if block.search(text):
        return block.sub(lambda _: line, text, count=1)
    return text + line
