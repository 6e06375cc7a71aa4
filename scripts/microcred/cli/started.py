"""How the program was started, so that commands it names can be typed as they stand."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from pathlib import Path
from typing import Final

import click

NAME: Final = "microcred"
_COMMAND: Final = re.compile(rf"(?<![\w/.@-]){NAME}(?= (?P<verb>[a-z]+)\b)")


def started_as(program: str, search: str | None = None) -> str:
    """Return what to type to start this again: `microcred` where that leads here.

    `program` is `sys.argv[0]`; `search` are the folders to look in, those of PATH by default.
    """
    if Path(program).name == "__main__.py":
        return f"{shlex.quote(sys.executable)} -m {NAME}"
    found = shutil.which(NAME, path=search)
    if os.sep not in program or (found and os.path.realpath(found) == os.path.realpath(program)):
        return NAME
    return shlex.quote(program)


def runnable(text: str) -> str:
    """Return a text whose commands are written the way this program was started."""
    current = click.get_current_context(silent=True)
    if current is None:  # a thread beside the command, as `serve` has
        return text
    context = current.find_root()
    name, verbs = context.info_name, context.command
    if name in (None, NAME, verbs.name) or not isinstance(verbs, click.Group):
        return text
    known = verbs.list_commands(context)
    return _COMMAND.sub(lambda found: str(name) if found["verb"] in known else NAME, text)
