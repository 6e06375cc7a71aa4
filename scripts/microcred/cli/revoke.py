"""`microcred revoke`: withdraw an award, or the name on it."""

from __future__ import annotations

import json
from pathlib import Path

import click

from microcred.awarding.landing import Landed
from microcred.awarding.revoking import Followed, revoke, unfit, withdraw_name
from microcred.characters import on_one_line
from microcred.cli.casework import format_option
from microcred.cli.common import refuse, root_option
from microcred.cli.job import as_the_job, key_option, means
from microcred.model.identity import timestamp

MAX_REASON = 500


@click.command()
@click.argument("award", metavar="ID")
@click.option("--reason", metavar="TEXT", help="Why, in a sentence that anyone may read.")
@click.option(
    "--name-only", is_flag=True, help="Withdraw only the name that the award shows; it stays valid."
)
@key_option
@format_option
@root_option
def command(
    award: str, reason: str | None, name_only: bool, key: Path | None, format_name: str, root: Path
) -> None:
    """Revoke an award: from now on, whoever verifies it is told so. This is for good.

    The credential itself stays as it is; its page, its image and every verifier say that it was
    revoked. The reason is shown to everybody and may name nobody.
    """
    if name_only == (reason is not None):
        raise click.UsageError("give either --reason TEXT or --name-only")
    with as_the_job():
        made, today = means(root, key, None)
        if reason is not None:
            _check_reason(reason)
            if found := unfit(reason, today):
                refuse(found, len(found))
                raise click.ClickException("Nothing was revoked: say it without what is told here.")
        landed = (
            withdraw_name(root.resolve(), made, award)
            if reason is None
            else revoke(root.resolve(), made, award, reason)
        )
    click.echo((_as_json if format_name == "json" else _as_text)(landed, award, name_only))
    if landed.unshown:
        click.echo(f"This folder does not show it yet: {landed.unshown}.", err=True)


def _check_reason(reason: str) -> None:
    if not reason.strip() or len(reason) > MAX_REASON or not on_one_line(reason):
        raise click.UsageError(f"--reason is one line of at most {MAX_REASON} characters")


def _as_text(landed: Landed[Followed], award: str, name_only: bool) -> str:
    standing = landed.told.standing
    if landed.told.already:
        ended = standing.revoked and timestamp(standing.revoked)
        return (
            f"{award} shows no name." if name_only else f"{award} was revoked at {ended} already."
        )
    if name_only:
        return f"{award} shows no name any more. Build and publish the site, so that others see it."
    return f"Revoked {award}. Build and publish the site, so that whoever verifies it is told."


def _as_json(landed: Landed[Followed], award: str, name_only: bool) -> str:
    done = "name-withdrawn" if name_only else "revoked"
    data = {"award": award, "event": done, "already": landed.told.already}
    return json.dumps(data, ensure_ascii=False, indent=2)
