"""The codes of what others publish: frameworks of standards, and programmes to compare with."""

from __future__ import annotations

from typing import Final

from microcred.rules.elsewhere import ERROR, CheckedElsewhere

CHECKED_IN_FRAMEWORKS: Final = (
    CheckedElsewhere(
        "T01",
        "A framework is imported from a CASE package, version 1.0 or 1.1, that holds statements.",
        ERROR,
        "Download it as a CASE package, as JSON, and import that file.",
    ),
    CheckedElsewhere(
        "T02",
        "Document, statements and associations of a package have what CASE demands of them.",
        ERROR,
        "Ask its publisher for a package that has it.",
    ),
    CheckedElsewhere(
        "T03",
        "Each statement is there once, under one other at most, and never under itself.",
        ERROR,
        "Ask its publisher for a sound package.",
    ),
    CheckedElsewhere(
        "T04",
        "A file of `program/frameworks/` is as it was imported, and named after its id.",
        ERROR,
        "Import it anew with `microcred import case FILE`.",
    ),
    CheckedElsewhere(
        "T05",
        "What a programme is compared with is another programme's folder or export, each once.",
        ERROR,
        "Let that programme run `microcred report programme --format json`, and keep the file.",
    ),
)
