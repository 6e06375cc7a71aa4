"""`microcred gather`: pull requests of GitHub become submissions in this clone."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from microcred.answering.bringing import Brought, bring
from microcred.cli.casework import as_json, format_option, plain, roster_of, roster_option, with_git
from microcred.cli.common import root_option
from microcred.cli.hosting import asking, desk
from microcred.cli.place import place_options
from microcred.problem import verdict
from microcred.report import as_text


@click.command()
@click.argument("numbers", nargs=-1, type=click.IntRange(min=1), metavar="[NUMBER]...")
@place_options
@roster_option
@format_option
@root_option
def command(
    numbers: Sequence[int],
    repository: str | None,
    api: str,
    remote: str,
    bot: int | None,
    roster: Path | None,
    format_name: str,
    root: Path,
) -> None:
    """Bring pull requests into this clone, as submissions with their reviews; all that are open.

    Afterwards `microcred decide` and `microcred score` work on them as on any submission. Nothing
    of a pull request is checked out, and nothing goes to GitHub. A submission that this clone has
    commits or scorecards of its own for is left alone. GITHUB_TOKEN holds the token.

    With --format json the answer has `gathered`, a list of `number`, `submission` (null where it
    hands nothing in), `outcome`, `problems` and `why_not`. Exits with 1 where one could not be
    brought here.
    """
    root = root.resolve()
    with with_git(), asking():
        people = roster_of(roster, root)
        brought = bring(desk(root, repository, api, remote, bot, people), numbers)
    if format_name == "json":
        click.echo(as_json({"gathered": [_plain(one) for one in brought]}), nl=False)
    else:
        click.echo("\n".join(map(_line, brought)) or "No pull request is open.")
    sys.exit(1 if any(one.why_not for one in brought) else 0)


def _outcome(one: Brought) -> str | None:
    decision = one.matter.decision if one.matter else None
    return decision.outcome.value if decision else None


def _plain(one: Brought) -> dict[str, Any]:
    return {
        "number": one.number,
        "submission": one.matter.submission if one.matter else None,
        "outcome": _outcome(one),
        "problems": plain(one.matter.problems if one.matter else ()),
        "why_not": one.why_not,
    }


def _line(one: Brought) -> str:
    if one.why_not or one.matter is None:
        return f"#{one.number} was not gathered: {one.why_not}"
    if one.matter.submission is None:
        return f"#{one.number} hands nothing in"
    problems = one.matter.problems
    told = f"\n{as_text(problems, 1)}".rstrip() if not verdict(problems).passed else ""
    outcome = _outcome(one) or "cannot be told"
    return f"#{one.number} is submission {one.matter.submission}: {outcome}{told}"
