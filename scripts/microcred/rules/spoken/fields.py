"""What a model allows in each of its fields, and how whoever fills one in is told of it."""

from __future__ import annotations

import re
from typing import Any, Final

from pydantic import BaseModel

from microcred.rules.spoken.javascript import javascript
from microcred.shape import wanted

_LIMITS: Final = {
    "pattern": ("string_pattern_mismatch", "pattern"),
    "maxLength": ("string_too_long", "max_length"),
    "minimum": ("greater_than_equal", "ge"),
    "maximum": ("less_than_equal", "le"),
}
"""The limits of JSON Schema that our models have; the kind and word that pydantic has for each."""


def fields(model: type[BaseModel]) -> dict[str, Any]:
    """Return the fields of a model by their names, those of parts of it inside of theirs.

    Each field tells whether it is `required`, its limits, and under `fix` the sentence that `check`
    says of each limit. A field that holds others has `fields` in their place.
    """
    schema = model.model_json_schema(by_alias=True)
    return _fields(schema, schema.get("$defs", {}))


def _fields(schema: dict[str, Any], parts: dict[str, Any]) -> dict[str, Any]:
    required = schema.get("required", ())
    return {
        name: {"required": name in required} | _field(value, parts)
        for name, value in schema["properties"].items()
    }


def _field(value: dict[str, Any], parts: dict[str, Any]) -> dict[str, Any]:
    """Return what a field allows, an empty one left out of account."""
    kinds = [one for one in value.get("anyOf", [value]) if one.get("type") != "null"]
    (kind,) = kinds
    if "$ref" in kind:
        return _field(parts[kind["$ref"].rpartition("/")[2]], parts)
    if "properties" in kind:
        return {"fields": _fields(kind, parts)}
    if kind.get("type") == "array":
        return _field(kind["items"], parts)
    limits = {limit: kind[limit] for limit in _LIMITS if limit in kind}
    return {"fix": {limit: _fix(limit, given) for limit, given in limits.items()}} | (
        limits | {"pattern": javascript(re.compile(limits["pattern"]))}
        if "pattern" in limits
        else limits
    )


def _fix(limit: str, given: object) -> str:
    kind, word = _LIMITS[limit]
    return wanted(kind, **{word: given})
