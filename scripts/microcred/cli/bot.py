"""`microcred bot`: what happened on GitHub, and what is done about it."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from microcred.answering import Report, answer, answer_offline
from microcred.answering.offline import Here
from microcred.bot.actions import Action, Status, plain
from microcred.bot.happening import Happening
from microcred.bot.payload import happening, named
from microcred.bot.wire import Unreadable
from microcred.cli.casework import as_json, format_option, now, roster_of, roster_option, with_git
from microcred.cli.common import refuse, root_option
from microcred.cli.hosting import bot_number, desk
from microcred.cli.place import place_options

MAX_PAYLOAD = 32 * 1024 * 1024
"""GitHub sends no more than 25 MB."""


@click.command()
@click.option(
    "--event",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    envvar="GITHUB_EVENT_PATH",
    required=True,
    help="The file with the event's payload; in a workflow GITHUB_EVENT_PATH.",
)
@click.option("--name", help="The event's name; else GITHUB_EVENT_NAME, or what the payload tells.")
@click.option("--dry-run", "dry", is_flag=True, help="Say what would be done, and do nothing.")
@place_options
@roster_option
@format_option
@root_option
def command(
    event: Path,
    name: str | None,
    dry: bool,
    repository: str | None,
    api: str,
    remote: str,
    bot: int | None,
    roster: Path | None,
    format_name: str,
    root: Path,
) -> None:
    """Do what an event on GitHub asks for: answer, keep the comment up to date, set the check.

    The event only says where to look. Everything is read anew from GitHub and Git, and decided by
    what main has. It may be run twice, late or after it was interrupted: what is done already is
    not done again. GITHUB_TOKEN holds the token.

    With --dry-run nothing is changed. Without a token it then goes by the payload and this clone
    alone: enough for a pull request that is opened or changed, whose commits this clone has; of
    comments and reviews it says that more has to be asked for. With --format json the answer is a
    list of actions, each with `action` and what it needs; without --dry-run also with `done`, and
    without texts.

    Exits with 0 also where there was nothing to do, and with 1 where something could not be done.
    """
    payload = _payload(event)
    known = name or _named(event) or named(payload)
    with with_git():
        people, root = roster_of(roster, root), root.resolve()
        happened = _happened(known, payload, bot_number(bot))
        if happened is None:
            report = Report(notes=[f"nothing to do for this event ({known or 'of no known name'})"])
        elif dry and not os.environ.get("GITHUB_TOKEN"):
            report = _offline(Here(root, bot_number(bot), now(), people), happened, payload)
        else:
            report = answer(desk(root, repository, api, remote, bot, people, dry=dry), happened)
    for note in report.notes:
        click.echo(f"Note: {note}.", err=True)
    _tell(report, format_name, dry=dry)
    sys.exit(1 if report.went_wrong else 0)


def _payload(event: Path) -> Any:
    with event.open("rb") as opened:
        data = opened.read(MAX_PAYLOAD + 1)
    if len(data) > MAX_PAYLOAD:
        raise click.UsageError(f"{event} has more than {MAX_PAYLOAD:,} bytes; no event has.")
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise click.UsageError(f"{event} is not the payload of an event: it is no JSON.") from None


def _named(event: Path) -> str | None:
    """Return the name that the workflow gives, if this is the event that it gives it to."""
    own = os.environ.get("GITHUB_EVENT_PATH")
    return os.environ.get("GITHUB_EVENT_NAME") if own and Path(own) == event else None


def _happened(name: str | None, payload: Any, bot: int) -> Happening | None:
    try:
        return happening(name, payload, bot) if name else None
    except Unreadable as odd:
        raise click.UsageError(f"this is not what {name} sends: {odd}") from None


def _offline(here: Here, happened: Happening, payload: Any) -> Report:
    try:
        return answer_offline(here, happened, payload)
    except Unreadable as odd:
        raise click.UsageError(f"this payload cannot be read: {odd}") from None


def _tell(report: Report, format_name: str, *, dry: bool) -> None:
    if report.problems:
        refuse(report.problems, 1)
    if report.stopped:
        click.echo(f"Stopped: {report.stopped}. What is left is done by the next run.", err=True)
    for one in report.outcomes:
        if one.why:
            click.echo(f"#{one.number}: {one.why}. The next run tries again.", err=True)
    if format_name == "json":
        click.echo(as_json(list(_plain(report, dry=dry))), nl=False)
    else:
        click.echo("\n".join(_lines(report, dry=dry)) or "Nothing to do.")


def _plain(report: Report, *, dry: bool) -> Iterator[dict[str, Any]]:
    for one in report.outcomes:
        for count, action in enumerate(one.actions):
            said = plain(action)
            if dry:
                yield said
            else:
                shown = {key: said[key] for key in said if key not in ("body", "text", "title")}
                yield {**shown, "done": count < one.done}


def _lines(report: Report, *, dry: bool) -> Iterator[str]:
    for one in report.outcomes:
        for count, action in enumerate(one.actions):
            did = "would" if dry else "did" if count < one.done else "left"
            yield f"#{one.number}: {did} {_said(action)}"


def _said(action: Action) -> str:
    """Return what an action does in a few words, without a text that it writes."""
    if isinstance(action, Status):
        return f"status: {action.state.value} on {action.sha[:10]}"
    return action.name
