"""`microcred github setup`: what the repository on GitHub is to be set to, shown and applied."""

from __future__ import annotations

import dataclasses
import os
import secrets
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from microcred import git
from microcred.cli.casework import as_json, format_option, stop
from microcred.cli.common import root_option
from microcred.evaluators import read_evaluators
from microcred.github import GitHub
from microcred.model.evaluators import Evaluators
from microcred.problem import verdict
from microcred.setting_up import Applied, Secrets, apply, look
from microcred.settings import read_program
from microcred.setup import Finding, State, Target, read_setup, role
from microcred.setup.target import named
from microcred.setup.writer import TITLE
from microcred.signing import KeyProblem, deploy_key, stored
from microcred.survey import Survey

API = "https://api.github.com"


@click.command()
@click.option("--repository", envvar="GITHUB_REPOSITORY", help="Which one, as owner/name.")
@click.option("--apply", "applying", is_flag=True, help="Change what differs.")
@click.option(
    "--signing-key",
    "key",
    type=click.Path(path_type=Path, dir_okay=False),
    help="With --apply: the file of the private key, to be stored in the environment signing.",
)
@format_option
@root_option
def setup(
    repository: str | None, applying: bool, key: Path | None, format_name: str, root: Path
) -> None:
    """Show what differs from .github/microcred-setup.yml on GitHub; with --apply, change it.

    Needs an administrator's token in GITHUB_TOKEN. What GitHub offers on another plan only, and
    what no program should do for you, is told as to be done by hand. Exits with 0 where everything
    is as wanted, with 1 where something differs, is left to do, or could not be looked at.

    With --format json the answer has `repository`, `role` (whole, catalog or submissions), `done`
    (`method`, `path`: what was changed) and `findings`: `part`, `state` (fine, change, by-hand or
    unknown), `says`, `differences` (`setting`, `now`, `wanted`), `requests` and `fix`.
    """
    root = root.resolve()
    target = _target(root, repository or _origin(root))
    github = GitHub(_token(), target.repository, os.environ.get("GITHUB_API_URL", API))
    given = Secrets(lambda: deploy_key(secrets.token_bytes(32), TITLE), _signing_key(root, key))
    applied = apply(github, target, given) if applying else Applied(findings=look(github, target))
    shown = _json(target, applied) if format_name == "json" else _text(target, applied, applying)
    click.echo(shown, nl=False)
    sys.exit(0 if all(one.state is State.FINE for one in applied.findings) else 1)


def _target(root: Path, repository: str) -> Target:
    """Return what is to be set up; exits where the programme does not say."""
    read = Survey(root).read
    wanted, program, evaluators = read_setup(read), read_program(read), read_evaluators(read)
    problems = (*wanted.problems, *program.problems, *evaluators.problems)
    if wanted.document is None or program.document is None or not verdict(problems).passed:
        stop(problems)
    settings = program.document.model
    return Target(
        repository,
        role(repository, settings),
        wanted.document.model,
        settings,
        evaluators.document.model if evaluators.document else Evaluators(),
    )


def _origin(root: Path) -> str:
    """Return where this folder was cloned from, as owner/name."""
    try:
        address = git.remote(root).address
    except git.GitUnavailable:
        address = ""
    scp = address.partition(":")[2] if "://" not in address else ""
    found = named(f"ssh://git@host/{scp}" if scp else address)
    if found is None:
        raise click.UsageError("Which repository? Name it: --repository owner/name.")
    return found


def _token() -> str:
    token = os.environ.get("GITHUB_TOKEN") or os.environ.get("GH_TOKEN")
    if not token:
        raise click.UsageError(
            "Put an administrator's token into the environment as GITHUB_TOKEN. "
            "docs/github-setup.md says which permissions it needs."
        )
    return token


def _signing_key(root: Path, key: Path | None) -> str | None:
    try:
        return stored(root, key) if key else None
    except KeyProblem as problem:
        raise click.UsageError(str(problem)) from None


def _json(target: Target, applied: Applied) -> str:
    told: dict[str, Any] = {
        "repository": target.repository,
        "role": target.role.value,
        "done": [{"method": one.method, "path": one.path} for one in applied.done],
        "findings": [dataclasses.asdict(one) for one in applied.findings],
    }
    return as_json(told)


def _text(target: Target, applied: Applied, applying: bool) -> str:
    lines = [f"{target.repository} ({target.role.value})"]
    if applying:
        lines.append(f"{len(applied.done)} settings changed.")
    part = ""
    for finding in applied.findings:
        if finding.part != part:
            part = finding.part
            lines += ["", part]
        lines += _lines(finding)
    return "\n".join([*lines, "", *_summary(applied.findings, applying)]) + "\n"


def _lines(finding: Finding) -> Iterator[str]:
    yield f"  {finding.state.value:<8} {finding.says}"
    for one in finding.differences:
        yield f"           - {one.setting}: {one.now}"
        yield f"           + {one.setting}: {one.wanted}"
    if finding.fix:
        yield f"           {finding.fix}"


def _summary(findings: Sequence[Finding], applying: bool) -> Iterator[str]:
    count = {state: sum(one.state is state for one in findings) for state in State}
    if count[State.FINE] == len(findings):
        yield "Everything is as wanted."
    if count[State.CHANGE]:
        how = "Run this again." if applying else "`microcred github setup --apply` changes them."
        yield f"To change: {count[State.CHANGE]}. {how}"
    if count[State.BY_HAND]:
        yield f"To do by hand: {count[State.BY_HAND]}."
    if count[State.UNKNOWN]:
        yield f"Could not be checked: {count[State.UNKNOWN]}. That is not fine until it was."
