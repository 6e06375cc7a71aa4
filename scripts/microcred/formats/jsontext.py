"""JSON that is small and quick to write, and still shows in a diff what changed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence


def json_text(fields: Mapping[str, object]) -> str:
    """Return an object with one field a line; a list of objects has one of them a line."""
    lines = (f"{_compact(name)}: {_value(value)}" for name, value in fields.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _value(value: object) -> str:
    if isinstance(value, Sequence) and value and isinstance(value[0], Mapping):
        return "[\n" + ",\n".join(map(_compact, value)) + "\n]"
    return _compact(value)


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
