"""`microcred verify`: check a badge, ours or another issuer's."""

from __future__ import annotations

import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import click

from microcred.cli.common import progress_bar
from microcred.verify import Fetch
from microcred.verify.report import all_as_json, all_as_text, all_verified, as_json, as_text
from microcred.verifying import (
    Asking,
    NoSite,
    is_address,
    offline,
    verified_address,
    verified_file,
    verified_folder,
)
from microcred.web import Web


@click.command()
@click.argument("target", metavar="FILE|URL|FOLDER")
@click.option(
    "--recipient", metavar="E-MAIL", help="Ask as well whether it was awarded to this person."
)
@click.option(
    "--offline",
    "site",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Take keys and lists from this built site, and nothing from the network.",
)
@click.option(
    "--allow-host",
    "hosts",
    metavar="HOST",
    multiple=True,
    help="A host of a private network that a badge may name.",
)
@click.option(
    "--format", "format_name", type=click.Choice(["text", "json"]), default="text",
    help="How to print what was found.",
)  # fmt: skip
def command(
    target: str, recipient: str | None, site: Path | None, hosts: tuple[str, ...], format_name: str
) -> None:
    """Check a badge: JSON, JWT, PNG or SVG, of Open Badges 2.0 or 3.0, ours or another issuer's.

    Each check is listed with what it came to. Exits with 0 when all that was asked about is
    verified, and with 1 when anything is not, or could not be checked.
    """
    if recipient is not None and not re.fullmatch(r"[^@\s]+@[^@\s]+", recipient):
        raise click.UsageError("what --recipient was given is not an e-mail address")
    asking = Asking(_fetch(target, site, hosts), datetime.now(UTC), recipient)
    if not is_address(target) and Path(target).is_dir():
        _folder(Path(target), asking, format_name)
    if not is_address(target) and not Path(target).is_file():
        raise click.UsageError(f"there is no file {target}, and it is not an address")
    result = (
        verified_address(target, asking)
        if is_address(target)
        else verified_file(Path(target), asking)
    )
    click.echo((as_json if format_name == "json" else as_text)(result), nl=False)
    sys.exit(0 if result.verification.verified else 1)


def _folder(folder: Path, asking: Asking, format_name: str) -> None:
    with progress_bar("Verifying") as advance:
        results, lists = verified_folder(folder, asking, advance)
    said = all_as_json(results) if format_name == "json" else all_as_text(results, lists)
    click.echo(said, nl=False)
    sys.exit(0 if all_verified(results) else 1)


def _fetch(target: str, site: Path | None, hosts: tuple[str, ...]) -> Fetch:
    if site is not None:
        try:
            return offline(site)
        except NoSite as why:
            raise click.UsageError(str(why)) from why
    typed = {urlsplit(target).hostname or ""} if is_address(target) else set()
    return Web(frozenset({*typed, *hosts}))
