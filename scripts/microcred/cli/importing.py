"""`microcred import`: what others publish, brought into the programme."""

from __future__ import annotations

import re
from pathlib import Path

import click

from microcred import files
from microcred.case_package import MAX_PACKAGE, framework_of, framework_text
from microcred.cli.common import refuse, root_option
from microcred.files import write_if_changed
from microcred.model.base import SLUG_PATTERN
from microcred.model.framework import Framework
from microcred.places import FRAMEWORKS
from microcred.problem import Problem
from microcred.words import counted


@click.group()
def command() -> None:
    """Bring what others publish into the programme."""


@command.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--id", "name", help="What to call it here; the file's own name by default.")
@root_option
def case(file: Path, name: str | None, root: Path) -> None:
    """Take in a framework of standards: a CASE package, version 1.0 or 1.1, as JSON.

    It is kept as program/frameworks/ID.json; `microcred report standards` then says which of its
    statements have a micro-credential, and which have none.
    """
    name = name or re.sub(r"[^a-z0-9]+", "-", file.name.lower().partition(".")[0]).strip("-")
    if not re.fullmatch(SLUG_PATTERN, name):
        raise click.UsageError("Name it with --id: small letters, figures and hyphens.")
    data = files.read_bytes(file.parent.resolve(), file.name, MAX_PACKAGE)
    if isinstance(data, Problem):
        _stop((data,))
        return
    framework, problems = framework_of(file.name, data, name)
    if framework is None:
        _stop(problems)
        return
    _keep(framework, root / FRAMEWORKS / f"{name}.json")


def _keep(framework: Framework, file: Path) -> None:
    path = f"{FRAMEWORKS}/{file.name}"
    many = counted(len(framework.standards), "standard")
    told = f"{framework.title}, CASE {framework.case}, {many}"
    if write_if_changed(file, framework_text(framework).encode()):
        click.echo(f"wrote {path}: {told}")
    else:
        click.echo(f"{path} is as it was: {told}")


def _stop(problems: tuple[Problem, ...]) -> None:
    refuse(problems, 1)
    raise click.exceptions.Exit(1)
