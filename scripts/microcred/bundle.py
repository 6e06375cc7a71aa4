"""What runs in the browser: our scripts and npm packages, bundled for the site."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from microcred import scripts
from microcred.problem import Problem, Severity
from microcred.proof.contexts import KNOWN, context
from microcred.rules.spoken import spoken
from microcred.scorecards import spoken as scorecards

SOURCES: Final = Path(__file__).parent / "browser"
PLACE: Final = "assets/mc"
ENTRIES: Final = (
    "verify.js",
    "live.js",
    "image.js",
    "qr.js",
    "submit.js",
    "earlier.js",
    "score.js",
    "fingerprint-worker.js",
)
"""The scripts that pages load: /verify/, the forms, and what pages ask for when they need it."""

_MISSING: Final = b"export const available = false;\n"


def browser_scripts(root: Path) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """Return the scripts by their path in the site, and a warning where they could not be made.

    In that case each stands in for itself with one line that says so, which pages heed.
    """
    try:
        made = bundled(root)
    except scripts.ScriptsUnavailable as reason:
        empty = {f"{PLACE}/{name}": _MISSING for name in ENTRIES}
        return empty, (_warning(str(reason)),)
    return {f"{PLACE}/{name}": data for name, data in made.items()}, ()


def bundled(root: Path, entries: Sequence[str] = ENTRIES) -> Mapping[str, bytes]:
    """Return scripts by name, and the licences of what is in them. Raises ScriptsUnavailable."""
    made = {
        "contexts.json": _json({url: context(url) for url in KNOWN}),
        "rules.json": _json(spoken()),
        "scorecard.json": _json(scorecards.spoken()),
    }
    return scripts.bundled(SOURCES, entries, scripts.shared_cache(root), made)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _warning(reason: str) -> Problem:
    return Problem(
        "program/program.yml",
        1,
        "E02",
        Severity.WARNING,
        "this site is built without what checks badges in the browser and without its forms, and "
        "its pages say so: " + reason,
        "Build again once that is mended. Until then badges can be checked by `microcred verify`, "
        "and files for teachers are made by `microcred new submission`.",
    )
