"""`microcred check`: every problem in the programme, or in some of its files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import click

from microcred import files, places
from microcred.check import Checked, check
from microcred.cli.common import (
    conclude,
    format_option,
    on_option,
    progress_bar,
    root_option,
    today,
)
from microcred.handed_in import Looked, handed_in_problems, look
from microcred.model.program import Program
from microcred.pool import Progress
from microcred.problem import Problem
from microcred.settings import read_program
from microcred.survey import Survey

OWN_FOLDERS = ("credentials", "rubrics", "program", "submissions", "awards", "docs")
"""A file that lies in none of these is a submission that its teacher keeps."""


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@root_option
@format_option
@on_option
def command(paths: tuple[Path, ...], root: Path, format_name: str, on: datetime | None) -> None:
    """Find every problem in the programme, each with its place and how to mend it.

    With PATHS, check only those: files and folders of the programme, or submissions that are not
    handed in yet. A submission is checked against the release that it names.
    """
    root, day = root.resolve(), on.date() if on else today()
    with progress_bar("Checking") as advance:
        found = _only(root, paths, day, advance) if paths else check(root, day, advance)
    if format_name == "text" and paths:
        _tell_completion(root, paths, day)
    conclude(found.problems, found.checked, format_name)


def _only(root: Path, paths: Sequence[Path], day: date, progress: Progress) -> Checked:
    """Return the problems of some files, and how many files that are."""
    survey = Survey(root)
    reading = read_program(survey.read)
    program = reading.document.model if reading.document else None
    own = [name for path in paths if (name := _own(root, path))]
    if "." in own:
        return check(root, day, progress)
    loose = [path for path in paths if not _own(root, path)]
    looked = [_looked(survey, program, path, day) for path in loose]
    problems = {problem for one in looked for problem in one.problems}
    if program is None:  # nothing was held against it, which is not the same as fine
        problems.update(reading.problems)
    if own and all(map(places.attempt, own)):
        problems.update(handed_in_problems(survey, program, day, only=own))
    elif own:
        whole = check(root, day, progress).problems
        problems.update(one for one in whole if any(_within(one.path, name) for name in own))
    listed = {path for name in own for path in _files(root, name)}
    return Checked(tuple(sorted(problems)), len(loose) + len(listed))


def _tell_completion(root: Path, paths: Sequence[Path], day: date) -> None:
    """Print how many items are in, for each submission that was asked for by its file."""
    survey = Survey(root)
    document = read_program(survey.read).document
    program = document.model if document else None
    for path in paths:
        name = _own(root, path)
        if path.is_file() and (name is None or places.attempt(name)):
            looked = _looked(survey, program, path, day)
            if looked.completion:
                click.echo(f"{looked.path}: {looked.completion}.")


def _own(root: Path, path: Path) -> str | None:
    """Return a file's or folder's path inside the programme; None for a file that is kept apart."""
    folder = path.is_dir() and not path.is_symlink()
    whole = path.resolve() if folder else path.parent.resolve() / path.name
    if not whole.is_relative_to(root):
        if folder:
            raise click.UsageError(f"{path} is a folder outside of the programme; name its files.")
        return None
    name = whole.relative_to(root).as_posix()
    return name if folder or name.startswith(_OWN) else None


_OWN = tuple(f"{folder}/" for folder in OWN_FOLDERS)


def _within(path: str, name: str) -> bool:
    return path == name or path.startswith(f"{name}/")


def _files(root: Path, name: str) -> list[str]:
    """Return a file of the programme itself, or all files of a folder."""
    if not (root / name).is_dir():
        return [name]
    return [path for path in files.below(root, name) if isinstance(path, str)]


def _looked(survey: Survey, program: Program | None, path: Path, day: date) -> Looked:
    """Return what is wrong with one submission, wherever it is kept."""
    shown = _own(survey.root, path) or path.as_posix()
    source = files.read(path.parent.resolve(), path.name)
    if isinstance(source, Problem):
        return Looked(shown, (replace(source, path=shown),))
    return look(survey, program, day, replace(source, path=shown))
