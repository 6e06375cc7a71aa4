"""The verbs. The only place that prints or exits.

Exit codes: 0 fine, 1 problems found, 2 wrong usage, 3 our own fault.
"""

from __future__ import annotations

import importlib
import io
import sys
import traceback

import click

from microcred import __version__
from microcred.cli.started import runnable, started_as

VERBS = {
    "check": "Find every problem in the programme.",
    "build": "Build the catalog site.",
    "serve": "Build the site, show it, and rebuild it whenever a file changes.",
    "demo": "Walk a sample submission through its whole life, on a throw-away copy.",
    "new": "Write a starter: for a micro-credential, a submission, a pathway, a rule and more.",
    "intake": "Take in a submission that was handed in as a file, under an opaque id.",
    "score": "Take in an evaluator's scorecard, or write an empty one to fill in.",
    "decide": "Say what the scorecards together decide, and why.",
    "queue": "Say how many submissions wait, and for how long, without a name.",
    "withdraw": "Take a submission back, as its earner asked.",
    "appeal": "Open a submission to a fresh panel, as its earner asked.",
    "award": "Sign and publish the awards that are decided.",
    "publish": "Bring awards from the private repository to the public one.",
    "revoke": "Withdraw an award, with a reason.",
    "github": "Set up the repository on GitHub, and keep what it reads there current.",
    "keys": "Make, list, rotate and distrust the keys that sign awards.",
    "verify": "Check a badge: a file, an address or a folder of them.",
    "bake": "Put an award into its badge image, PNG or SVG.",
    "transcript": "Write what somebody holds as one signed file, for them to keep.",
    "gather": "Bring pull requests of GitHub into this clone, as submissions.",
    "bot": "Do what an event on GitHub asks for.",
    "report": "Make a report: who has what, what is owed, what is missing.",
    "simulate": "Say who would get what under a rule, and its cost, before it is adopted.",
    "import": "Bring what others publish into the programme: frameworks of standards.",
    "release": "Freeze the current version of each active or retired micro-credential.",
    "schema": "Write the JSON Schemas that editors check files against.",
    "docs": "Write the pages of docs/ that are generated from the code and the catalog.",
}

MODULES = {"import": "importing"}
"""Verbs whose module has another name, since Python takes theirs for a word of its own."""


class Verbs(click.Group):
    """The commands, each loaded only when it is asked for."""

    def list_commands(self, context: click.Context) -> list[str]:
        """Return the verbs in the order in which one meets them."""
        return list(VERBS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """Return a verb's command, which is `command` in its module."""
        if name not in VERBS:
            return None
        module = importlib.import_module(f"microcred.cli.{MODULES.get(name, name)}")
        command: click.Command = module.command
        return command

    def invoke(self, context: click.Context) -> object:
        """Run a verb; what it refuses names commands as they can be typed here."""
        try:
            return super().invoke(context)
        except click.ClickException as refused:
            vars(refused)["message"] = runnable(refused.message)
            raise

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of verbs without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))


@click.command(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="microcred")
def cli() -> None:
    """Run a programme of educator micro-credentials from one Git repository."""


def main() -> None:
    """Run the command line; a fault of ours ends in a text that can be pasted into a report."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # what an old terminal cannot show
    try:
        cli.main(prog_name=started_as(sys.argv[0]))
    except Exception:  # noqa: BLE001  the last handler there is
        click.echo(_BUG.format(version=__version__, details=traceback.format_exc()), err=True)
        sys.exit(3)


_BUG = """microcred {version} made a mistake that is not yours. Your files were not harmed.
Please report it with the text below.

{details}"""
