"""Whether a file is a list of people, by how it begins."""

from __future__ import annotations

import re
from typing import Final


def looks_like_people(path: str, text: str) -> bool:
    """True for the text of a file that lists people: YAML, JSON or a table.

    By e-mail address, by name, or by what is known of them by their ids alone.
    """
    named = "roster" in path.rpartition("/")[2].lower()
    return (
        (named and "@" in text)
        or any(shape.search(text) for shape in _SHAPES)
        or _is_table(_columns(text))
    )


_SHAPES: Final = (
    re.compile(r"(?:^|[{,])[\"'\s]*people[\"']?\s*:(?=.{0,2000}?e?mail[\"']?\s*:)", re.M | re.S),
    re.compile(
        r"(?:^|[{,])[\"'\s]*people[\"']?\s*:(?=.{0,200}?\bid[\"']?\s*:)"
        r"(?=.{0,2000}?\b(?:name|mentor|shows|stage|school)[\"']?\s*:)",
        re.M | re.S,
    ),
    re.compile(
        r"^[\"'\s{]*extensions[\"']?\s*:(?=.{0,2000}?\bperson[\"']?\s*:)"
        r"(?=.{0,2000}?\bapproved_by[\"']?\s*:)",
        re.M | re.S,
    ),
    re.compile(r"\A\W*(?=.{0,300}\bid\b)[^\n]{0,300}\be-?mail\b[^\n]{0,300}[\n][^\n]*@", re.I),
)

_OF_A_PERSON: Final = frozenset(
    {"mentor", "stage", "shows", "started", "school", "tags", "email", "first name", "last name"}
)
_OF_A_TABLE: Final = frozenset({"series", "credential", "mentor", "goal"})


def _is_table(columns: frozenset[str]) -> bool:
    """True where the first line names columns of a roster or of another table of people."""
    roster = "id" in columns and len(columns & _OF_A_PERSON) > ("name" not in columns)
    scores = {"submission", "evaluator", "passed"} <= columns
    return roster or scores or ("person" in columns and bool(columns & _OF_A_TABLE))


def _columns(text: str) -> frozenset[str]:
    first = text.lstrip("\ufeff").partition("\n")[0][:1000]
    return frozenset(cell.strip(" \t\r\"'").lower() for cell in re.split("[,;\t]", first))
