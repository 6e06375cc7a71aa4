"""What the last build found out, so that only what changed is done again. Kept as JSON."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from microcred.check import Examination
from microcred.entry import Entry
from microcred.files import write_whole
from microcred.problem import Problem, Severity
from microcred.units import Done

FILE = "memory.json"


@dataclass(slots=True)
class Memory:
    """What a build found out. `key` stands for all that every page depends on.

    `checks` tells whether the site has what checks badges in browsers; `pictures` which images each
    release has that somebody has an award for. `queue` is the text of queue.json, empty where there
    is none, and `queue_key` stands for what it was made from.
    """

    key: str = ""
    shell: str = ""
    stamps: dict[str, str] = field(default_factory=dict)
    done: dict[str, Done] = field(default_factory=dict)
    shared_pages: list[str] = field(default_factory=list)
    lists: dict[str, str] = field(default_factory=dict)
    made: str = ""
    pictures: dict[str, list[str]] = field(default_factory=dict)
    queue: str = ""
    queue_key: str = ""
    checks: bool = False
    problems: list[Problem] = field(default_factory=list)

    def keep_only(self, slugs: Collection[str]) -> None:
        """Forget the micro-credentials that are no longer there."""
        for slug in self.done.keys() - set(slugs):
            del self.done[slug], self.stamps[slug]

    def rubric(self, slug: str) -> str | None:
        """Return the rubric that a micro-credential named when it was last read."""
        found = self.done.get(slug)
        return found.examination.rubric if found else None

    def examinations(self) -> list[Examination]:
        """Return what is known of each micro-credential, by name."""
        return [self.done[slug].examination for slug in sorted(self.done)]

    def published(self) -> list[Entry]:
        """Return the entries of all micro-credentials that have a page."""
        shown = (found for found in self.examinations() if self.done[found.slug].page)
        return [found.entry for found in shown if found.entry]

    def pages(self) -> list[str]:
        """Return the path of every Markdown page that the engine lays out."""
        return [*self.shared_pages, *(done.page for done in self.done.values() if done.page)]

    def files(self) -> Iterator[str]:
        """Yield the path of every file of a micro-credential that went straight to the site."""
        for done in self.done.values():
            yield from done.files


def recall(folder: Path) -> Memory:
    """Return what the last build found out, or nothing where that cannot be read."""
    try:
        data = json.loads((folder / FILE).read_bytes())
        done = {slug: _done(each) for slug, each in data["done"].items()}
        problems = [_problem(each) for each in data["problems"]]
        return Memory(**{**data, "done": done, "problems": problems})
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return Memory()


def remember(folder: Path, memory: Memory) -> None:
    """Keep what a build found out."""
    write_whole(folder / FILE, json.dumps(memory, default=_fields).encode())


def _fields(value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__slots__}


def _done(data: dict[str, Any]) -> Done:
    found = data["examination"]
    fields = found["entry"]
    entry = Entry(**{name: _plain(fields[name]) for name in fields}) if fields else None
    problems = tuple(_problem(each) for each in found["problems"])
    examination = Examination(found["slug"], problems, found["rubric"], entry)
    return Done(examination, data["page"], tuple(data["files"]), data["badge"])


def _problem(data: dict[str, Any]) -> Problem:
    return Problem(**{**data, "severity": Severity(data["severity"])})


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
