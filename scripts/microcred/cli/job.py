"""What the verbs share that sign: options, means, and how they tell what stopped them."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import click

from microcred import people
from microcred.awarding import Means, Stopped, Unsaved
from microcred.awarding.revoking import Unknown
from microcred.cli.common import refuse, today
from microcred.git import GitUnavailable
from microcred.model.evaluators import Roster
from microcred.problem import verdict
from microcred.signing import KEY, KEY_FILE, KeyProblem, signing_key

key_option = click.option(
    "--key",
    type=click.Path(path_type=Path, dir_okay=False),
    help=f"The file of the private key; else what {KEY} or {KEY_FILE} tells.",
)
roster_option = click.option(
    "--roster",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="MICROCRED_ROSTER",
    help="The file that tells who earners are, kept outside of the repository.",
)
format_option = click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How to print what was done.",
)


class Refused(click.ClickException):
    """What was asked for cannot be done; the text says why, and how to go on."""

    exit_code = 2


def means(root: Path, key: Path | None, roster: Path | None) -> tuple[Means, date]:
    """Return what awards are made with here and now, and today's date. Raises KeyProblem."""
    at = datetime.now(UTC).replace(microsecond=0)
    signing = signing_key(root, os.environ, key)
    return Means(at, secrets.randbelow, signing, _roster(root, roster)), today()


def _roster(root: Path, file: Path | None) -> Roster | None:
    """Return who earners are, None where no roster was named. Stops at problems."""
    if file is None:
        return None
    reading = people.roster(file, root)
    if reading.document is None or not verdict(reading.problems).passed:
        refuse(reading.problems, 1)
        sys.exit(1)
    return reading.document.model


@contextmanager
def as_the_job() -> Iterator[None]:
    """Tell what kept the award job from its work, in a person's words, and exit."""
    try:
        yield
    except Stopped as stopped:
        refuse(stopped.problems, len(stopped.problems))
        sys.exit(1)
    except (KeyProblem, Unknown) as problem:
        raise Refused(str(problem)) from None
    except Unsaved as unsaved:
        raise Refused(
            f"Nothing was done: {unsaved} would be written, and has changes that are not "
            "committed. Undo them; only the award job writes there."
        ) from None
    except GitUnavailable as why:
        raise Refused(f"This needs a Git repository with a branch main: {why}.") from None
