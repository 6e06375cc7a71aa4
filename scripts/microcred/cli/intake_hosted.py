"""`microcred intake --github`: a file that was handed in becomes a pull request."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

import click

from microcred import places
from microcred.answering.handing import HandedIn, hand_in
from microcred.cli.casework import as_json, plain, roster_of, stop, with_git
from microcred.cli.hosting import asking, desk
from microcred.document import Source
from microcred.report import as_text


def intake_hosted(
    root: Path,
    source: Source,
    earner: str | None,
    submission: str | None,
    roster: Path | None,
    format_name: str,
    place: dict[str, Any],
) -> None:
    """Hand a file in, and say where; exits where something stands against it."""
    with with_git(), asking():
        people = roster_of(roster, root)
        where = desk(root, **place, roster=people)
        handed = hand_in(
            where, source, secrets.randbelow, earner=earner or "", submission=submission
        )
    if not isinstance(handed, HandedIn):
        stop(handed, format_name, taken_in=False)
    if format_name == "json":
        click.echo(as_json(_answer(handed)), nl=False)
        return
    if handed.taken and handed.taken.problems:
        click.echo(as_text(handed.taken.problems, 1))
    before = "" if handed.taken else ", as it was already"
    attempt = f"submission {handed.place.submission}, attempt {handed.place.number}"
    click.echo(f"Handed in: {attempt}, in pull request #{handed.pull}{before}.")
    click.echo("What is next is said there. Tell the teacher the submission's id.")


def _answer(handed: HandedIn) -> dict[str, Any]:
    submission = handed.place.submission
    return {
        "taken_in": True,
        "already": handed.taken is None,
        "submission": submission,
        "attempt": handed.place.number,
        "branch": places.branch(submission),
        "path": handed.place.path,
        "pull_request": handed.pull,
        "problems": plain(handed.taken.problems if handed.taken else ()),
    }
