"""An attempt: its written parts, how many of the items asked for are in, and what guards it."""

from __future__ import annotations

from microcred.attempt.blind import without_earner
from microcred.attempt.completion import Completion, Need, completion, counts, handed_in
from microcred.attempt.copies import copied_files
from microcred.attempt.folders import Folder, folders
from microcred.attempt.offered import Offered
from microcred.attempt.partial import offered_for, readable_parts
from microcred.attempt.parts import Part, written_parts
from microcred.attempt.unedited import changed_attempts
from microcred.attempt.whose import UNASSIGNED
from microcred.attempt.wording import words
from microcred.document import Reading, read_markdown
from microcred.model.submission import Submission

__all__ = [
    "UNASSIGNED",
    "Completion",
    "Folder",
    "Need",
    "Offered",
    "Part",
    "changed_attempts",
    "completion",
    "copied_files",
    "counts",
    "folders",
    "handed_in",
    "offered_for",
    "read_attempt",
    "readable_parts",
    "without_earner",
    "words",
    "written_parts",
]


def read_attempt(path: str, text: str) -> Reading[Submission]:
    """Return the submission in an attempt's text, or every problem with its shape."""
    return read_markdown(path, text, Submission)
