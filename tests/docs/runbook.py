"""Runbooks walked: their commands, block by block, as a person would type them.

A block that is to be run has `<!-- run: name -->` above it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.whole import REPOSITORY

RUNBOOKS = REPOSITORY / "docs" / "runbooks"
_BLOCK = re.compile(
    r"(?:<!-- run: (?P<name>[a-z-]+) -->\n)?```sh\n(?P<script>.*?)^```$", re.S | re.M
)


def blocks(runbook: str) -> list[tuple[str | None, str]]:
    """Return the name and the commands of each block, in order; None for one without a name."""
    text = (RUNBOOKS / runbook).read_text(encoding="utf-8")
    return [(match["name"], match["script"]) for match in _BLOCK.finditer(text)]


def script(runbook: str, *names: str) -> str:
    """Return the commands of all blocks of these names, name after name."""
    found = blocks(runbook)
    return "\n".join(text for name in names for other, text in found if other == name)


def walk(folder: Path, commands: str, **variables: str) -> str:
    """Return what commands print, run in a folder by bash, which stops at the first that fails."""
    program = folder / "bin" / "microcred"
    program.parent.mkdir(exist_ok=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m microcred "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", commands],
        cwd=folder,
        env={**_environment(program.parent), **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _environment(programs: Path) -> Mapping[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    who = ("Somebody", "somebody@users.noreply.github.com")
    return {
        **kept,
        "PATH": f"{programs}{os.pathsep}{kept['PATH']}",
        "PYTHONPATH": str(REPOSITORY / "scripts"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_NAME": who[0],
        "GIT_AUTHOR_EMAIL": who[1],
        "GIT_COMMITTER_NAME": who[0],
        "GIT_COMMITTER_EMAIL": who[1],
    }
