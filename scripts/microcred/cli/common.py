"""What the verbs share: options, today's date, and progress."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from microcred.cli.started import runnable
from microcred.engine import ENGINES
from microcred.files import write_if_changed
from microcred.pool import Progress as Advance
from microcred.pool import no_progress
from microcred.problem import Problem, verdict
from microcred.report import FORMATS, as_text

PATIENCE = 2.0

engine_option = click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default=ENGINES[0],
    show_default=True,
    help="What lays out the pages: mkdocs, or its heir.",
)
root_option = click.option(
    "--root",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
    help="The programme's folder. The current one by default.",
)
on_option = click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The day that is taken for today, as in 2027-06-30.",
)
people_option = click.option(
    "--people",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="MICROCRED_PEOPLE",
    help="The private folder that tells of people, kept outside of the repository.",
)
check_option = click.option(
    "--check", "only_check", is_flag=True, help="Write nothing; fail when out of date."
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
def progress_bar(label: str) -> Iterator[Advance]:
    """Give a function that draws a bar on a terminal once work takes two seconds."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield no_progress
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    bar = Progress(*columns, console=console, transient=True)
    started = time.monotonic()
    task = bar.add_task(label, total=None)

    def advance(done: int, total: int) -> None:
        if not bar.live.is_started and time.monotonic() - started > PATIENCE:
            bar.start()
        bar.update(task, completed=done, total=total)

    try:
        yield advance
    finally:
        bar.stop()


def keep_current(root: Path, texts: Mapping[str, str], only_check: bool) -> None:
    """Write generated files where they differ; or, when only checking, fail if any does."""
    stale = []
    for path, text in texts.items():
        file = root / path
        if only_check:
            current = file.is_file() and file.read_text(encoding="utf-8") == text
            stale += [] if current else [path]
        elif write_if_changed(file, text.encode()):
            click.echo(f"wrote {path}")
    if stale:
        raise click.ClickException(f"out of date: {', '.join(stale)}. Run this without --check.")


def conclude(problems: tuple[Problem, ...], checked: int, format_name: str) -> None:
    """Print the problems and exit: 0 when all is well, 1 when not."""
    shown = FORMATS[format_name](problems, checked)
    click.echo(runnable(shown) if format_name == "text" else shown, nl=False)
    sys.exit(0 if verdict(problems).passed else 1)


def refuse(problems: tuple[Problem, ...], checked: int) -> None:
    """Print the problems on standard error."""
    click.echo(runnable(as_text(problems, checked)), err=True, nl=False)
