"""`microcred github watch`: dates that come, links that lead nowhere, and one issue on them."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path

import click

from microcred.cli.casework import as_json, format_option, now, programme_day, with_git
from microcred.cli.common import root_option
from microcred.cli.hosting import asking, desk
from microcred.cli.place import place_options
from microcred.watch import Report, State
from microcred.watching import keep, look
from microcred.web import Web


@click.command()
@click.option("--dry-run", "dry", is_flag=True, help="Say what was found; write no issue.")
@place_options
@format_option
@root_option
def watch(
    dry: bool,
    repository: str | None,
    api: str,
    remote: str,
    bot: int | None,
    format_name: str,
    root: Path,
) -> None:
    """Look for dates that come and for links that lead nowhere, and keep one issue on them.

    Dates: reviews that are due, evaluators whose time ends. Links: those of research, resources,
    standards and providers, at most 500 in a run; never those of evidence. A link that a program
    cannot open may be fine, and is told apart. Exits with 0 also where there is something to do,
    with 1 where the issue could not be written.

    With --format json the answer has `issue` (opened, updated, closed, nothing, or null with
    --dry-run), `dates`, `links` (those that are not fine) and `skipped`.
    """
    root = root.resolve()
    with with_git():
        today = programme_day(root, now())
    report = look(root, today, Web(seconds=15).status)
    done = None
    if not dry:
        with asking():
            known = desk(root, repository, api, remote, bot)
            done = keep(known.github, known.bot, report, today)
    click.echo(_json(report, done) if format_name == "json" else _text(report, done), nl=False)
    sys.exit(0)


def _json(report: Report, done: str | None) -> str:
    wrong = [one for one in report.links if one.state is not State.FINE]
    return as_json(
        {
            "issue": done,
            "dates": [dataclasses.asdict(one) for one in report.dates],
            "links": [dataclasses.asdict(one) for one in wrong],
            "skipped": report.skipped,
        }
    )


def _text(report: Report, done: str | None) -> str:
    lines = [f"{one.path}:{one.line}: {one.says}" for one in report.dates]
    lines += [
        f"{one.link.path}:{one.link.line}: {one.state.value}: {one.link.url}: {one.why}"
        for one in report.links
        if one.state is not State.FINE
    ]
    fine = sum(one.state is State.FINE for one in report.links)
    lines.append(f"{fine} of {len(report.links)} links lead somewhere.")
    if done:
        lines.append(f"The issue: {done}.")
    return "\n".join(lines) + "\n"
