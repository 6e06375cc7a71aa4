"""Whose an attempt is: the id that stands for nobody yet, and another one in its place."""

from __future__ import annotations

import re
from typing import Final

from microcred.document import Document, read_markdown
from microcred.model.submission import Earner, Submission

UNASSIGNED: Final = "set-at-intake"
"""The earner's id in a file that its teacher keeps, until the programme gives one."""


def named(document: Document[Submission]) -> str | None:
    """Return the id that an attempt names, None where nobody has one yet."""
    earner = document.model.earner.id
    return None if earner == UNASSIGNED else earner


def with_id(text: str, document: Document[Submission], earner: str) -> str | None:
    """Return an attempt's text that names this earner in place of nobody; all else stays.

    None where it names somebody else, or where the id could not be written in.
    """
    if named(document) is not None:
        return text if named(document) == earner else None
    lines = text.split("\n")
    line = document.line("earner", "id")
    quoted = rf"[\"']?\b{re.escape(UNASSIGNED)}\b[\"']?"
    lines[line - 1] = re.sub(quoted, lambda _: f'"{earner}"', lines[line - 1], count=1)
    made = "\n".join(lines)
    after = read_markdown(document.path, made, Submission).document
    wanted = document.model.model_copy(update={"earner": Earner(id=earner)})
    return made if after and after.model == wanted else None
