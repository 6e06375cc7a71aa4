"""Scorecards: one model, and two ways in, a YAML file and a Markdown block.

`received` takes either and holds it to its task; `read` only reads, and `problems` only holds.
`blank_block` and `blank_yaml` write empty ones, `block` and `yaml_text` one that is filled in.
"""

from __future__ import annotations

from microcred.scorecards.blank import blank_block, blank_yaml
from microcred.scorecards.reading import read, received, submission_of
from microcred.scorecards.task import Task
from microcred.scorecards.validation import problems
from microcred.scorecards.writing import block
from microcred.scorecards.yamlfile import yaml_text

__all__ = [
    "Task",
    "blank_block",
    "blank_yaml",
    "block",
    "problems",
    "read",
    "received",
    "submission_of",
    "yaml_text",
]
