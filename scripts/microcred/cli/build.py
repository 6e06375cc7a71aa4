"""`microcred build`: the catalog site."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from microcred.build import NotOurs, Order, build
from microcred.cli.common import engine_option, progress_bar, refuse, root_option, today
from microcred.engine import EngineFailed


@click.command()
@root_option
@engine_option
@click.option(
    "--site",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("site"),
    show_default=True,
    help="Where to put the site.",
)
@click.option(
    "--queue",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Figures of the queue, made by `microcred queue` where submissions are kept.",
)
@click.option("--search/--no-search", default=True, help="Index the site for search.")
def command(root: Path, engine: str, site: Path, queue: Path | None, search: bool) -> None:
    """Build the catalog site. When anything is wrong, the last good site stays as it is."""
    order = Order(root.resolve(), site.resolve(), today(), engine, search, queue=queue)
    try:
        with progress_bar("Building") as advance:
            built = build(order, advance)
    except NotOurs as refusal:
        raise click.UsageError(
            f"{refusal}, and a build would remove them. Give an empty folder, or a new one."
        ) from refusal
    except EngineFailed as failure:
        raise click.ClickException(f"the site engine stopped. {failure}") from failure
    if built.problems:
        refuse(built.problems, built.checked)
    if not built.published:
        click.echo("Nothing was published: the site is as it was.", err=True)
        sys.exit(1)
    click.echo(f"Built {built.pages:,} pages in {site}")
