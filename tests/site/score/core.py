"""The scripts of the page for scoring, run by Node.js, and what they are given."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from microcred import bundle, scripts

NAMES = ("block", "holding", "passing", "problems", "scorecard", "task", "yaml")
MODULES = tuple(f"score/{name}.js" for name in NAMES)
DRIVER = Path(__file__).parent / "driver.mjs"


@cache
def modules() -> Path:
    """Return a folder with the modules, each bundled with all it needs."""
    folder = Path(tempfile.mkdtemp(prefix="microcred-score-"))
    for name, data in bundle.bundled(Path(), MODULES).items():
        (folder / name).write_bytes(data)
    (folder / "package.json").write_text('{"type": "module"}')
    return folder


def values(run: str, cases: Iterable[Mapping[str, Any]]) -> list[Any]:
    """Return what the scripts make of each case; none may stop with an error."""
    given = {"modules": str(modules()), "run": run, "cases": list(cases)}
    found = json.loads(scripts.node(DRIVER, json.dumps(given).encode()))
    assert next((one for one in found if "value" not in one), None) is None
    return [one["value"] for one in found]
