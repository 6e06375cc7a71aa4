"""How soon answers came that ended in an award, as far as Git can tell.

The log of awards says when each was given, and the history of main when its attempt was written.
How long an attempt was held is not known any more, so those days count too. What was squashed or
committed to main at once tells nothing of when it was written, and is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from microcred import git, places
from microcred.committed import Committed
from microcred.git import Node
from microcred.ledger.log import MAX_LINE, MAX_LOG
from microcred.model.identity import release_parts
from microcred.model.ledger import Happening, LogLine
from microcred.model.release import Release
from microcred.places import LOG, MAIN
from microcred.releases import read_release, release_path
from microcred.review.terms import scoring
from microcred.school_days import SchoolDays
from microcred.site.queue import Answer

BACK: Final = timedelta(days=183)
"""How far back answers are told."""
LONGEST: Final = timedelta(days=366)
"""How long before its award an attempt is looked for."""


def answers(root: Path, days: SchoolDays, today: date) -> Iterator[Answer]:
    """Yield the answers of the last half year. Raises GitUnavailable."""
    since = days.begins(today - BACK)
    given = list(_awarded(root, since))
    if not given:
        return
    handed_in = _handed_in(git.additions(root, MAIN, since - LONGEST))
    promised = _promises(root)
    for line in given:
        name, submission = line.credential or "", line.submission or ""
        slug, _ = release_parts(name)
        begun = [at for at in handed_in.get((slug, submission), ()) if at <= line.at]
        allowed = promised(name)
        if begun and allowed is not None:
            on = days.day(line.at)
            took = sum(1 for _ in days.between(days.day(max(begun)), on))
            yield Answer(on, took <= allowed)


def _awarded(root: Path, since: datetime) -> Iterator[LogLine]:
    """Yield the lines of the log by which awards were given since a moment, the last one first.

    What cannot be read is for `check` to tell.
    """
    log = git.show(root, MAIN, LOG, MAX_LOG) or b""
    for text in reversed(log.splitlines()):
        try:
            line = LogLine.model_validate_json(text[:MAX_LINE])
        except ValidationError:
            continue
        if line.at < since:
            return
        if line.event is Happening.AWARDED:
            yield line


def _handed_in(added: Mapping[str, Node]) -> dict[tuple[str, str], list[datetime]]:
    """Return when the attempts at each submission were written."""
    found: dict[tuple[str, str], list[datetime]] = {}
    for path, node in added.items():
        place = places.attempt(path)
        if place and node.at:
            found.setdefault((place.slug, place.submission), []).append(node.at)
    return found


def _promises(root: Path) -> Callable[[str], int | None]:
    """Return what tells how many school days a release promises, None where it promises none."""
    main = Committed(root)

    @cache
    def promised(name: str) -> int | None:
        path = release_path(*release_parts(name))
        data = main.read_bytes(path)
        found = read_release(path, data) if isinstance(data, bytes) else data
        return scoring(found).turnaround_days if isinstance(found, Release) else None

    return promised
