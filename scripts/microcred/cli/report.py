"""`microcred report`: what coordinators ask of a programme."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final, NoReturn
from zoneinfo import ZoneInfo

import click

from microcred.cli.casework import now
from microcred.cli.common import on_option, people_option, refuse, root_option
from microcred.files import write_if_changed
from microcred.problem import verdict
from microcred.report import as_json as problems_as_json
from microcred.reporting import Grounded, ground
from microcred.reports import REPORTS
from microcred.reports.data import as_csv, as_json
from microcred.reports.page import as_page
from microcred.reports.report import Ground, NoSuch, Recipe, Report, Table, one_of
from microcred.reports.text import WIDTH, as_text
from microcred.settings import read_program
from microcred.survey import Survey

ALL: Final = "all"


@click.command()
@click.argument("name", required=False)
@people_option
@on_option
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "csv", "json", "html"]),
    default="text",
    help="How to write it. CSV is of one table.",
)
@click.option("--table", "table_id", metavar="ID", help="Only this table of the report.")
@click.option("--only", "only", multiple=True, metavar="KEY=VALUE", help="Only what has this.")
@click.option(
    "--with",
    "others",
    multiple=True,
    type=click.Path(path_type=Path, exists=True),
    help="Another programme to compare with: its folder, or its report `programme` as JSON.",
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The file to write.")
@root_option
def command(
    name: str | None,
    people: Path | None,
    on: datetime | None,
    format_name: str,
    table_id: str | None,
    only: tuple[str, ...],
    others: tuple[Path, ...],
    out: Path | None,
    root: Path,
) -> None:
    """Make a report; without NAME, say which there are. `all` makes one page of all of them.

    What is known of people is read from the private folder given by --people. Where anything in it
    cannot be read, all problems are told and no report is made.
    """
    if name is None:
        for line in _catalog():
            click.echo(line)
        return
    recipes = _recipes(name, format_name)
    options = _options(only, recipes)
    root = root.resolve()
    day, scores = on.date() if on else _today(root), any(recipe.scores for recipe in recipes)
    found = ground(root, people, day, options, others, with_scores=scores)
    if found.ground is None:
        _stop(found, format_name)
    for path in found.unread:
        click.echo(f"Left out, a draft that still says WRITE: {path}", err=True)
    reports = [_made(recipe, found.ground) for recipe in recipes]
    private = any(recipe.private for recipe in recipes)
    _give(_written(reports, format_name, table_id, found.ground, private), out, root, private)


def _today(root: Path) -> date:
    """Return the day where the programme is; in UTC where nobody can tell."""
    program = read_program(Survey(root).read)
    found = program.document if verdict(program.problems).passed else None
    return now().astimezone(ZoneInfo(found.model.time_zone) if found else UTC).date()


def _catalog() -> Iterator[str]:
    width = max(map(len, [*REPORTS, ALL]))
    told = [(one.name, one.says, one.only) for one in REPORTS.values()]
    for name, says, keys in (*told, (ALL, _ALL_SAYS, ())):
        asked = f" --only {', '.join(f'{key}=…' for key in keys)}" if keys else ""
        lines = textwrap.wrap(f"{says}{asked}", WIDTH - width - 2, break_on_hyphens=False)
        yield f"{name:{width}}  {lines[0]}"
        yield from (f"{'':{width}}  {line}" for line in lines[1:])


_ALL_SAYS: Final = "All of them as one page: `microcred report all --format html --out FILE`."


def _recipes(name: str, format_name: str) -> list[Recipe]:
    if name == ALL:
        if format_name != "html":
            raise click.UsageError("`report all` is a page: add `--format html --out FILE`.")
        return [recipe for recipe in REPORTS.values() if not recipe.alone]
    try:
        return [REPORTS[one_of("report", name, REPORTS)]]
    except NoSuch as why:
        raise click.UsageError(str(why)) from None


def _options(only: Sequence[str], recipes: Sequence[Recipe]) -> dict[str, str]:
    """Return what --only asks for. A usage error where a report does not take it."""
    options: dict[str, str] = {}
    for one in only:
        key, sign, value = one.partition("=")
        if not sign or not key or not value:
            raise click.UsageError(
                f"Write --only as KEY=VALUE, as in --only school=oak-hill: {one}"
            )
        if key in options:
            raise click.UsageError(f"--only {key} is there twice.")
        known = {each for recipe in recipes for each in recipe.only}
        try:
            options[one_of("key of --only for this report:", key, known)] = value
        except NoSuch as why:
            raise click.UsageError(str(why)) from None
    return options


def _made(recipe: Recipe, found: Ground) -> Report:
    try:
        return recipe.make(found)
    except NoSuch as why:
        raise click.UsageError(str(why)) from None


def _written(
    reports: Sequence[Report], format_name: str, table_id: str | None, found: Ground, private: bool
) -> str:
    if table_id is not None:
        reports = [_only_table(report, table_id) for report in reports]
    if format_name == "html":
        title = reports[0].title if len(reports) == 1 else f"Reports of {found.program.name}"
        return as_page(reports, title, private=private)
    if format_name == "csv":
        return as_csv(_single(reports[0]))
    if format_name == "json":
        return as_json(reports[0], found.program.name, private=private)
    return as_text(reports[0])


def _only_table(report: Report, table_id: str) -> Report:
    try:
        one_of(f"table of the report {report.name}:", table_id, [one.id for one in report.tables])
    except NoSuch as why:
        raise click.UsageError(str(why)) from None
    tables = tuple(one for one in report.tables if one.id == table_id)
    return Report(report.name, report.title, report.on, report.says, tables, report.notes)


def _single(report: Report) -> Table:
    if len(report.tables) != 1:
        names = ", ".join(one.id for one in report.tables)
        raise click.UsageError(f"CSV is of one table; add `--table ID`, one of: {names}.")
    return report.tables[0]


def _give(text: str, out: Path | None, root: Path, private: bool) -> None:
    """Print a report, or write it; what tells of people is not written into the repository."""
    if out is None:
        click.echo(text, nl=False)
        return
    if private and out.resolve().is_relative_to(root):
        raise click.UsageError(
            f"{out} lies in the programme's folder, and this report tells of people. Write it "
            "somewhere else."
        )
    try:
        write_if_changed(out, text.encode())
        if private:
            out.chmod(0o600)
    except OSError as error:
        raise click.ClickException(f"{out} could not be written: {error.strerror}.") from None
    click.echo(f"wrote {out}")


def _stop(found: Grounded, format_name: str) -> NoReturn:
    """Tell all problems, and exit: what could not be read would be missing from the report."""
    if format_name == "json":
        click.echo(problems_as_json(found.problems, found.read), nl=False)
    else:
        refuse(found.problems, found.read)
        click.echo("No report was made of what could not all be read.", err=True)
    sys.exit(1)
