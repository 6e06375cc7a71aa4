"""`microcred check`: every problem in the programme."""

from __future__ import annotations

from pathlib import Path

import click

from microcred.check import check
from microcred.cli.common import conclude, format_option, progress_bar, root_option, today


@click.command()
@root_option
@format_option
def command(root: Path, format_name: str) -> None:
    """Find every problem in the programme, each with its place and how to mend it."""
    with progress_bar("Checking") as advance:
        found = check(root.resolve(), today(), advance)
    conclude(found.problems, found.checked, format_name)
