"""`microcred publish`: awards from the private repository to the public one."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from microcred import git
from microcred.awarding.landing import Landed
from microcred.cli.casework import format_option, now
from microcred.cli.job import Refused, as_the_job
from microcred.git import GitUnavailable, Remote
from microcred.publishing import Published, Pulled, publish, pull
from microcred.words import counted, listed

Folder = click.Path(path_type=Path, exists=True, file_okay=False)


@click.command()
@click.option("--from", "private", type=Folder, required=True, help="A clone of the private one.")
@click.option("--to", "public", type=Folder, required=True, help="A clone of the public one.")
@click.option("--pull", "pulling", is_flag=True, help="Bring definitions the other way instead.")
@click.option("--push", "pushing", is_flag=True, help="On origin first, then in the folder.")
@format_option
def command(private: Path, public: Path, pulling: bool, pushing: bool, format_name: str) -> None:
    """Bring the awards of the private repository to the public one, in one commit.

    That is the log, the awards, the lists of revoked ones, releases, and whether a key is still
    trusted: nothing that was handed in, decided or said in a review. Run again, it does nothing
    twice. With --push it goes to the public repository's origin; whoever loses a race for main
    there begins anew, and the private repository has to be pushed before.

    With --pull, what changed in the public repository since is merged into the private one: the
    definitions, settings and pages. Only numbers are printed, so that a public log may show them.

    With --format json the answer has `awards`, `changed`, `lists`, `releases` and `keys`, or with
    --pull `files` (null where there was nothing new).
    """
    with as_the_job():
        try:
            landed = _run(private.resolve(), public.resolve(), pulling, pushing)
        except GitUnavailable as why:
            raise Refused(f"Nothing was brought over: {why}.") from None
    if format_name == "json":
        click.echo(json.dumps(asdict(landed.told), indent=2))
    else:
        click.echo("\n".join(_lines(landed.told)))
    if landed.unshown:
        click.echo(f"The folder does not show it yet: {landed.unshown}.", err=True)


def _run(
    private: Path, public: Path, pulling: bool, pushing: bool
) -> Landed[Published] | Landed[Pulled]:
    if pulling:
        return pull(private, public, now(), there=_origin(private) if pushing else None)
    if not pushing:
        return publish(private, public, now())
    return publish(private, public, now(), source=_origin(private), there=_origin(public))


def _origin(root: Path) -> Remote:
    """Return where a clone is pushed to, with the token of a workflow where there is one."""
    there, token = git.remote(root), os.environ.get("GITHUB_TOKEN")
    if not token:
        return there
    from microcred.cli.hosting import with_token  # takes as long as all else

    return with_token(there, token)


def _lines(told: Published | Pulled) -> Iterator[str]:
    if isinstance(told, Pulled):
        if told.files is None:
            yield "Nothing new: the private repository has all of the public one."
        else:
            yield f"Merged into the private repository: {counted(told.files, 'changed file')}."
        return
    if told.nothing:
        yield "Nothing to publish: the public repository has it all."
        return
    parts = (
        (told.awards, "award", "awards"),
        (told.changed, "award that changed", "awards that changed"),
        (told.lists, "status list", "status lists"),
        (told.releases, "release", "releases"),
        (told.keys, "distrusted key", "distrusted keys"),
    )
    yield f"Published: {listed([counted(*part) for part in parts if part[0]])}."
    yield "Build and publish the site now, so that everybody sees it."
