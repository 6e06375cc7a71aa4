"""What the verbs share: options, today's date, and progress."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from microcred.pool import Progress as Advance
from microcred.report import FORMATS, as_text
from microcred.problem import Problem, verdict

root_option = click.option(
    "--root",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
    help="The programme's folder. The current one by default.",
)
format_option = click.option(
    "--format",
    "format_name",
    type=click.Choice(list(FORMATS)),
    default="text",
    help="How to print problems.",
)


def today() -> date:
    """Return the date on this machine."""
    return datetime.now().astimezone().date()


@contextmanager
def progress_bar(label: str, total: int) -> Iterator[Advance]:
    """Give a function that advances a bar on a terminal, and shows nothing elsewhere."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda done: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(label, total=total)
        yield lambda done: progress.advance(task, done)


def conclude(problems: tuple[Problem, ...], checked: int, format_name: str) -> None:
    """Print the problems and exit: 0 when all is well, 1 when not."""
    click.echo(FORMATS[format_name](problems, checked), nl=False)
    sys.exit(0 if verdict(problems).passed else 1)


def refuse(problems: tuple[Problem, ...], checked: int) -> None:
    """Print the problems on standard error."""
    click.echo(as_text(problems, checked), err=True, nl=False)
