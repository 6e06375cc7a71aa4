"""`microcred github`: how the repository on GitHub is set up."""

from __future__ import annotations

import click

from microcred.cli.github.codeowners import codeowners
from microcred.cli.github.due import due
from microcred.cli.github.form import form
from microcred.cli.github.setup import setup
from microcred.cli.github.watch import watch

__all__ = ["command"]


@click.group()
def command() -> None:
    """Set up the repository on GitHub, and keep what GitHub reads there current."""


command.add_command(setup)
command.add_command(form)
command.add_command(codeowners)
command.add_command(due)
command.add_command(watch)
