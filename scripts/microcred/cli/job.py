"""What the verbs share that sign: options, means, and how they tell what stopped them."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from microcred.awarding import Means, Stopped, Unsaved
from microcred.awarding.revoking import Unknown
from microcred.cli.casework import now, programme_day, roster_of
from microcred.cli.common import refuse
from microcred.git import GitUnavailable
from microcred.signing import KEY, KEY_FILE, KeyProblem, signing_key

key_option = click.option(
    "--key",
    type=click.Path(path_type=Path, dir_okay=False),
    help=f"The file of the private key; else what {KEY} or {KEY_FILE} tells.",
)


class Refused(click.ClickException):
    """What was asked for cannot be done; the text says why, and how to go on."""

    exit_code = 2


def means(root: Path, key: Path | None, roster: Path | None) -> tuple[Means, date]:
    """Return what awards are made with now, and the programme's day. Raises KeyProblem."""
    at = now()
    signing = signing_key(root, os.environ, key)
    return Means(at, secrets.randbelow, signing, roster_of(roster, root)), programme_day(root, at)


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
