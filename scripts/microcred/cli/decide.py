"""`microcred decide`: where submissions stand, and why."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from microcred import git
from microcred.cli.casework import (
    as_json,
    format_option,
    now,
    programme_day,
    roster_of,
    roster_option,
    stop,
    with_git,
)
from microcred.cli.common import root_option
from microcred.cli.standing import answer, overview, show, told
from microcred.deciding import Loaded, load, states
from microcred.ledger import Standing, ledger, read_log
from microcred.ledger.log import MAX_LOG
from microcred.places import LOG, MAIN
from microcred.problem import verdict


@click.command()
@click.argument("submission", required=False)
@roster_option
@format_option
@root_option
def command(submission: str | None, roster: Path | None, format_name: str, root: Path) -> None:
    """Say where SUBMISSION stands and why, criterion by criterion: who counted, and what is next.

    Without a name, all open submissions are listed. Nothing is changed by asking; what is decided
    is awarded by `microcred award`. Exits with 1 where there are problems to mend first, and
    otherwise with 0, whatever the outcome is.

    With --format json the answer has `submission`, `outcome` (draft, scoring, held, adjudication,
    award, resubmit, closed, withdrawn, or null), `credential`, `release`, `earner`, `attempt`,
    `head`, `why`, `next_step`, `merged`, `award` (its id, or null),
    `revoked` (null, or `at` and `reason`), `problems`, and as lists
    `criteria` (`criterion`, `name`, `critical`, `level`, `met`, `attempt`, `why`, `feedback`,
    `where`), `counted` and `uncounted` (`evaluator`, `attempt`, `at`, `sha256`; `reason` and
    `why`), `recused` (`by`, `at`, `reason`), `ignored` (`by`, `kind`, `at`, `why`). Without a name
    it has `submissions`, a list of such answers. Where the release promises blind scoring, `earner`
    is null.
    """
    root, at, standing = root.resolve(), now(), None
    with with_git():
        people, today = roster_of(roster, root), programme_day(root, at)
        if submission is None:
            found = list(states(root, people, today))
        else:
            one, standing = _followed(root, load(root, submission, people, today))
            found = [one]
    if submission is None:
        if format_name == "json":
            click.echo(as_json({"submissions": [answer(one) for one in found]}), nl=False)
        else:
            show(overview(found))
    elif format_name == "json":
        click.echo(as_json(answer(found[0], standing)), nl=False)
    elif found[0].case is None or found[0].decision is None:
        stop(found[0].problems)
    else:
        show(told(found[0], found[0].case, found[0].decision, standing))
    sys.exit(0 if all(verdict(one.problems).passed for one in found) else 1)


def _followed(root: Path, found: Loaded) -> tuple[Loaded, Standing | None]:
    """Return a submission with how its award stands, and what keeps that from being told."""
    if not found.record:
        return found, None
    lines, unread = read_log(git.show(root, MAIN, LOG, MAX_LOG) or b"")
    known = ledger(lines)
    problems = (*found.problems, *unread, *known.problems)
    return replace(found, problems=problems), known.awards.get(found.record.award)
