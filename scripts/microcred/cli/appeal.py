"""`microcred appeal`: a submission goes to a fresh panel."""

from __future__ import annotations

from pathlib import Path

import click

from microcred.cli.casework import as_its_earner_asked, format_option, roster_option
from microcred.cli.common import root_option
from microcred.model.scorecard import EventKind


@click.command()
@click.argument("submission")
@click.option("--reason", metavar="TEXT", required=True, help="What the earner appeals against.")
@roster_option
@format_option
@root_option
def command(
    submission: str, reason: str, roster: Path | None, format_name: str, root: Path
) -> None:
    """Open SUBMISSION to evaluators who have not scored it, as its earner asked. Possible once.

    What was met stays met; the rest of the attempt that was decided last is scored anew. With
    --format json the answer has `recorded`, `submission`, `event`, `by`, `at`, `outcome` and
    `next_step`.
    """
    as_its_earner_asked(root, submission, EventKind.APPEALED, reason, roster, format_name)
