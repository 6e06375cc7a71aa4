"""A page's data as front matter that the engine reads."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

# JSON is YAML, but for characters that YAML readers refuse or take for line ends, and for numbers
# such as 1e-07, which they take for text.
_UNREADABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_EXPONENT = re.compile(r"[0-9]e[-+][0-9]")
_STRING_OR_EXPONENT = re.compile(r'"(?:[^"\\]|\\.)*"|(?<![.0-9])([0-9])(e[-+][0-9]+)')


def page_text(template: str, title: str, description: str, data: Mapping[str, object]) -> str:
    """Return a Markdown page whose body is empty and whose front matter is its data.

    `data` holds what JSON can, under names of at most 1,000 characters.
    """
    fields = {"template": template, "title": title, "description": description, "data": data}
    lines = [f"{name}: {_json(value)}" for name, value in fields.items()]
    return "\n".join(["---", *lines, "---", ""])


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    if _EXPONENT.search(text):
        text = _STRING_OR_EXPONENT.sub(_with_point, text)
    return _UNREADABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _with_point(found: re.Match[str]) -> str:
    return f"{found[1]}.0{found[2]}" if found[1] else found[0]
