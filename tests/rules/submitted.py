"""An attempt as rules see it: that of tests/handed.py for wait-time@1.0, to be changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from microcred import places
from microcred.attempt import Offered, read_attempt
from microcred.definition import UNREAD
from microcred.document import Source
from microcred.model.program import Program
from microcred.model.release import Release
from microcred.model.submission import Submission
from microcred.model.vocabulary import Status
from microcred.problem import Problem
from microcred.releases import read_release
from microcred.rules.submission import HandedIn
from microcred.rules.submissions import submission_problems
from tests.handed import complete

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 21)
PATH = "submissions/wait-time/k3f9q2m7/attempt-1.md"
PROGRAM = Program.model_validate(
    {
        "format": 1,
        "name": "Good example",
        "tagline": "A programme with nothing wrong",
        "url": "https://good.example/",
        "mode": "private",
        "time_zone": "America/Chicago",
        "language": "en",
        "evidence_hosts": ["drive.google.com", "onedrive.live.com"],
    }
)


def _release() -> Release:
    path = "credentials/releases/wait-time@1.0.json"
    found = read_release(path, (ROOT / path).read_bytes())
    assert isinstance(found, Release)
    return found


RELEASE = _release()
OFFERED = Offered(RELEASE, ("1.0",), Status.ACTIVE)


def asking(slots: dict[str, dict[str, Any]], **credential: Any) -> Release:
    """Return the release with other terms for some of its slots."""
    model = RELEASE.credential
    changed = tuple(
        slot.model_copy(update=slots[slot.id]) if slot.id in slots else slot
        for slot in model.evidence
    )
    update = {"evidence": changed, **credential}
    return RELEASE.model_copy(update={"credential": model.model_copy(update=update)})


def submitted(
    text: str | None = None,
    *,
    path: str = PATH,
    release: Release | None = RELEASE,
    offered: dict[str, Any] | None = None,
    program: dict[str, Any] | None = None,
    begun: date = TODAY,
    earlier: Sequence[tuple[int, Submission]] = (),
    settled: bool = False,
    **changes: Any,
) -> HandedIn:
    """Return a clean attempt with changes: of its own text (see `complete`), or around it."""
    text = complete(**changes) if text is None else text
    document = read_attempt(path, text).document
    return HandedIn(
        Source(path, text),
        document or UNREAD,
        replace(OFFERED, release=release, **(offered or {})) if document else UNREAD,
        PROGRAM.model_copy(update=program or {}),
        TODAY,
        begun,
        places.attempt(path),
        tuple(earlier),
        settled,
    )


def problems(**given: Any) -> list[Problem]:
    """Return all problems of an attempt with changes."""
    return sorted(submission_problems(submitted(**given)))


def said(code: str, **given: Any) -> list[str]:
    """Return what one rule says: `captured error: message`, the first word being that of its line.

    Where that is no field, it is the line's text.
    """
    handed = submitted(**given)
    lines = handed.source.text.split("\n")
    return [
        f"{_place(lines[one.line - 1])} {one.severity}: {one.message}"
        for one in sorted(submission_problems(handed))
        if one.code == code
    ]


def _place(line: str) -> str:
    field, colon, _ = line.strip().removeprefix("- ").partition(":")
    return field if colon and field.isidentifier() else line.strip()
