"""`microcred docs`: the pages of docs/ that are made from the code and the catalog."""

from __future__ import annotations

from pathlib import Path

import click

from microcred.bot.commands.page import commands_page
from microcred.cli.common import check_option, keep_current, root_option
from microcred.document import read_markdown
from microcred.model.credential import Credential
from microcred.places import credential_path
from microcred.problem import Problem
from microcred.research_page import PATH as RESEARCH
from microcred.research_page import research_page
from microcred.rules.page import rules_page
from microcred.survey import Survey

RULES = "docs/rules.md"
COMMANDS = "docs/commands.md"


@click.command()
@root_option
@check_option
def command(root: Path, only_check: bool) -> None:
    """Write docs/rules.md, docs/commands.md, and docs/research.md from the catalog."""
    keep_current(root, generated_docs(root), only_check)


def generated_docs(root: Path) -> dict[str, str]:
    """Return the text of each generated page, by its path."""
    return {
        RULES: rules_page(),
        COMMANDS: commands_page(),
        RESEARCH: research_page(_credentials(root)),
    }


def _credentials(root: Path) -> list[Credential]:
    survey = Survey(root)
    found = []
    for slug in survey.credentials:
        source = survey.read(credential_path(slug))
        if isinstance(source, Problem):
            continue
        if document := read_markdown(source.path, source.text, Credential).document:
            found.append(document.model)
    return found
