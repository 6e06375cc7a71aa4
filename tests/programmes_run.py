"""The example programmes of tests/programmes: each is run as people would, against golden outputs.

A folder of a row holds `case.yml` and the golden outputs, and may hold `programme/` (what the
programme has beside tests/programmes/<base>), `people/` (a private folder) and `files/`. All is
copied apart before anything runs. `python -m tests.programmes_run ROW…` writes the golden outputs
anew.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from click import Context
from click.testing import CliRunner
from pydantic import Field

from microcred.cli import cli
from microcred.document import read_yaml
from microcred.model.base import Flag, Line, Model, Slug
from tests.folder import commit, repository
from tests.programmes_prepare import PREPARE
from tests.site.markup import seen

PROGRAMMES = Path(__file__).parent / "programmes"
ROW = r"^[PC][1-9][0-9]?$"


class Change(Model):
    """One place of one file, below `programme/`, `people/` or `files/`."""

    file: Line
    find: str
    replace: str


class Run(Model):
    """A command, how it exits, and the file that holds what it is to print, if that matters.

    `{programme}`, `{people}` and `{work}` stand for the copies' folders. With `reads` it is that
    file, which the command wrote, that is compared; with `words` what a reader of that page sees
    from the first of these texts to the second, a line for each piece.
    """

    command: tuple[str, ...]
    expect: Line | None = None
    exit: int = 0
    reads: Line | None = None
    words: tuple[Line, Line] | None = None


class Case(Model):
    """case.yml. With `committed` the programme is a repository, all of it in one commit.

    `mutate` is the one number that is altered to see that the test then fails."""

    row: Annotated[str, Field(pattern=ROW)]
    source: str
    base: Slug = "bare"
    committed: Flag = False
    prepare: Slug | None = None
    runs: tuple[Run, ...]
    edits: tuple[Change, ...] = ()
    mutate: Change


def cases() -> Iterator[str]:
    """Yield the names of all folders that hold a case."""
    yield from sorted(file.parent.name for file in PROGRAMMES.glob("*/case.yml"))


def case(name: str) -> Case:
    """Return a row's case."""
    file = PROGRAMMES / name / "case.yml"
    reading = read_yaml(str(file), file.read_text("utf-8"), Case)
    assert reading.document, "\n".join(map(str, reading.problems))
    return reading.document.model


def check_row(name: str) -> None:
    """Fail where a command of a row does not print what its golden output holds."""
    for file, printed in outputs(name):
        expected = (PROGRAMMES / name / file).read_text("utf-8")
        assert printed == expected, f"{name}/{file} differs from what the command gave"


def outputs(name: str, change: Change | None = None) -> Iterator[tuple[str, str]]:
    """Yield each golden output's name and what the commands give now, after a change if any."""
    found = case(name)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder).resolve()
        _copied(name, found.base, work)
        prepared = PREPARE[found.prepare](work) if found.prepare else iter([])
        next(prepared, None)
        for one in (*found.edits, *([change] if change else [])):
            _changed(work / one.file, one)
        next(prepared, None)
        if found.committed:
            repository(work / "programme")
            commit(work / "programme")
        for run in found.runs:
            printed = _printed(run, work)
            if run.expect:
                yield run.expect, printed


def _copied(name: str, base: str, work: Path) -> None:
    """Copy the base, what the row has beside it, and its private folder."""
    programme, people = work / "programme", work / "people"
    shutil.copytree(PROGRAMMES / base, programme)
    for copy in (programme, people, work / "files"):
        own = PROGRAMMES / name / copy.name
        if own.is_dir():
            shutil.copytree(own, copy, dirs_exist_ok=True)


def _changed(file: Path, change: Change) -> None:
    text = file.read_text("utf-8")
    count = text.count(change.find)
    assert count == 1, f"{change.find!r} is in {change.file} {count} times"
    file.write_text(text.replace(change.find, change.replace), "utf-8")


def _printed(run: Run, work: Path) -> str:
    """Return what a command prints: all of it, paths of the copies written as in case.yml."""
    programme, people = work / "programme", work / "people"
    places = {"{programme}": programme, "{people}": people, "{work}": work}
    words = [_put(word, places) for word in run.command]
    verb = cli.get_command(Context(cli), words[0])
    rooted = verb and any(option.name == "root" for option in verb.params)
    if rooted and "--root" not in run.command and "{programme}" not in run.command:
        words[1:1] = ["--root", str(programme)]
    kept = {"MICROCRED_ROSTER": None, "MICROCRED_PEOPLE": str(people) if people.is_dir() else None}
    done = CliRunner().invoke(cli, words, env=kept, prog_name="microcred")
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    said = f"{done.stdout}{done.stderr}"
    assert done.exit_code == run.exit, f"{' '.join(run.command)} exited {done.exit_code}:\n{said}"
    shown = (work / run.reads).read_text("utf-8") if run.reads else said
    shown = seen(shown, *run.words) if run.words else shown
    for name, folder in places.items():
        shown = shown.replace(str(folder), name)
    return shown


def _put(word: str, places: dict[str, Path]) -> str:
    for name, folder in places.items():
        word = word.replace(name, str(folder))
    return word


def main(names: list[str]) -> None:
    """Write the golden outputs of these rows anew."""
    for name in names:
        for file, printed in outputs(name):
            (PROGRAMMES / name / file).write_text(printed, "utf-8")
            print(f"wrote tests/programmes/{name}/{file}")


if __name__ == "__main__":
    main(sys.argv[1:] or sys.exit("Name the rows whose golden outputs are to be written anew."))
