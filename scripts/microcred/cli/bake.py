"""`microcred bake`: an award inside its badge image."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from microcred import baking, did, files, links, places, proof, releases
from microcred.badge_image import BadgeTitleTooLong, State, achievement_design, full, png
from microcred.cli.common import root_option
from microcred.model.base import SLUG_PATTERN, VERSION_PATTERN
from microcred.model.identity import ALPHABET
from microcred.model.release import Release
from microcred.problem import Problem
from microcred.status_list import BadStatusList, bits_of, is_set
from microcred.verify.jsontext import NotJson, read_object

_ID = re.compile(rf"(?:.*/)?(?P<id>[{ALPHABET}]{{12,24}})(?:/|\.json)?")
_ACHIEVEMENT = re.compile(
    f"https?://.*/credentials/(?P<slug>{SLUG_PATTERN[1:-1]})/(?P<version>{VERSION_PATTERN[1:-1]})/"
)
_NOTES = {
    "revoked": "This award was revoked. Its image says so, and so is told whoever checks it.",
    "expired": "This award has expired. Its image says so, and so is told whoever checks it.",
}


class Refused(click.ClickException):
    """What was asked for cannot be done; the text says why, and how to go on."""

    exit_code = 2


@click.command()
@click.argument("award", metavar="ID")
@click.option("--png", "kind", flag_value="png", help="As PNG. The default.")
@click.option("--svg", "kind", flag_value="svg", help="As SVG.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where to write it. By default into this folder, under the award's name.",
)
@click.option(
    "--size",
    type=click.IntRange(64, 2048),
    default=512,
    show_default=True,
    help="Width and height of a PNG, in pixels.",
)
@root_option
def command(award: str, kind: str | None, out: Path | None, size: int, root: Path) -> None:
    """Put an award into its badge image, for its holder to keep and to show anywhere.

    ID is the award's, or its address. Whoever gets the image can check the award by it.
    """
    identity = _identity(award)
    text, document = _award(root.resolve(), identity)
    slug, version = _achieved(document)
    state = _state(root.resolve(), document, datetime.now(UTC))
    svg = _picture(_release(root.resolve(), slug, version), document, state)
    kind = kind or ("svg" if out and out.suffix.lower() == ".svg" else "png")
    image = (
        baking.svg.baked(svg.encode(), text)
        if kind == "svg"
        else baking.png.baked(png(svg, size), text)
    )
    path = out or Path(f"{slug}-{identity}.{kind}")
    _write(path, image)
    click.echo(f"wrote {path}")
    if state:
        click.echo(_NOTES[state], err=True)


def _identity(award: str) -> str:
    """Return the id in an id or an address."""
    match = _ID.fullmatch(award)
    if match is None:
        raise Refused(f"“{award}” is not the id of an award, such as k3f9q2m7x4bc.")
    return match["id"]


def _award(root: Path, identity: str) -> tuple[str, dict[str, Any]]:
    """Return the signed credential, as text just as published and as a document."""
    path = places.award(identity)
    data = files.read_bytes(root, path)
    if isinstance(data, Problem):
        raise Refused(f"there is no award {identity} in this programme ({path}: {data.message})")
    try:
        document = read_object(data)
        method = str(_part(document, "proof").get("verificationMethod"))
        proof.verified(document, did.public_key(method.partition("#")[2]))
    except (NotJson, ValueError, proof.ProofProblem) as why:
        raise Refused(f"{path} is not as it was signed: {why}. Restore it from Git.") from why
    return data.decode().strip(), document


def _achieved(document: dict[str, Any]) -> tuple[str, str]:
    achievement = _part(_part(document, "credentialSubject"), "achievement")
    match = _ACHIEVEMENT.fullmatch(str(achievement.get("id")))
    if match is None:
        raise Refused("this award does not say which micro-credential it is for")
    return match["slug"], match["version"]


def _release(root: Path, slug: str, version: str) -> Release:
    path = releases.release_path(slug, version)
    data = files.read_bytes(root, path)
    found = data if isinstance(data, Problem) else releases.read_release(path, data)
    if isinstance(found, Problem):
        raise Refused(f"{path}: {found.message}. {found.fix}")
    return found


def _picture(release: Release, document: dict[str, Any], state: State | None) -> str:
    issuer = str(_part(document, "issuer").get("name", ""))
    try:
        return full(achievement_design(release.credential, issuer), state)
    except BadgeTitleTooLong as long:
        raise Refused(f"the badge of {release.name} cannot be drawn: {long}") from long


def _state(root: Path, document: dict[str, Any], now: datetime) -> State | None:
    """Return what the image has to say: revoked by the list in this repository, or expired."""
    status, until = _part(document, "credentialStatus"), document.get("validUntil")
    match = re.fullmatch(rf".*/{links.AWARDS}status/([1-9]\d{{0,3}})\.json",
                         str(status.get("statusListCredential")))  # fmt: skip
    if match is not None:
        data = files.read_bytes(root, places.status_list(int(match[1])))
        try:
            bits = b"" if isinstance(data, Problem) else bits_of(read_object(data))
            if is_set(bits, int(str(status.get("statusListIndex")))):
                return "revoked"
        except (BadStatusList, NotJson, ValueError) as bad:
            raise Refused(f"the list of revoked awards cannot be read: {bad}") from bad
    return "expired" if until and datetime.fromisoformat(str(until)) < now else None


def _part(document: dict[str, Any], name: str) -> dict[str, Any]:
    found = document.get(name)
    return found if isinstance(found, dict) else {}


def _write(path: Path, image: bytes) -> None:
    try:
        files.write_whole(path, image)
    except OSError as error:
        raise Refused(f"{path} could not be written: {error.strerror}") from error
