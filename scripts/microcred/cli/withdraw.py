"""`microcred withdraw`: a submission is taken back."""

from __future__ import annotations

from pathlib import Path

import click

from microcred.cli.casework import as_its_earner_asked, format_option, roster_option
from microcred.cli.common import root_option
from microcred.model.scorecard import EventKind


@click.command()
@click.argument("submission")
@click.option("--reason", metavar="TEXT", help="Why, if the earner says so. It is not published.")
@roster_option
@format_option
@root_option
def command(
    submission: str, reason: str | None, roster: Path | None, format_name: str, root: Path
) -> None:
    """Take SUBMISSION back, as its earner asked. Nobody scores it any more, and nothing is awarded.

    What was handed in stays on its branch, and what was said of it in its reviews, until somebody
    removes both. With --format json the answer has `recorded`, `submission`, `event`, `by`, `at`,
    `outcome` and `next_step`.
    """
    as_its_earner_asked(root, submission, EventKind.WITHDRAWN, reason, roster, format_name)
