"""`microcred keys`: the keys that sign awards."""

from __future__ import annotations

import json
import os
import secrets
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from microcred import files
from microcred.awarding.landing import Unsaved
from microcred.cli.common import progress_bar, refuse, root_option
from microcred.cli.started import runnable
from microcred.compromise import distrust, summary
from microcred.document import Source
from microcred.files import write_whole
from microcred.git import GitUnavailable
from microcred.keyring import read_keys, with_key
from microcred.model.identity import timestamp
from microcred.model.keys import KeyRing, PublicKey
from microcred.places import KEYS
from microcred.signing import KEY, KEY_FILE, KeyProblem, signing_key, write_new


class Refused(click.ClickException):
    """What was asked for cannot be done; the text says why, and how to go on."""

    exit_code = 2


out_option = click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="Where to write the private half: a new file, outside of any repository.",
)
note_option = click.option("--note", help="Where it is kept or what it is for, for people.")


@click.group()
def command() -> None:
    """Make, list, rotate and distrust the keys that sign awards.

    The public halves are in program/keys.yml. The private half of the current one belongs into the
    environment (MICROCRED_SIGNING_KEY, or a file's name as MICROCRED_SIGNING_KEY_FILE), never into
    the repository.
    """


@command.command()
@out_option
@note_option
@root_option
def new(out: Path, note: str | None, root: Path) -> None:
    """Make the first key."""
    ring = _ring(root)
    if ring.current:
        raise Refused(
            f"{ring.current.key} signs already. To replace it, use `microcred keys rotate`: what "
            "it has signed stays valid."
        )
    _add(root, out, note)


@command.command()
@out_option
@note_option
@root_option
def rotate(out: Path, note: str | None, root: Path) -> None:
    """Add a key that signs from now on. What the older ones have signed stays valid."""
    if not _ring(root).keys:
        raise Refused("There is no key yet. Make the first one with `microcred keys new`.")
    _add(root, out, note)


@command.command("list")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@root_option
def list_keys(form: str, root: Path) -> None:
    """Show the keys, the oldest first, and which one signs."""
    ring = _ring(root)
    if form == "json":
        shown = [_told(key, ring) for key in ring.keys]
        click.echo(json.dumps(shown, indent=2, ensure_ascii=False))
        return
    if not ring.keys:
        click.echo(runnable("There is no key yet. Make the first one with `microcred keys new`."))
    for key in ring.keys:
        note = f"  {key.note}" if key.note else ""
        click.echo(f"{key.key}  {_state(key, ring)}{note}")


@command.command()
@click.argument("key")
@click.option(
    "--key",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    help=f"The file of the key that signs now; else what {KEY} or {KEY_FILE} tells.",
)
@root_option
def compromised(key: str, file: Path | None, root: Path) -> None:
    """Distrust KEY (z6Mk…), and sign all that it had signed anew with the current one.

    Awards keep their dates. All of it is one commit on main. Run again, it finds nothing to do.
    """
    at = datetime.now(UTC).replace(microsecond=0)
    try:
        by = signing_key(root, os.environ, file)
        with progress_bar("Signing anew") as progress:
            landed = distrust(root.resolve(), key, by, at, progress)
    except KeyProblem as problem:
        raise Refused(str(problem)) from None
    except Unsaved as unsaved:
        raise Refused(f"commit or undo your changes of {unsaved} first.") from None
    except GitUnavailable as why:
        raise Refused(f"this needs a Git repository with a branch main: {why}") from None
    click.echo(summary(landed.told, key, at))
    if landed.unshown:
        click.echo(f"The folder does not show it yet: {landed.unshown}", err=True)
    if landed.told.left:
        refuse(tuple(landed.told.left), landed.told.awards)
        sys.exit(1)


def _add(root: Path, out: Path, note: str | None) -> None:
    """Write a new private key, and its public half into keys.yml."""
    source = files.read(root, KEYS)
    text = source.text if isinstance(source, Source) else None
    try:
        key = write_new(root, out, secrets.token_bytes(32))
    except KeyProblem as problem:
        raise Refused(str(problem)) from None
    try:
        added = PublicKey(key=key.multikey, added=datetime.now(UTC), note=note)
        write_whole(root / KEYS, with_key(text, added).encode())
    except (OSError, ValueError) as error:
        out.unlink()
        raise Refused(f"{KEYS} could not be written, so no key was made: {error}") from None
    click.echo(
        f"{key.multikey} signs from now on.\n"
        f"Its private half is in {out}, which only you may read. Keep a copy where nobody else can "
        f"get at it, and give it to the award job as {KEY}.\n"
        f"Commit {KEYS} and publish the site before it signs the first award."
    )


def _ring(root: Path) -> KeyRing:
    """Return the keys of the programme, none where there is no file. Stops at problems."""
    if not (root / KEYS).exists():
        return KeyRing()
    reading = read_keys(lambda path: files.read(root, path))
    if reading.problems or reading.document is None:
        refuse(reading.problems, 1)
        sys.exit(1)
    return reading.document.model


def _state(key: PublicKey, ring: KeyRing) -> str:
    if key.compromised:
        return f"compromised since {timestamp(key.compromised)}"
    signs = "signs" if key == ring.current else "trusted"
    return f"{signs}, added {timestamp(key.added)}"


def _told(key: PublicKey, ring: KeyRing) -> dict[str, object]:
    data = key.model_dump(mode="json", exclude_none=True)
    return {
        **data,
        "added": timestamp(key.added),
        **({"compromised": timestamp(key.compromised)} if key.compromised else {}),
        "signs": key == ring.current,
    }
