"""decision.yml: as the award job writes it, and nothing else.

It is YAML in which every value is written as JSON, one field or one entry of a list a line: so it
can be read without a YAML parser, many times as fast, where there are many.

A11 a decision cannot be read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from microcred.ledger.problems import wrong
from microcred.model.decision import DecisionRecord
from microcred.problem import Problem

_ENTRY = "  - "


def decision_bytes(decision: DecisionRecord) -> bytes:
    """Return the file of a decision, the fields in the model's order."""
    data = decision.model_dump(mode="json", exclude_none=True)
    return "".join(f"{line}\n" for line in _lines(data)).encode()


def read_decision(path: str, data: bytes) -> DecisionRecord | Problem:
    """Return the decision in a file, or A11 where it is not just as the award job writes it."""
    try:
        decision = DecisionRecord.model_validate(_fields(data.decode().splitlines()))
    except (ValueError, ValidationError, RecursionError):
        decision = None
    if decision and decision_bytes(decision) == data:
        return decision
    return wrong("A11", path, "this is not a decision as the award job writes it")


def _lines(data: dict[str, Any]) -> Iterator[str]:
    for name, value in data.items():
        if isinstance(value, list):
            yield f"{name}:"
            yield from (f"{_ENTRY}{json.dumps(entry)}" for entry in value)
        else:
            yield f"{name}: {json.dumps(value)}"


def _fields(lines: list[str]) -> dict[str, Any]:
    """Return what lines of the award job tell. Raises ValueError for many that are none."""
    found: dict[str, Any] = {}
    entries: list[Any] = []
    for line in lines:
        if line.startswith(_ENTRY):
            entries.append(json.loads(line.removeprefix(_ENTRY)))
            continue
        name, _, value = line.partition(":")
        entries = []
        found[name] = json.loads(value) if value else entries
    return found
