"""An attempt as evaluators are shown it: without whose it is, or a name to be published."""

from __future__ import annotations

from typing import Final

import yaml

from microcred.document import body

PERSONAL: Final = ("earner", "publish")
"""The fields that say whose work it is."""


def without_earner(text: str) -> str:
    """Return an attempt's text, that `read_attempt` can read, without the fields of `PERSONAL`.

    Comments between such a field and the next one go with it. Nothing else changes.
    """
    below, _ = body(text)
    front = text[: len(text) - len(below)]
    above, _, rest = front.partition("\n")
    fields, mark, end = rest.rpartition("---")
    root = yaml.compose(fields, Loader=yaml.SafeLoader)
    keys = [key for key, _ in root.value] if isinstance(root, yaml.MappingNode) else []
    begins = [key.start_mark.index for key in keys]
    kept = fields[: begins[0]] if begins else ""
    for key, begun, ended in zip(keys, begins, [*begins[1:], len(fields)], strict=True):
        kept += "" if key.value in PERSONAL else fields[begun:ended]
    return f"{above}\n{kept}{mark}{end}{below}"
