"""The private folder on the disk: outside of the programme's repository, and never in it.

D13 the folder lies in the repository, or holds what nothing reads.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Final

from microcred.characters import printable
from microcred.document import Source
from microcred.offered.offers import Offers
from microcred.people import whole
from microcred.pool import without_collector
from microcred.problem import Problem, Severity
from microcred.roster import FILES, MAX_TABLE, Known, decoded, facts_of

PEOPLE: Final = "MICROCRED_PEOPLE"
"""The variable that may name the folder."""


def private_folder(folder: Path, root: Path, offers: Offers) -> Known:
    """Return what a folder outside of the repository tells of people, and every problem with it."""
    name = printable(folder.name) or "."
    try:
        real = folder.resolve(strict=True)
        if real.is_relative_to(whole(root)):
            return Known(problems=(_inside(name),))
        names = sorted(one.name for one in real.iterdir())
    except OSError as error:
        message = f"the private folder could not be read: {error.strerror}"
        return Known(problems=(_unread(name, message),))
    found = {one: _read(real, one) for one in names if one in FILES}
    sources = {one: source for one, source in found.items() if isinstance(source, Source)}
    unread = [problem for problem in found.values() if isinstance(problem, Problem)]
    if not found:
        message = f"nothing in this folder is read: it has none of {', '.join(FILES)}"
        unread.append(_wrong(name, message, "Name the folder that holds them."))
    lost = frozenset(found.keys() - sources.keys())
    known = without_collector(partial(facts_of, offers=offers, missing=lost), sources)
    problems = {*unread, *_strays(names), *known.problems}
    return Known(known.facts, tuple(sorted(problems)))


def _read(folder: Path, name: str) -> Source | Problem:
    """Return the text of one file, or why it cannot be read."""
    file = folder / name
    try:
        found = file.stat()
        if not stat.S_ISREG(found.st_mode) or found.st_size > MAX_TABLE:
            return _unread(name, f"this is no file of at most {MAX_TABLE // 2**20} MB")
        return decoded(name, file.read_bytes())
    except OSError as error:
        return _unread(name, f"this could not be read: {error.strerror}")


def _strays(names: list[str]) -> Iterator[Problem]:
    """Yield D13 for each file that is taken for one of ours, and is not."""
    for name in names:
        close = get_close_matches(name.lower(), FILES, n=1, cutoff=0.75)
        if name not in FILES and close:
            yield Problem(
                printable(name),
                1,
                "D13",
                Severity.WARNING,
                "this is not read",
                f"If it is meant to be, name it {close[0]}.",
            )


def _inside(path: str) -> Problem:
    message = (
        "the folder of what is known of people lies in the repository, where everybody who has a "
        "copy can read it"
    )
    fix = "Move it out of the repository's folder and name it with `--people` or MICROCRED_PEOPLE."
    return _wrong(path, message, fix)


def _wrong(path: str, message: str, fix: str) -> Problem:
    return Problem(path, 1, "D13", Severity.ERROR, message, fix)


def _unread(path: str, message: str) -> Problem:
    fix = "Check its name, and that you may read it."
    return Problem(path, 1, "F00", Severity.UNKNOWN, message, fix)
