"""`microcred new`: starters to fill in."""

from __future__ import annotations

import re
from pathlib import Path

import click

from microcred import files
from microcred.cli.common import root_option, today
from microcred.model.base import SLUG_PATTERN
from microcred.problem import Problem
from microcred.settings import read_settings
from microcred.starters import STARTERS, Seed, Starter, Title, started, titled


class Refused(click.ClickException):
    """What was asked for cannot be done; the text says why, and how to go on."""

    exit_code = 2


@click.group()
def command() -> None:
    """Write a starter to fill in. A file that exists is never overwritten."""


def _command(kind: str, starter: Starter) -> click.Command:
    @click.command(kind, help=f"{starter.says} NAME is a title such as “Wait Time”, or a slug.")
    @click.argument("name")
    @click.option("--from", "original", metavar="SLUG", help="Start from a copy of this one.")
    @root_option
    def new(name: str, original: str | None, root: Path) -> None:
        _new(kind, _title(name), _slug(original), root.resolve())

    return new


def _new(kind: str, title: Title, original: str | None, root: Path) -> None:
    asked_for = STARTERS[kind].path_of(title.slug)
    if (root / asked_for).exists():
        raise Refused(f"{asked_for} is there already. Edit it, or give the new one another name.")
    texts = started(kind, _seed(root, title), original, lambda path: _text(root, path))
    for path, text in texts.items():
        written = _write(root, path, text)
        click.echo(f"wrote {path}" if written else f"{path} is there already and was left alone")
    click.echo("Put your own words wherever it says WRITE, then run `microcred check`.")


def _title(name: str) -> Title:
    title = titled(name)
    if title is None:
        raise Refused(
            f"“{name}” gives no name for a file. Use Latin letters or digits, on one line of at "
            "most 200 characters; the name on the page can be changed in the file afterwards."
        )
    return title


def _slug(original: str | None) -> str | None:
    if original is not None and not re.fullmatch(SLUG_PATTERN, original):
        raise Refused(f"“{original}” is not the id of a file, such as wait-time.")
    return original


def _seed(root: Path, title: Title) -> Seed:
    """Return the title with what the programme's settings say, where they can be read."""
    settings, _ = read_settings(lambda path: files.read(root, path))
    if settings is None:
        return Seed(title, today())
    issuer = settings.issuer.model
    language = settings.program.model.language
    return Seed(title, today(), issuer.name, issuer.email or issuer.url, language)


def _text(root: Path, path: str) -> str:
    source = files.read(root, path)
    if isinstance(source, Problem):
        raise Refused(f"{path} cannot be copied: {source.message}. {source.fix}")
    return source.text


def _write(root: Path, path: str, text: str) -> bool:
    """Return whether the file was written: one that is there is left alone."""
    folder = (root / path).parent
    if not folder.resolve().is_relative_to(root):
        raise Refused(f"{folder.name}/ is a link to somewhere else. Put a folder in its place.")
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with (root / path).open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        return False
    return True


for _kind, _starter in STARTERS.items():
    command.add_command(_command(_kind, _starter))
