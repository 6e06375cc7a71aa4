"""`microcred new`: starters to fill in."""

from __future__ import annotations

import re
from pathlib import Path

import click
from pydantic import TypeAdapter, ValidationError

from microcred import files, places
from microcred.cli.common import root_option, today
from microcred.cli.started import runnable
from microcred.definition import UNREAD
from microcred.model.base import SLUG_PATTERN
from microcred.model.identity import EarnerId
from microcred.model.release import Release
from microcred.model.vocabulary import Status
from microcred.offers import offers
from microcred.problem import Problem
from microcred.releases import version_key
from microcred.settings import read_program, read_settings
from microcred.starters import STARTERS, Seed, Starter, Title, started, titled
from microcred.starters.submission import guided
from microcred.survey import Survey


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
    said = "Put your own words wherever it says WRITE, then run `microcred check`."
    click.echo(runnable(said))


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


@command.command("submission")
@click.argument("credential")
@click.option("--earner", help="The id that the programme gave the teacher, if there is one yet.")
@click.option(
    "--to",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write; by default <credential>-submission.md in the current folder.",
)
@root_option
def _submission(credential: str, earner: str | None, to: Path | None, root: Path) -> None:
    """Write a guided file for a teacher to fill in, who keeps it until it is handed in.

    CREDENTIAL is a micro-credential such as wait-time, for its current version.
    """
    root = root.resolve()
    program = read_program(lambda path: files.read(root, path)).document
    if program is None:
        raise Refused("program/program.yml cannot be read. Run `microcred check`.")
    release = _open_release(Survey(root), credential)
    text = guided(release, program.model, today(), _earner(earner))
    target = to or Path(f"{release.credential.id}-submission.md")
    if target.absolute().parent.resolve().is_relative_to(root / places.SUBMISSIONS):
        raise Refused("submissions/ holds what was handed in. Keep this file elsewhere until then.")
    if not _written(target, text):
        raise Refused(f"{target} is there already. Give another name with --to.")
    click.echo(f"wrote {target}")
    said = f"Fill it in, run `microcred check {target}` as often as you like, then hand it in."
    click.echo(runnable(said))


def _open_release(survey: Survey, credential: str) -> Release:
    """Return the newest release of a micro-credential that takes submissions."""
    slug, _, version = credential.partition("@")
    known = survey.releases.get(slug, ())
    version = version or max(known, key=version_key, default="")
    offered = offers(survey.read, survey.read_bytes, survey.releases, {}, today())(
        f"{slug}@{version}"
    )
    if offered.status in (Status.DRAFT, Status.PLANNED, Status.RETIRED):
        raise Refused(f"{slug} is {offered.status}, so it takes no submissions.")
    if version not in known or offered.release is None:
        names = ", ".join(f"{slug}@{one}" for one in known)
        raise Refused(
            f"“{credential}” is not published here. "
            + (f"Published are: {names}." if names else "The catalog lists what is.")
        )
    if offered.release is UNREAD:
        raise Refused(f"The release {slug}@{version} cannot be read. Run `microcred check`.")
    return offered.release


def _earner(given: str | None) -> str | None:
    try:
        return given and TypeAdapter(EarnerId).validate_python(given)
    except ValidationError:
        raise Refused(
            f"“{given}” is no earner's id: small letters, digits and hyphens, or github:NUMBER."
        ) from None


def _written(target: Path, text: str) -> bool:
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        return False
    except OSError as error:
        raise Refused(f"{target} cannot be written: {error.strerror}.") from None
    return True
