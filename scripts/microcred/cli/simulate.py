"""`microcred simulate`: what a recognition rule would come to before it is adopted."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from microcred.cli.casework import came_in, now, programme_day, stop
from microcred.cli.common import on_option, people_option, refuse, root_option
from microcred.document import Document, read_yaml, validated
from microcred.model.pathway import Standing
from microcred.model.recognition import Amendment, RecognitionRule
from microcred.offered.adopting import adopted_by
from microcred.offered.finding import Around
from microcred.offered.offers import (
    ADOPTED,
    COHORTS,
    ORGANIZATIONS,
    PATHWAYS,
    RECOGNITION,
    Offers,
)
from microcred.offered.recognition import recognition_problems
from microcred.problem import verdict
from microcred.recognition.proposing import BadChange, changed, with_amendment
from microcred.recognition.simulating import Setting, simulated
from microcred.reporting import ground
from microcred.reports.data import as_csv, as_json
from microcred.reports.report import Ground, NoSuch, Report, one_of
from microcred.reports.simulation import simulation_report
from microcred.reports.text import as_text
from microcred.yamltext import Lines

TABLES = ("people", "costs", "rewards")


@click.command()
@click.argument("rule")
@people_option
@click.option(
    "--set",
    "changes",
    multiple=True,
    metavar="FIELD=VALUE",
    help="Change the rule first, as in counts.at_least=12 or rewards.0.amount=600.",
)
@click.option("--amend", metavar="FILE", help="An amendment to the rule, as a file of YAML.")
@click.option(
    "--years",
    type=click.IntRange(0, 50),
    default=3,
    show_default=True,
    help="How many of the years that follow are reckoned.",
)
@on_option
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "csv", "json"]),
    default="text",
    help="How to print the answer. CSV is of one table.",
)
@click.option("--table", "table_id", type=click.Choice(TABLES), help="Only this table.")
@root_option
def command(
    rule: str,
    people: Path | None,
    changes: tuple[str, ...],
    amend: str | None,
    years: int,
    on: datetime | None,
    format_name: str,
    table_id: str | None,
    root: Path,
) -> None:
    """Say who would get what under RULE, and what it would cost. Nothing is adopted by this.

    RULE is a rule of the programme, a draft or one in force, or a file that holds one which the
    programme does not have. Where a rule of the same id is in force both are told beside each
    other.
    """
    if people is None:
        raise click.UsageError(
            "Whoever would get something is told in the private folder: add --people DIR."
        )
    if format_name == "csv" and table_id is None:
        raise click.UsageError(
            f"CSV is of one table; add `--table` and one of {', '.join(TABLES)}."
        )
    root = root.resolve()
    day = on.date() if on else programme_day(root, now())
    found = ground(root, people, day)
    if found.ground is None:
        refuse(found.problems, found.read)
        raise click.exceptions.Exit(1)
    known = found.ground
    proposed = _amended(_changed(_rule(rule, known.offers), changes), amend)
    _held_to(proposed, known.offers)
    report = _report(proposed.model, known, years)
    click.echo(_printed(report, known.program.name, format_name, table_id), nl=False)


def _rule(rule: str, offers: Offers) -> Document[RecognitionRule]:
    """Return the rule of a name, or that of a file; exits where there is neither."""
    if rule in offers.rules:
        return offers.rules[rule]
    if not Path(rule).is_file():
        try:
            one_of("recognition rule", rule, offers.rules)
        except NoSuch as why:
            raise click.UsageError(f"{why} Neither is there a file of that name.") from None
    source = came_in(rule)
    reading = read_yaml(source.path, source.text, RecognitionRule)
    if reading.document is None:
        stop(reading.problems)
    return reading.document


def _changed(
    document: Document[RecognitionRule], changes: tuple[str, ...]
) -> Document[RecognitionRule]:
    try:
        data = changed(document.model, changes)
    except BadChange as why:
        raise click.UsageError(str(why)) from None
    if not changes:
        return document
    set_to = f"--set {' --set '.join(changes)}"  # no line of the file is at fault
    return _valid(replace(document, path=set_to, lines=_on_one_line(data)), data)


def _on_one_line(value: Any) -> Lines:
    """Return the lines of what was given on the command line: all its parts are on the first."""
    if isinstance(value, dict):
        return Lines(1, {name: _on_one_line(part) for name, part in value.items()})
    if isinstance(value, list):
        return Lines(1, {place: _on_one_line(part) for place, part in enumerate(value)})
    return Lines(1)


def _amended(document: Document[RecognitionRule], file: str | None) -> Document[RecognitionRule]:
    if file is None:
        return document
    source = came_in(file)
    reading = read_yaml(source.path, source.text, Amendment)
    if reading.document is None:
        stop(reading.problems)
    return _valid(document, with_amendment(document.model, reading.document.model))


def _valid(document: Document[RecognitionRule], data: dict[str, Any]) -> Document[RecognitionRule]:
    reading = validated(document.path, data, document.lines, RecognitionRule)
    if reading.document is None:
        stop(reading.problems)
    return reading.document


def _held_to(proposed: Document[RecognitionRule], offers: Offers) -> None:
    """Exit where the proposed rule could not be adopted as it is; its file may have any name."""
    mine = replace(offers, rules={**offers.rules, proposed.model.id: proposed})
    names = {
        ORGANIZATIONS: tuple(mine.organizations),
        ADOPTED: tuple(mine.adopted),
        PATHWAYS: tuple(mine.pathways),
        COHORTS: tuple(mine.series),
        RECOGNITION: tuple(mine.rules),
    }
    problems = [
        one
        for one in recognition_problems(Around(mine, names))
        if one.path == proposed.path and one.code != "N01"
    ]
    if not verdict(problems).passed:
        stop(problems)


def _report(proposed: RecognitionRule, known: Ground, years: int) -> Report:
    """Return the simulation of a rule that stands beside what the programme has."""
    offers = known.offers
    here = offers.rules.get(proposed.id)
    stands = here.model if here and here.model.status is not Standing.DRAFT else None
    setting = Setting(
        [one.model for one in offers.rules.values()],
        known.facts,
        [one.model for one in offers.organizations.values()],
        ZoneInfo(known.program.time_zone),
        known.today,
        adopted_by(offers),
    )
    found = simulated(proposed, stands, setting, years)
    return simulation_report(found, offers.organization_name(proposed.owner))


def _printed(report: Report, programme: str, format_name: str, table_id: str | None) -> str:
    tables = tuple(one for one in report.tables if table_id in (None, one.id))
    if format_name == "csv":
        return as_csv(tables[0])
    shown = replace(report, tables=tables)
    return as_json(shown, programme) if format_name == "json" else as_text(shown)
