"""`microcred serve`: the site on this machine, rebuilt as files change."""

from __future__ import annotations

from pathlib import Path

import click

from microcred.build import NotOurs, Order
from microcred.cli.common import refuse, root_option, today
from microcred.serve import Rebuilt, serve


@click.command()
@root_option
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="0 finds a free one.")
@click.option("--search/--no-search", default=True, help="Index the site for search.")
def command(root: Path, port: int, search: bool) -> None:
    """Build the site, show it on 127.0.0.1, and rebuild and reload whenever a file changes."""
    order = Order(root.resolve(), root.resolve() / "site", today(), search=search)
    try:
        serve(order, port, _say)
    except NotOurs as refusal:
        raise click.UsageError(
            f"{refusal}. Move them away: the site is shown from there."
        ) from refusal


def _say(rebuilt: Rebuilt) -> None:
    if rebuilt.failure:
        click.echo(f"The site engine stopped. {rebuilt.failure}", err=True)
    if rebuilt.built and rebuilt.built.problems:
        refuse(rebuilt.built.problems, rebuilt.built.checked)
    if rebuilt.built and not rebuilt.built.published:
        click.echo("The last good site is still shown. Mend the above; it rebuilds by itself.")
    elif rebuilt.built:
        click.echo(f"Built {rebuilt.built.pages:,} pages in {rebuilt.seconds:.1f} s.")
    if rebuilt.address:
        click.echo(f"\n  {rebuilt.address}\n\nWatching for changes. Stop with Ctrl+C.")
