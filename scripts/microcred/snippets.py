"""Snippets that complete the fields of front matter in an editor.

The YAML extension of VS Code reads `.yml` files by their schema, but no front matter in Markdown
(https://github.com/redhat-developer/vscode-yaml/issues/207). Snippets need no extension. Syntax:
https://code.visualstudio.com/docs/editor/userdefinedsnippets
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

Schema = Mapping[str, Any]

LINE_PATTERN = r"^[^\n]*$"
"""What any one line of prose matches; every other pattern leaves no need for quotes."""


def snippets(schema: Schema, files: str) -> str:
    """Return a file of snippets, one for each field of a schema and each item of its lists.

    They are offered in Markdown files and, as front matter is YAML there, in YAML inside them;
    only in `files`, a glob, by editors that know of that restriction.
    """
    found = {
        prefix: {
            "prefix": prefix,
            "scope": "markdown,yaml",
            "include": [f"**/{files}"],
            "body": body,
            "description": description,
        }
        for prefix, body, description in _each(schema)
    }
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"


def _each(schema: Schema) -> Iterator[tuple[str, list[str], str]]:
    for name, field in schema["properties"].items():
        plain = _resolved(field, schema)
        description = field.get("description", plain.get("description", ""))
        yield name, _lines(name, field, schema, count(1)), description
        item = _resolved(plain.get("items", {}), schema)
        if "properties" in item:
            yield f"{name}-item", _item(item, schema, count(1)), item.get("description", "")


def _resolved(field: Schema, schema: Schema) -> Schema:
    """Return what a reference refers to, and the first of several choices."""
    if "$ref" in field:
        resolved: Schema = schema["$defs"][field["$ref"].rpartition("/")[2]]
        return resolved
    return _resolved(field["anyOf"][0], schema) if "anyOf" in field else field


def _lines(name: str, field: Schema, schema: Schema, stops: Iterator[int]) -> list[str]:
    """Return `name: value`, with a block below it where the value is one."""
    plain = _resolved(field, schema)
    if "properties" in plain:
        return [f"{name}:", *_indented(_required(plain, schema, stops))]
    item = _resolved(plain.get("items", {}), schema)
    if "properties" in item:
        return [f"{name}:", *_indented(_item(item, schema, stops))]
    return [f"{name}: {_value(plain, schema, stops)}"]


def _item(item: Schema, schema: Schema, stops: Iterator[int]) -> list[str]:
    first, *others = _required(item, schema, stops)
    return [f"- {first}", *_indented(others)]


def _required(block: Schema, schema: Schema, stops: Iterator[int]) -> list[str]:
    """Return the fields that a block must have, or its first where it must have none."""
    fields = block["properties"]
    names = block.get("required") or list(fields)[:1]
    return [line for name in names for line in _lines(name, fields[name], schema, stops)]


def _indented(lines: list[str]) -> list[str]:
    return [f"  {line}" for line in lines]


def _value(plain: Schema, schema: Schema, stops: Iterator[int]) -> str:
    """Return the place to type a value in: a choice, a list, or a stop for the cursor."""
    if "prefixItems" in plain:
        return f"[{', '.join(f'${{{next(stops)}:0}}' for _ in plain['prefixItems'])}]"
    if plain.get("type") == "array":
        return f"[{_value(_resolved(plain['items'], schema), schema, stops)}]"
    stop = next(stops)
    if "boolean" in plain.get("type", ()):
        return f"${{{stop}|true,false|}}"
    if choices := plain.get("enum") or ([plain["const"]] if "const" in plain else None):
        return f"${{{stop}|{','.join(map(str, choices))}|}}"
    if plain.get("format") == "date":
        return f"${{{stop}:$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE}}"
    given = plain.get("default", plain.get("minimum"))
    if given is not None:
        return f"${{{stop}:{given}}}"
    prose = plain.get("pattern", LINE_PATTERN) == LINE_PATTERN
    return f'"${stop}"' if prose else f"${stop}"
