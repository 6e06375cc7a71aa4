"""A page's data as front matter that the engine reads."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

# JSON is YAML, but for characters that YAML readers refuse or take for line ends.
_UNREADABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def page_text(template: str, title: str, description: str, data: Mapping[str, object]) -> str:
    """Return a Markdown page whose body is empty and whose front matter is its data."""
    fields = {"template": template, "title": title, "description": description, "data": data}
    lines = [f"{name}: {_json(value)}" for name, value in fields.items()]
    return "\n".join(["---", *lines, "---", ""])


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return _UNREADABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
