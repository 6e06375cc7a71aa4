"""`microcred award --github`: award what is decided on GitHub. Its log names nobody."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import click

from microcred.answering.awarding import Given, award_there
from microcred.awarding import NotGiven
from microcred.cli.casework import as_json
from microcred.cli.hosting import asking, desk
from microcred.cli.job import as_the_job, means
from microcred.model.decision import Outcome


def award_hosted(
    root: Path,
    key: Path | None,
    roster: Path | None,
    submissions: tuple[str, ...],
    format_name: str,
    place: dict[str, Any],
) -> NoReturn:
    """Award, say what was done, and exit."""
    with as_the_job(), asking():
        made, _ = means(root, key, roster)
        given = award_there(desk(root, **place, roster=made.roster), made, submissions)
    if format_name == "json":
        click.echo(as_json(_plain(given)), nl=False)
    else:
        click.echo("\n".join(_lines(given)) or "Nothing to award.")
    for why in _left(given):
        click.echo(why, err=True)
    sys.exit(1 if any(_left(given)) else 0)


def _plain(given: Given) -> dict[str, Any]:
    """Return what was done; why something was not may name a person, so only its codes are told."""
    return {
        "awarded": [
            {"submission": one.submission, "award": one.award, "url": one.url}
            for one in given.awarded.given
        ],
        "not_awarded": [
            {
                "submission": one.submission,
                "outcome": one.outcome.value if one.outcome else None,
                "problems": sorted({problem.code for problem in one.problems}),
            }
            for one in given.awarded.not_given
        ],
        "told": [one.number for one in given.settled if not one.why],
    }


def _lines(given: Given) -> Iterator[str]:
    for award in given.awarded.given:
        yield f"Awarded {award.award} for {award.submission}: {award.url}"
    for done in given.settled:
        if done.done and not done.why:
            yield f"#{done.number} says so now."


def _left(given: Given) -> Iterator[str]:
    """Yield what could not be done, in words that name nobody."""
    for one in given.awarded.not_given:
        if one.refused or one.outcome is not Outcome.AWARD:
            yield f"No award for {one.submission}: {_why(one)}"
    for done in (*given.unread, *given.settled):
        if done.why:
            yield f"#{done.number}: {done.why}. The next run tries again."
    if given.behind:
        yield f"This clone's main was not brought up to date: {given.behind}."


def _why(one: NotGiven) -> str:
    codes = ", ".join(sorted({problem.code for problem in one.problems}))
    if codes:
        return f"there are problems to mend ({codes})."
    if one.outcome is Outcome.AWARD:
        return (
            "something forbids it. `microcred gather` and `microcred award`, run where the roster "
            "is, say what."
        )
    return "it is not decided any more."
