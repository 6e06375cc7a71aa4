"""Drafts as the form keeps them."""

from __future__ import annotations

from typing import Any

from tests.handed import CONTEXT, FIELDS, REFLECTION

BLANK: dict[str, Any] = {
    **dict.fromkeys(
        ("name", "kind", "url", "sha256", "media_type", "captured", "class", "topic", "transcript"),
        "",
    ),
    "reading": False,
    "bytes": None,
    "duration": None,
}


def draft(**changes: Any) -> dict[str, Any]:
    """Return the draft of the clean attempt, with changes."""
    return {
        "format": 1,
        "key": "k3f9q2m7",
        "submission": "k3f9q2m7",
        "attempt": 1,
        "credential": "wait-time@1.0",
        "saved": "",
        "taken": "",
        "account": "583231",
        "entries": [{**BLANK, **item} for item in FIELDS["evidence"]],
        "written": {"context": CONTEXT, "reflection": REFLECTION},
        "consent": dict(FIELDS["consent"]),
        "integrity": dict(FIELDS["integrity"]),
        "publish": {"name": "", "evidence": False, "page": False},
        "again": None,
        **changes,
    }
