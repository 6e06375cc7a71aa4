"""`microcred release`: freeze the current versions."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from microcred.cli.common import refuse, root_option, today
from microcred.freezing import freeze_releases


@click.command()
@root_option
@click.argument("slugs", nargs=-1, metavar="[CREDENTIAL]...")
def command(root: Path, slugs: tuple[str, ...]) -> None:
    """Freeze the version of each active or retired micro-credential that has no release yet.

    Without names, all are meant. A release that exists is never touched.
    """
    written, problems = freeze_releases(root.resolve(), today(), slugs)
    for path in written:
        click.echo(f"wrote {path}")
    if problems:
        refuse(problems, len(problems))
        sys.exit(1)
    if not written:
        meant = ", ".join(slugs) or "every active or retired micro-credential"
        click.echo(f"Nothing to freeze: {meant} has the release of its version already.")
