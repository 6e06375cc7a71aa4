"""A text to a scorecard: a Markdown block with anything around it, or YAML."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from microcred.document import Reading, read_yaml, validated
from microcred.model.identity import ALPHABET
from microcred.model.release import Release
from microcred.model.scorecard import Scorecard
from microcred.problem import Problem, verdict
from microcred.scorecards.block import read_block
from microcred.scorecards.head import identity
from microcred.scorecards.keys import key
from microcred.scorecards.layout import HEAD, TITLES, Part, labelled
from microcred.scorecards.piece import Piece
from microcred.scorecards.rows import rows
from microcred.scorecards.task import Task
from microcred.scorecards.validation import problems

YAML = (".yml", ".yaml")
MARKDOWN = (".md", ".markdown", ".txt")
_SUBMISSION = re.compile(f"[{ALPHABET}]{{8,16}}")


def read(path: str, text: str, release: Release) -> Reading[Scorecard]:
    """Return the scorecard in a text, or every problem that prevents one.

    The text is YAML or holds a Markdown block; the file's ending tells which, or else a line
    “Scorecard”. Criteria and levels may be given by name or id in a block, by id in YAML.
    """
    if not is_block(path, text):
        return read_yaml(path, text, Scorecard)
    piece = read_block(path, text, release)
    if piece.problems:
        return Reading(None, tuple(sorted(piece.problems)))
    return validated(path, piece.value, piece.lines, Scorecard)


def received(path: str, text: str, task: Task) -> Reading[Scorecard]:
    """Return the scorecard in a text, held to its task, and everything that is wrong with it.

    There is no document while anything keeps it from counting; warnings may stand beside one.
    """
    reading = read(path, text, task.release)
    found = list(reading.problems)
    document = reading.document
    if document is not None:
        found += problems(document, task)
    elif is_block(path, text):
        found += _more(read_block(path, text, task.release), task)
    passed = document is not None and verdict(found).passed
    return Reading(document if passed else None, tuple(sorted(set(found))))


def _more(piece: Piece, task: Task) -> list[Problem]:
    """Return what else is wrong with as much of a block as could be read."""
    if not piece.value:
        return []
    known: dict[str, Any] = {
        "submission": task.submission,
        "credential": task.release.name,
        "attempt": str(task.attempt),
        "conflict": "none",
    }
    reading = validated(piece.path, {**known, **piece.value}, piece.lines, Scorecard)
    if reading.document is None:
        return list(reading.problems)
    left = tuple(one.id for one in task.criteria if one.id not in piece.spoiled)
    more = problems(reading.document, replace(task, open_criteria=left))
    return [one for one in more if one.code != "K15" or not piece.spoiled]


def is_block(path: str, text: str) -> bool:
    """True for a text to be read as a Markdown block, false for YAML."""
    if path.lower().endswith(YAML):
        return False
    if path.lower().endswith(MARKDOWN):
        return True
    lines, _ = rows(path, text)
    return any(key(row.text) == key(TITLES[Part.START][0]) for row in lines)


def submission_of(text: str) -> str | None:
    """Return the id of the submission that a scorecard says it is for, None where it does not.

    Where it names several, it cannot be told.
    """
    lines, _ = rows("", text)
    named = (labelled(row.text, {"submission": HEAD["submission"]}) for row in lines)
    found = {identity(one.value) for one in named if one}
    return found.pop() if len(found) == 1 and all(map(_SUBMISSION.fullmatch, found)) else None
