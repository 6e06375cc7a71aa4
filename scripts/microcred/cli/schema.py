"""`microcred schema`: JSON Schemas for editors."""

from __future__ import annotations

from pathlib import Path

import click

from microcred.cli.common import root_option
from microcred.files import write_if_changed
from microcred.schemas import editor_files


@click.command()
@root_option
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail when out of date.")
def command(root: Path, only_check: bool) -> None:
    """Write the JSON Schemas and snippets that editors complete and check files with."""
    stale = []
    for path, text in editor_files().items():
        file = root / path
        if only_check:
            current = file.is_file() and file.read_text(encoding="utf-8") == text
            stale += [] if current else [path]
        elif write_if_changed(file, text.encode()):
            click.echo(f"wrote {path}")
    if stale:
        raise click.ClickException(f"out of date: {', '.join(stale)}. Run `microcred schema`.")
