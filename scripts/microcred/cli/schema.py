"""`microcred schema`: JSON Schemas for editors."""

from __future__ import annotations

from pathlib import Path

import click

from microcred.cli.common import check_option, keep_current, root_option
from microcred.schemas import editor_files


@click.command()
@root_option
@check_option
def command(root: Path, only_check: bool) -> None:
    """Write the JSON Schemas and snippets that editors complete and check files with."""
    keep_current(root, editor_files(), only_check)
