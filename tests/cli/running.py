"""The command line as people and programs run it: what it prints, and how it exits."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from microcred.cli import cli


def run(root: Path, *words: str | Path, given: str | bytes = b"", **environment: str) -> Result:
    """Return what a verb does in a programme; an exception of ours is raised."""
    verb, *others = map(str, words)
    asked = [verb, "--root", str(root), *others]
    kept = {"MICROCRED_ROSTER": None, "MICROCRED_PEOPLE": None, **environment}
    result = CliRunner().invoke(cli, asked, input=given, env=kept, prog_name="microcred")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def answer(root: Path, *words: str | Path, **given: Any) -> Any:
    """Return what a verb answers as JSON."""
    return json.loads(run(root, *words, "--format", "json", **given).stdout)
