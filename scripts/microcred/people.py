"""Who scores and who hands in: the evaluators of the tree, and a roster that is not in it."""

from __future__ import annotations

import re
import stat
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path
from typing import Final

from microcred import files
from microcred.characters import printable
from microcred.codeowners import CODEOWNERS, codeowners_problems
from microcred.codeowners import MAX_BYTES as MAX_CODEOWNERS
from microcred.document import Reading, Source
from microcred.evaluators import evaluator_problems, read_evaluators
from microcred.model.evaluators import Evaluators, Roster
from microcred.model.program import Program
from microcred.places import DOCS, SEARCHED, is_hidden, is_shown
from microcred.problem import Problem, Severity
from microcred.roster import decoded, looks_like_people, read_roster, readable
from microcred.roster.looks import PROSE
from microcred.survey import Survey

ROSTER: Final = "MICROCRED_ROSTER"
"""The variable that may name the roster."""

MAX_ROSTER: Final = 16 * 1024 * 1024
"""Bytes of the largest roster that is read."""

BEGINNING: Final = 64 * 1024
READ: Final = (*PROSE, ".csv", ".json", ".tsv", ".txt", ".yaml", ".yml")
"""How the name of a file ends that may be a list of people."""
SHEETS: Final = (".numbers", ".ods", ".xls", ".xlsb", ".xlsm", ".xlsx")
_COPY: Final = re.compile(r"(?:[.](?:bak|backup|old|orig|save|tmp|[0-9]+)|~)+\Z", re.I)
"""What is behind the name of a file in a copy of it."""


def people_problems(
    survey: Survey, program: Program | None, open_now: Collection[str], today: date
) -> Iterator[Problem]:
    """Yield every problem with the evaluators, with CODEOWNERS, and with lists of people in here.

    `program` is None where it cannot be read; `open_now` are the active micro-credentials.
    """
    reading = read_evaluators(survey.read)
    yield from reading.problems
    if reading.document and program:
        known = survey.credentials
        yield from evaluator_problems(reading.document, program, known, open_now, today)
    if reading.document:
        yield from _owners(survey, reading.document.model)
    yield from list_problems(survey)


def _owners(survey: Survey, evaluators: Evaluators) -> Iterator[Problem]:
    """Yield P17, or why the file cannot be read."""
    data = survey.read_bytes(CODEOWNERS, MAX_CODEOWNERS)
    if isinstance(data, Problem) and data.code != "F10":
        yield data
        return
    text = None if isinstance(data, Problem) else data.decode("utf-8", errors="replace")
    yield from codeowners_problems(evaluators, text)


def roster(file: Path, root: Path) -> Reading[Roster]:
    """Return the roster in a file outside of the repository, or every problem with it."""
    path = printable(file.name)
    try:
        real = file.resolve(strict=True)
        if real.is_relative_to(whole(root)):
            return Reading(None, (_inside(path),))
        found = real.stat()
        if not stat.S_ISREG(found.st_mode) or found.st_size > MAX_ROSTER:
            said = f"the roster is no file of at most {MAX_ROSTER // 2**20} MB"
            return Reading(None, (_unread(path, said, "Name the file itself."),))
        source = decoded(path, real.read_bytes())
    except OSError as error:
        said = f"the roster could not be read: {error.strerror}"
        return Reading(None, (_unread(path, said, "Check its name, and that you may read it."),))
    return read_roster(source) if isinstance(source, Source) else Reading(None, (source,))


def whole(root: Path) -> Path:
    """Return the folder of the whole repository, or of the programme where there is none."""
    above = [root.resolve(), *root.resolve().parents]
    return next((folder for folder in above if (folder / ".git").exists()), above[0])


def list_problems(survey: Survey) -> Iterator[Problem]:
    """Yield P12 for each list of people in here, and P18 for what cannot be looked into."""
    for path in _listed(survey.root):
        name = _COPY.sub("", path).lower()
        text = _beginning(survey.root / path) if name.endswith(READ) else ""
        if text and looks_like_people(name, text):
            yield _inside(path)
        elif name.endswith(SHEETS):
            yield _opaque(path)
        elif path.startswith(f"{DOCS}/") and not is_hidden(path) and not is_shown(path):
            yield _unshown(path)


def _listed(root: Path) -> Iterator[str]:
    """Yield the paths of the files that lie where somebody might put a roster."""
    yield from sorted(path.name for path in root.iterdir() if path.is_file())
    for folder in SEARCHED:
        yield from (path for path in files.below(root, folder) if isinstance(path, str))


def _beginning(file: Path) -> str:
    """Return how a file begins, as text; nothing where it is no plain file that can be read."""
    try:
        if not stat.S_ISREG(file.lstat().st_mode):
            return ""
        with file.open("rb") as opened:
            return readable(opened.read(BEGINNING))
    except OSError:
        return ""


def _inside(path: str) -> Problem:
    return Problem(
        path,
        1,
        "P12",
        Severity.ERROR,
        "this is a list of people, and it lies in the repository, where everybody who has a copy "
        "can read it",
        "Move it out of the repository's folder, and name it with `--roster`, or its folder with "
        "`--people`. Once committed it stays in the history: have that purged.",
    )


def _opaque(path: str) -> Problem:
    message = "this is a spreadsheet, so nobody can tell here whether it is a list of people"
    fix = "Move it out of the repository's folder. What is public in it may be saved as CSV."
    return Problem(printable(path), 1, "P18", Severity.ERROR, message, fix)


def _unshown(path: str) -> Problem:
    message = "a site does not publish files of this kind"
    fix = "Move it out of docs/. Text is published as Markdown or PDF, a table as CSV."
    return Problem(printable(path), 1, "P18", Severity.ERROR, message, fix)


def _unread(path: str, message: str, fix: str) -> Problem:
    return Problem(path, 1, "F00", Severity.UNKNOWN, message, fix)
