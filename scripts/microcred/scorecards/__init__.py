"""Scorecards: one model, and two ways in, a YAML file and a Markdown block.

`read` takes either; `problems` holds what was read to its task; `blank_block` and `blank_yaml`
write empty ones; `block` and `yaml_text` write one that is filled in.
"""

from __future__ import annotations

from collections.abc import Iterator

from microcred.document import Document, Reading, read_yaml
from microcred.model.release import Release
from microcred.model.scorecard import Scorecard
from microcred.problem import Problem
from microcred.scorecards.task import Task

__all__ = [
    "Task",
    "blank_block",
    "blank_yaml",
    "block",
    "problems",
    "read",
    "submission_of",
    "yaml_text",
]


def read(path: str, text: str, release: Release) -> Reading[Scorecard]:
    """Return the scorecard in a text, or every problem that prevents one.

    The text holds a Markdown block, with anything around it, or is YAML.
    """
    return read_yaml(path, text, Scorecard)


def submission_of(text: str) -> str | None:
    """Return the id of the submission that a scorecard says it is for, None where it does not."""
    return None


def problems(document: Document[Scorecard], task: Task) -> Iterator[Problem]:
    """Yield everything by which a scorecard does not fit its task."""
    yield from ()


def blank_block(task: Task) -> str:
    """Return an empty scorecard to be pasted into a review, levels and descriptors as guidance."""
    return ""


def blank_yaml(task: Task) -> str:
    """Return an empty scorecard as a YAML file, levels and descriptors as guidance."""
    return ""


def block(card: Scorecard, release: Release) -> str:
    """Return a scorecard as the Markdown block that `read` takes for the same."""
    return ""


def yaml_text(card: Scorecard) -> str:
    """Return a scorecard as the YAML that `read` takes for the same."""
    return ""
