"""`microcred queue`: how many submissions wait, and for how long."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from microcred.cli.casework import (
    Refused,
    format_option,
    now,
    programme_day,
    roster_of,
    roster_option,
    stop,
    with_git,
)
from microcred.cli.common import root_option
from microcred.committed import Committed
from microcred.model.queue import Queue
from microcred.queueing.counting import queue
from microcred.site.queue import queue_bytes, queue_words


@click.command()
@roster_option
@format_option
@root_option
def command(roster: Path | None, format_name: str, root: Path) -> None:
    """Say how many submissions wait, and for how long in school days; nobody is named.

    With --format json it is the file that `microcred build --queue FILE` makes the page of: for a
    site that is built where no submissions are kept. In private mode groups of fewer than five are
    left out or joined with others, there as here.
    """
    root = root.resolve()
    with with_git():
        settings = Committed(root).program
        if settings.document is None:
            stop(settings.problems, format_name)
        today = programme_day(root, now())
        found = queue(root, settings.document.model, today, roster_of(roster, root))
    if found is None:
        raise Refused(
            "No submission is known here, so nobody can tell whether any waits. Take one in with "
            "`microcred intake`, or gather the pull requests of GitHub with `microcred gather`."
        )
    if format_name == "json":
        click.echo(queue_bytes(found).decode(), nl=False)
        return
    for line in _lines(found):
        click.echo(line)


def _lines(found: Queue) -> Iterator[str]:
    yield from queue_words(found)
    for group in found.groups:
        named = ", ".join([*group.credentials, *(["others"] if group.others else [])])
        longest = f"half at least {group.median:g} school days, the longest {group.longest:g}"
        yield f"  {named}: {group.waiting:,}, {longest}"
    for month in found.months:
        span = month.first if month.first == month.last else f"{month.first} to {month.last}"
        yield f"  {span}: {month.in_time:,} of {month.answers:,} answers in time"
