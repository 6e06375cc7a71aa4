"""`microcred intake`: a file that was handed in becomes a submission."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from microcred import places
from microcred.cli.casework import (
    as_json,
    came_in,
    format_option,
    next_moment,
    plain,
    programme_day,
    roster_of,
    roster_option,
    stop,
    with_git,
)
from microcred.cli.common import root_option
from microcred.cli.place import place_options
from microcred.cli.started import runnable
from microcred.intake import Means, TakenIn, take_in
from microcred.model.credential import Scoring
from microcred.model.evaluators import Roster
from microcred.report import as_text
from microcred.words import counted, sentence


@click.command()
@click.argument("file")
@click.option("--earner", metavar="ID", help="Whose it is: the roster's id, or github:<number>.")
@click.option("--submission", metavar="ID", help="The submission that this is the next attempt of.")
@click.option("--github", "there", is_flag=True, help="Hand it in by a pull request on GitHub.")
@place_options
@roster_option
@format_option
@root_option
def command(
    file: str,
    earner: str | None,
    submission: str | None,
    there: bool,
    roster: Path | None,
    format_name: str,
    root: Path,
    **place: Any,
) -> None:
    """Take in FILE (`-` for what is piped in), which a teacher handed in.

    It is checked first, and refused with everything that is wrong. A first attempt gets a random id
    and a branch of its own with one commit that adds one file; with --submission, the branch gets
    one more. The folder you work in and what is checked out there are not touched.

    With --format json the answer has `taken_in`, `submission`, `attempt`, `branch`, `commit`,
    `path`, `credential`, `earner`, `items` (`there`, `needed`), `problems` and `warnings` (texts).

    With --github the branch is pushed there and a pull request opened, under the opaque id alone.
    Run again with the same file, it does what is missing of that. The answer as JSON then has
    `already`, `pull_request` and no `commit`, `credential`, `earner`, `items` and `warnings`.
    """
    if not earner and not submission:
        raise click.UsageError(
            "say whose it is with --earner ID; or, for a next attempt, name its --submission ID"
        )
    source, root = came_in(file), root.resolve()
    if there:
        from microcred.cli.intake_hosted import intake_hosted  # takes as long as all else

        intake_hosted(root, source, earner, submission, roster, format_name, place)
        return
    with with_git():
        at = next_moment(root, submission or "")
        people = roster_of(roster, root)
        means = Means(at, programme_day(root, at), secrets.randbelow, people)
        taken = take_in(root, source, means, earner=earner or "", submission=submission)
    if not isinstance(taken, TakenIn):
        stop(taken, format_name, taken_in=False)
    warnings = list(_warnings(taken, people))
    if format_name == "json":
        click.echo(as_json({**_answer(taken), "warnings": warnings}), nl=False)
        return
    click.echo(_told(taken), nl=False)
    for warning in warnings:
        click.echo(f"Warning: {warning}", err=True)


def _warnings(taken: TakenIn, people: Roster | None) -> Iterator[str]:
    """Yield what could not be looked at: an opaque id is only known by the roster."""
    if people is None and not taken.earner.startswith("github:"):
        yield (
            f"not compared with a roster: whether {taken.earner} is anybody's id. Name the roster "
            "with --roster FILE or MICROCRED_ROSTER; without it nobody notices a slip in an id."
        )


def _answer(taken: TakenIn) -> dict[str, Any]:
    place = taken.place
    return {
        "taken_in": True,
        "submission": place.submission,
        "attempt": place.number,
        "branch": places.branch(place.submission),
        "commit": taken.commit,
        "path": place.path,
        "credential": taken.release.name,
        "earner": taken.earner,
        "items": {"there": taken.completion.there, "needed": taken.completion.needed},
        "problems": plain(taken.problems),
    }


def _told(taken: TakenIn) -> str:
    warned = as_text(taken.problems, 1) + "\n" if taken.problems else ""
    return runnable(warned + "\n".join(_lines(taken)) + "\n")


def _lines(taken: TakenIn) -> Iterator[str]:
    submission, number = taken.place.submission, taken.place.number
    name = taken.release.credential.name
    yield f"Taken in: submission {submission}, attempt {number}, for “{name}”"
    yield f"  ({taken.release.name}), {taken.completion}."
    yield f"It is one file on the branch {places.branch(submission)}. Your own files are as before."
    yield ""
    yield "What happens next:"
    scoring = taken.release.credential.scoring or Scoring()
    days = scoring.turnaround_days
    within = f" within {counted(days, 'school day')}" if days else ""
    who = counted(scoring.scorers or 1, "evaluator")
    verb = "scores" if (scoring.scorers or 1) == 1 else "score"
    yield f"- {sentence(who)} {verb} it{within}. Each is given an empty scorecard by"
    yield f"  microcred score {submission} --evaluator ID"
    yield f"- Where it stands, and why: microcred decide {submission}"
    yield "- Tell the teacher the submission's id. Another attempt is taken in by"
    yield f"  microcred intake FILE --submission {submission}"
