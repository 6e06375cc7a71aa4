"""`microcred award`: sign and publish what is decided."""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path
from typing import Any

import click

from microcred.awarding import Awarded, NotGiven, award
from microcred.awarding.landing import Landed
from microcred.cli.casework import format_option, roster_option
from microcred.cli.common import root_option
from microcred.cli.job import as_the_job, key_option, means
from microcred.cli.place import place_options
from microcred.cli.started import runnable
from microcred.model.decision import Outcome
from microcred.report import as_text


@click.command()
@click.argument("submissions", nargs=-1, metavar="[SUBMISSION]...")
@click.option("--github", "there", is_flag=True, help="Award what is decided on GitHub.")
@place_options
@key_option
@roster_option
@format_option
@root_option
def command(
    submissions: tuple[str, ...],
    there: bool,
    key: Path | None,
    roster: Path | None,
    format_name: str,
    root: Path,
    **place: Any,
) -> None:
    """Sign and publish every award that is decided and was not given yet.

    Each decision is derived anew from the scorecards. All awards of a run are one change of main:
    each submission is merged with its decision, its award and a line in the log. Run again, also
    after it was interrupted, it gives no award twice. Exits with 1 where something that was decided
    or asked for got no award.

    With --github, what is decided on open pull requests, or merged by hand and unsigned, is read
    anew from GitHub, awarded and pushed to main there; then each pull request is told. Whoever
    loses a race for main begins anew. No person's id and no text is printed.
    """
    if there:
        from microcred.cli.award_hosted import award_hosted  # takes as long as all else

        award_hosted(root.resolve(), key, roster, submissions, format_name, place)
    with as_the_job():
        made, today = means(root, key, roster)
        landed = award(root.resolve(), made, today, submissions)
    shown = _as_json(landed) if format_name == "json" else _as_text(landed, submissions)
    click.echo(shown if format_name == "json" else runnable(shown), nl=False)
    if landed.unshown:
        _unshown(landed.unshown)
    asked = set(submissions) & {one.submission for one in _without(landed.told)}
    sys.exit(1 if asked or any(one.refused for one in landed.told.not_given) else 0)


def _without(told: Awarded) -> list[NotGiven]:
    """Return the submissions that have no award after all."""
    return [one for one in told.not_given if one.outcome is not Outcome.AWARD or one.refused]


def _unshown(why: str) -> None:
    said = "The awards are on main, but this folder does not show them yet"
    again = runnable("Run `microcred award` again to bring it up to date.")
    click.echo(f"{said}: {why}. {again}", err=True)


def _as_json(landed: Landed[Awarded]) -> str:
    told = landed.told
    data = {
        "awarded": [dataclasses.asdict(given) for given in told.given],
        "not_awarded": [_plain(one) for one in told.not_given],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _plain(one: NotGiven) -> dict[str, object]:
    return {
        "submission": one.submission,
        "outcome": one.outcome.value if one.outcome else None,
        "refused": one.refused,
        "why": one.why,
        "next_step": one.next_step,
        "problems": [str(problem) for problem in one.problems],
    }


def _as_text(landed: Landed[Awarded], asked: tuple[str, ...]) -> str:
    told, lines = landed.told, []
    for given in told.given:
        renewed = f", which renews {given.renews}" if given.renews else ""
        lines.append(f"Awarded {given.award} for {given.submission}: {given.credential}{renewed}")
        lines.append(f"  {given.url}")
    for one in told.not_given:
        if one.refused or one.submission in asked:
            lines += _not_given(one)
    waiting = sum(1 for one in told.not_given if not one.refused)
    if waiting and not asked:
        lines.append(f"{_count(waiting)} not decided yet; `microcred decide` says what is missing.")
    return (
        "\n".join(lines or ["Nothing to award: no submission is decided and without an award."])
        + "\n"
    )


def _count(number: int) -> str:
    return "1 submission is" if number == 1 else f"{number} submissions are"


def _not_given(one: NotGiven) -> list[str]:
    said = [f"No award for {one.submission}: {one.why}"]
    if one.next_step:
        said.append(f"  {one.next_step}")
    if one.problems:
        said.append(as_text(one.problems, len(one.problems)).rstrip("\n"))
    return said
