"""The scripts of the form, run by Node.js, and the attempts that they are held to `check` with."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from microcred import bundle, scripts
from microcred.model.program import Program
from microcred.model.release import Release
from microcred.rules.submission import HandedIn
from microcred.site.submit import form

MODULES = (
    "submit/attempt.js",
    "submit/draft.js",
    "submit/media.js",
    "submit/sending.js",
    "submit/statements.js",
    "earlier.js",
    "submit/rules/index.js",
    "submit/rules/spoken.js",
    "submit/rules/written.js",
    "submit/rules/slots.js",
    "submit/rules/completion.js",
)
DRIVER = Path(__file__).parent / "driver.mjs"


@cache
def modules() -> Path:
    """Return a folder with the modules, each bundled with all it needs."""
    folder = Path(tempfile.mkdtemp(prefix="microcred-submit-"))
    for name, data in bundle.bundled(Path(), MODULES).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    (folder / "package.json").write_text('{"type": "module"}')
    return folder


def values(run: str, cases: Iterable[Mapping[str, Any]]) -> list[Any]:
    """Return what the scripts make of each case; none may stop with an error."""
    given = {"modules": str(modules()), "run": run, "cases": list(cases)}
    found = json.loads(scripts.node(DRIVER, json.dumps(given).encode()))
    assert all("value" in one for one in found), found
    return [one["value"] for one in found]


def as_given(handed: HandedIn, fields: Mapping[str, Any], release: Release) -> dict[str, Any]:
    """Return an attempt as the form hands it to its rules; `fields` are those of its file."""
    program: Program = handed.program
    return {
        "submission": fields,
        "text": handed.source.text,
        "release": form(release),
        "program": {
            "mode": program.mode.value,
            "hosts": program.evidence_hosts,
            "megabytes": program.evidence_megabytes,
        },
        "today": handed.today.isoformat(),
        "attempt": handed.place.number if handed.place else 1,
    }
