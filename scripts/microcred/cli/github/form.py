"""`microcred github form`: the issue form by which teachers hand in without Git."""

from __future__ import annotations

from pathlib import Path

import click

from microcred.cli.common import check_option, keep_current, refuse, root_option, today
from microcred.issue_forms import issue_forms
from microcred.settings import read_program
from microcred.survey import Survey


@click.command()
@root_option
@check_option
def form(root: Path, only_check: bool) -> None:
    """Write the issue form from the programme and what is open, into .github/ISSUE_TEMPLATE/.

    In open mode only: in private mode a form that is there is removed, since issues are public.
    """
    survey = Survey(root.resolve())
    reading = read_program(survey.read)
    if reading.document is None:
        refuse(reading.problems, 1)
        raise click.ClickException("Nothing was written: program/program.yml cannot be read.")
    texts = issue_forms(survey, reading.document.model, today())
    gone = [path for path, text in texts.items() if text is None and (root / path).exists()]
    if only_check and gone:
        raise click.ClickException(f"must not be there: {', '.join(gone)}")
    for path in gone:
        (root / path).unlink()
        click.echo(f"removed {path}")
    keep_current(root, {path: text for path, text in texts.items() if text}, only_check)
