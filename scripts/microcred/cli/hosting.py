"""What the verbs share that speak to GitHub: where it is, who we are there, how Git reaches it."""

from __future__ import annotations

import base64
import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import click

from microcred import git
from microcred.answering import Desk
from microcred.answering.looking import Stopped
from microcred.cli.casework import now
from microcred.cli.common import refuse
from microcred.git import GitUnavailable, Remote
from microcred.github import GitHub, GitHubRefused, GitHubUnavailable
from microcred.model.evaluators import Roster

ACTIONS: Final = 41_898_282
"""The number of github-actions[bot], whom GITHUB_TOKEN acts as on github.com."""

SERVER: Final = "https://github.com"
HOW_TO_ASK: Final = (
    "This asks GitHub, which takes a token in GITHUB_TOKEN. In a workflow, give it "
    "`env: {GITHUB_TOKEN: ${{ github.token }}}`; on your own machine, one of yours (for a person "
    "who uses it, `gh auth token` prints it)."
)


class Away(click.ClickException):
    """GitHub cannot be asked, or does not do it; the text says why. It can be run again."""

    exit_code = 1


def desk(
    root: Path,
    repository: str | None,
    api: str,
    remote: str,
    bot: int | None,
    roster: Roster | None = None,
    *,
    dry: bool = False,
) -> Desk:
    """Return what GitHub is spoken to with; exits where that cannot be told."""
    token = os.environ.get("GITHUB_TOKEN")
    if not token:
        raise click.UsageError(HOW_TO_ASK)
    try:
        there = git.remote(root, remote, carried=True)
    except GitUnavailable as why:
        raise click.UsageError(
            f"Git does not know where this repository is on GitHub: {why}. Add it with "
            "`git remote add origin ADDRESS`, or name another with --remote."
        ) from None
    name = repository or _named(there.address)
    if name is None:
        raise click.UsageError("Which repository on GitHub? Say it with --repository OWNER/NAME.")
    try:
        github = GitHub(token, name, api)
    except ValueError as why:
        raise click.UsageError(f"{why}.") from None
    known = bot or _bot(github, os.environ)
    own = os.environ.get("GITHUB_REPOSITORY")
    quiet = _in_workflow(os.environ) and own is not None and own.lower() != name.lower()
    return Desk(root, github, with_token(there, token), known, now(), roster, dry, quiet)


@contextmanager
def asking() -> Iterator[None]:
    """Tell what kept GitHub from being asked, in a person's words, and exit."""
    try:
        yield
    except Stopped as stopped:
        refuse(stopped.problems, 1)
        sys.exit(1)
    except (GitHubUnavailable, GitHubRefused) as why:
        raise Away(f"{why}. Run this again later; nothing is done twice.") from None


def bot_number(bot: int | None) -> int:
    """Return whom we act as where GitHub is not asked."""
    return bot or ACTIONS


def _bot(github: GitHub, environment: Mapping[str, str]) -> int:
    """Return whom we act as: in a workflow the bot of GitHub Actions, else whose token it is."""
    if _in_workflow(environment):
        return ACTIONS
    try:
        return github.me()
    except (GitHubUnavailable, GitHubRefused) as why:
        raise Away(f"{why}. Say whom the token acts as with --bot NUMBER.") from None


def _in_workflow(environment: Mapping[str, str]) -> bool:
    return environment.get("GITHUB_ACTIONS") == "true"


def with_token(there: Remote, token: str) -> Remote:
    """Return the remote that also Git's own host is told the token of, if that is its host."""
    server = os.environ.get("GITHUB_SERVER_URL", SERVER).rstrip("/")
    if not there.address.startswith(f"{server}/"):
        return there
    basic = base64.b64encode(f"x-access-token:{token}".encode()).decode()
    return git.authorized(there, f"basic {basic}")


def _named(address: str) -> str | None:
    """Return `owner/name` of an address that Git knows."""
    match = re.search(r"[/:]([A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+?)(?:[.]git)?/?$", address)
    return match[1] if match else None
