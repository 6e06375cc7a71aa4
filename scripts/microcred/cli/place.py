"""The options that say which repository on GitHub; loads nothing that speaks to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import click

API: Final = "https://api.github.com"

Command = Callable[..., Any]


def place_options(command: Command) -> Command:
    """Add the options that say which repository; workflows set all of them by themselves."""
    for option in reversed(
        (
            click.option(
                "--repository",
                metavar="OWNER/NAME",
                envvar="GITHUB_REPOSITORY",
                help="The repository on GitHub; else GITHUB_REPOSITORY, or where origin leads.",
            ),
            click.option(
                "--api", envvar="GITHUB_API_URL", default=API, help="The address of GitHub's API."
            ),
            click.option("--remote", default="origin", help="The remote by which Git reaches it."),
            click.option(
                "--bot",
                metavar="NUMBER",
                type=click.IntRange(min=1),
                envvar="MICROCRED_BOT",
                help="The number of the account that comments for us; else MICROCRED_BOT.",
            ),
        )
    ):
        command = option(command)
    return command
