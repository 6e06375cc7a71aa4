"""`microcred github due`: whether an award is due, so that nobody is asked to sign nothing."""

from __future__ import annotations

from pathlib import Path

import click

from microcred.answering.awarding import anything_due
from microcred.cli.casework import roster_of, roster_option, with_git
from microcred.cli.common import root_option
from microcred.cli.hosting import asking, desk
from microcred.cli.place import place_options


@click.command()
@place_options
@roster_option
@root_option
def due(
    repository: str | None,
    api: str,
    remote: str,
    bot: int | None,
    roster: Path | None,
    root: Path,
) -> None:
    """Print `due=true` where an award is due, or where what was decided cannot be read.

    Else it prints `due=false`. It reads what is open on GitHub and changes nothing. `microcred
    award --github`, which gives the awards, does not go by it.
    """
    root = root.resolve()
    with with_git(), asking():
        people = roster_of(roster, root)
        found = anything_due(desk(root, repository, api, remote, bot, people, dry=True))
    click.echo(f"due={str(found).lower()}")
