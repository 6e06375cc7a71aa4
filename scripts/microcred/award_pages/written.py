"""What was written of each award, kept beside the workshop, so that only what changed is redone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from microcred.files import write_whole

FILE = "awards.json"


class Award(NamedTuple):
    """What was written of one award.

    `mark` differs when its file or what the log tells of it does; `turns` is the ISO date on which
    its page becomes another, or empty; `size` is in bytes.
    """

    mark: str
    turns: str
    size: int


class Page(NamedTuple):
    """What was written of an earner's page; `mark` differs when one of its awards does."""

    mark: str
    size: int


@dataclass(slots=True)
class Written:
    """What a site shows of the ledger. `look` stands for all that every page depends on.

    `folder` tells which folder of awards it is, and whether anyone added to it or took from it.
    `pages` are those of earners.
    """

    look: str = ""
    folder: str = ""
    awards: dict[str, Award] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)

    def due(self, today: date) -> Iterator[str]:
        """Yield the awards whose pages become others on this day, or have before."""
        day = today.isoformat()
        return (award for award, one in self.awards.items() if one.turns and one.turns <= day)


def recall(folder: Path) -> Written:
    """Return what was written last, or nothing where that cannot be read."""
    try:
        data = json.loads((folder / FILE).read_bytes())
        awards = {award: Award(*one) for award, one in data["awards"].items()}
        pages = {page: Page(*one) for page, one in data["pages"].items()}
        return Written(data["look"], data["folder"], awards, pages)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return Written()


def remember(folder: Path, written: Written) -> None:
    """Keep what was written."""
    write_whole(
        folder / FILE,
        json.dumps({name: getattr(written, name) for name in written.__slots__}).encode(),
    )


def forget(folder: Path) -> None:
    """Forget it, before anything is changed: a build that is killed then begins afresh."""
    (folder / FILE).unlink(missing_ok=True)


def folder_mark(folder: Path) -> str:
    """Return which folder this is, and when anything was last added to it or taken from it."""
    try:
        stat = folder.stat()
    except OSError:
        return ""
    return f"{folder}:{stat.st_ino}:{stat.st_mtime_ns}"
