"""`microcred github codeowners`: whom GitHub asks to review, from program/evaluators.yml."""

from __future__ import annotations

from pathlib import Path

import click

from microcred.cli.casework import stop
from microcred.cli.common import check_option, keep_current, root_option
from microcred.codeowners import CODEOWNERS, codeowners_text
from microcred.evaluators import read_evaluators
from microcred.model.evaluators import Evaluators
from microcred.problem import verdict
from microcred.survey import Survey


@click.command()
@root_option
@check_option
def codeowners(root: Path, only_check: bool) -> None:
    """Write .github/CODEOWNERS from program/evaluators.yml.

    Lead evaluators who have a `login` there are asked about definitions, settings and code. With
    --check it ends with 1 where the file is not current. Fails where the evaluators cannot be read.
    """
    reading = read_evaluators(Survey(root.resolve()).read)
    if not verdict(reading.problems).passed:
        stop(reading.problems)
    evaluators = reading.document.model if reading.document else Evaluators()
    keep_current(root, {CODEOWNERS: codeowners_text(evaluators)}, only_check)
