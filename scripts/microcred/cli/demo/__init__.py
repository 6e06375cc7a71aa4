"""`microcred demo`: the whole life of a submission, on a throw-away copy of the programme."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import click

from microcred.cli.common import root_option, today
from microcred.cli.demo.play import Play
from microcred.cli.demo.script import STEPS
from microcred.cli.demo.stage import NotAsExpected, Stage, environment
from microcred.git import GitUnavailable
from microcred.model.identity import timestamp
from microcred.people import ROSTER
from microcred.signing import KEY_FILE


@click.command()
@root_option
@click.option(
    "--keep",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Leave everything in this new folder: repository/, site/, report.json.",
)
@click.option("--credential", "slug", default="wait-time", show_default=True,
              help="The micro-credential that the sample earner hands in for.")  # fmt: skip
def command(root: Path, keep: Path | None, slug: str) -> None:
    """Show the whole life of a submission: handed in, scored, tried again, won, verified, revoked.

    Everything happens in a folder of its own, on a copy of the programme, with a key made for it.
    Nothing of yours is touched, and neither GitHub nor a network is needed.
    """
    if keep is not None and keep.exists() and any(keep.iterdir()):
        raise click.UsageError(f"{keep} is not empty. Name a folder that is new.")
    folder = keep or Path(tempfile.mkdtemp(prefix="microcred-demo-"))
    folder.mkdir(parents=True, exist_ok=True)
    try:
        went_well = _play(root.resolve(), folder.resolve(), slug)
    finally:
        if keep is None:
            shutil.rmtree(folder, ignore_errors=True)
    if keep is not None:
        click.echo(f"Look at it: {keep / 'site'}, {keep / 'repository'}, {keep / 'report.json'}")
    sys.exit(0 if went_well else 1)


def _play(root: Path, folder: Path, slug: str) -> bool:
    """Return whether every step went as expected; write the report in any case."""
    main = click.get_current_context().find_root().command
    stage = Stage(root, folder, main, timestamp(datetime.now(UTC)), click.echo)
    play = Play(stage, slug, today())
    report: list[dict[str, object]] = []
    private = {
        KEY_FILE: str(stage.private / "signing.key"),
        ROSTER: str(stage.private / "roster.yml"),
    }
    stopped = False
    with environment(private):
        for number, step in enumerate(STEPS, start=1):
            outcome, why = ("not-run", "") if stopped else _step(play, number)
            stopped = stopped or outcome != "as-expected"
            said = stage.take()
            report.append({"step": step.name, "title": step.title, "outcome": outcome,
                           "message": why, "said": said})  # fmt: skip
    whole = {
        "as_expected": not stopped,
        "submission": play.submission,
        "award": play.award,
        "steps": report,
    }
    text = json.dumps(whole, indent=2, ensure_ascii=False)
    (folder / "report.json").write_text(f"{text}\n", encoding="utf-8")
    click.echo("Everything went as expected." if not stopped else "It did not go as expected.")
    return not stopped


def _step(play: Play, number: int) -> tuple[str, str]:
    step = STEPS[number - 1]
    click.secho(f"\n{number:2}. {step.title}", bold=True)
    try:
        step.plays(play)
    except (NotAsExpected, GitUnavailable) as why:
        click.secho(f"    Not as expected: {why}", fg="red")
        return "not-as-expected", str(why)
    return "as-expected", ""
