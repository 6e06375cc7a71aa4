"""From the ledger to award pages: what changed, laid out on a stage, then moved to its place."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from microcred.award_pages.found import Found
from microcred.award_pages.logged import Logged, logged
from microcred.award_pages.moving import merge, remove_awards, swap
from microcred.award_pages.staging import Bench, Laid, Task, lay_out, unshown
from microcred.award_pages.written import (
    Award,
    Page,
    Written,
    folder_mark,
    forget,
    recall,
    remember,
)
from microcred.files import read_bytes, write_if_changed
from microcred.inputs import digest
from microcred.links import AWARDS, EARNERS
from microcred.model.program import Issuer, Program
from microcred.places import AWARDS as KEPT_IN
from microcred.places import LOG
from microcred.pool import Progress, chunks, no_progress, spread
from microcred.problem import Problem
from microcred.site.awards import Card, Publisher, awards_page, earner_page

STAGE = "stage"
CHUNK = 250
MAX_LOG = 2**30
UNKNOWN = "is in no line of the log of awards"
HALF = 2
"""Where more than one in two awards changed, all are laid out: one folder is moved, not many."""


@dataclass(frozen=True, slots=True)
class Place:
    """The programme's folder, that of its published site, and the one where both are prepared."""

    root: Path
    site: Path
    workshop: Path


@dataclass(frozen=True, slots=True)
class Shown:
    """What every page depends on. `look` stands for it, and for the templates."""

    program: Program
    issuer: Issuer
    shell: str
    look: str
    today: date


@dataclass(slots=True)
class AwardPages:
    """The awards of a programme, to be shown in its site."""

    place: Place
    shown: Shown
    found: Found
    logged: Mapping[str, Logged]
    _before: Written = field(default_factory=Written)
    _after: Written = field(default_factory=Written)
    _all: bool = False

    @property
    def size(self) -> int:
        """Return how many bytes all that is shown of awards has."""
        pages = sum(page.size for page in self._after.pages.values())
        return pages + sum(award.size for award in self._after.awards.values())

    @property
    def releases(self) -> list[str]:
        """Return the names of the releases that anyone has an award for."""
        return sorted({one.showing.release for one in self.logged.values()})

    def stage(
        self, workers: Executor | None, progress: Progress = no_progress
    ) -> Iterator[Problem]:
        """Lay out what changed where nobody sees it yet; yield why an award cannot be shown."""
        self._before = recall(self.place.workshop)
        marks = self._marks()
        changed = self._changed(marks)
        self._all = len(changed) * HALF > len(marks) or not self._as_left()
        shutil.rmtree(self._stage, ignore_errors=True)
        (self._stage / AWARDS).mkdir(parents=True)
        tasks = [Task(self.logged[award]) for award in (marks if self._all else changed)]
        laid = self._laid(workers, tasks, progress)
        yield from (one.problem for one in laid if one.problem)
        kept = {} if self._all else self._before.awards
        awards = {award: kept[award] for award in marks if award in kept}
        awards |= {one.award: Award(marks[one.award], one.turns, one.size) for one in laid}
        self._after = Written(self._look, "", awards)
        self._lay_out_pages(workers, {one.award: one.card for one in laid if one.card})
        self._lay_out_rest()

    def publish(self) -> None:
        """Move what was laid out to its place, and remove what is gone."""
        forget(self.place.workshop)
        if self._all:
            swap(self._stage, self.place.site, (AWARDS, EARNERS))
        else:
            merge(self._stage, self.place.site)
            remove_awards(
                self.place.site / AWARDS, self._before.awards.keys() - self._after.awards.keys()
            )
            for page in self._before.pages.keys() - self._after.pages.keys():
                shutil.rmtree(self.place.site / EARNERS / page, ignore_errors=True)
        self.discard()
        self._after.folder = folder_mark(self.place.site / AWARDS)
        remember(self.place.workshop, self._after)

    def discard(self) -> None:
        """Remove what was laid out."""
        shutil.rmtree(self._stage, ignore_errors=True)

    @property
    def _stage(self) -> Path:
        return self.place.workshop / STAGE

    @property
    def _bench(self) -> Bench:
        stage = str(self._stage / AWARDS)
        shown = self.shown
        publisher = Publisher(shown.program, shown.issuer)
        return Bench(str(self.place.root), stage, publisher, shown.shell, shown.today)

    @property
    def _look(self) -> str:
        return digest((self.shown.look, self.shown.shell))

    def _as_left(self) -> bool:
        """True where the published folder is the one that was written last, for the same look."""
        folder = folder_mark(self.place.site / AWARDS)
        return bool(folder) and (self._before.look, self._before.folder) == (self._look, folder)

    def _marks(self) -> dict[str, str]:
        """Return what differs when an award's page does, by award, release by release."""
        files = self.found.marks()
        order = sorted(self.logged, key=lambda award: (self.logged[award].showing.release, award))
        return {award: _mark(self.logged[award], files.get(award, "")) for award in order}

    def _changed(self, marks: Mapping[str, str]) -> list[str]:
        known, due = self._before.awards, set(self._before.due(self.shown.today))
        return [
            award
            for award, mark in marks.items()
            if award in due or award not in known or known[award].mark != mark
        ]

    def _laid(
        self, workers: Executor | None, tasks: Sequence[Task], progress: Progress
    ) -> list[Laid]:
        batches = spread(workers, partial(lay_out, self._bench), chunks(tasks, CHUNK), progress)
        return [one for batch in batches for one in batch]

    def _lay_out_pages(self, workers: Executor | None, cards: dict[str, Card]) -> None:
        """Lay out the pages of earners of whose awards one is not shown as it was."""
        before = {} if self._all else self._before.pages
        shown = self._shown()
        marks = {page: self._page_mark(awards) for page, awards in shown.items()}
        stale = [page for page in shown if page not in before or before[page].mark != marks[page]]
        missing = [award for page in stale for award in shown[page] if award not in cards]
        tasks = [Task(self.logged[award], write=False) for award in missing]
        cards |= {
            one.award: one.card for one in self._laid(workers, tasks, no_progress) if one.card
        }
        pages = {page: one for page, one in before.items() if page in shown}
        program = self.shown.program
        for page in stale:
            listed = [cards[award] for award in shown[page] if award in cards]
            path, html = earner_page(program, self.shown.shell, page, listed)
            write_if_changed(self._stage / path, html.encode())
            pages[page] = Page(marks[page], len(html.encode()))
        self._after.pages = pages

    def _shown(self) -> dict[str, list[str]]:
        """Return the awards that each earner's page shows."""
        shown: dict[str, list[str]] = {}
        for award, one in self.logged.items():
            if one.showing.page:
                shown.setdefault(one.showing.page, []).append(award)
        return shown

    def _page_mark(self, awards: Iterable[str]) -> str:
        return digest(f"{award} {self._after.awards.get(award)}" for award in sorted(awards))

    def _lay_out_rest(self) -> None:
        """Lay out the status lists, and the page that says why there is no list of awards."""
        rest = [awards_page(self.shown.program, self.shown.shell)]
        for path, html in rest:
            self._lay_out_file(path, html.encode())
        for name in self.found.lists:
            self._lay_out_file(f"{AWARDS}{name}", (self.place.root / KEPT_IN / name).read_bytes())

    def _lay_out_file(self, path: str, data: bytes) -> None:
        """Lay out a file, unless the site has the same already and keeps it."""
        there = self.place.site / path
        if self._all or not there.is_file() or there.read_bytes() != data:
            write_if_changed(self._stage / path, data)


def opened(place: Place, shown: Shown, found: Found) -> tuple[AwardPages | None, list[Problem]]:
    """Return the ledger, None where its log cannot be read; and what is wrong with it."""
    data = read_bytes(place.root, LOG, MAX_LOG)
    told = data if isinstance(data, Problem) else logged(data)
    if isinstance(told, Problem):
        return None, [told]
    strange = sorted(found.marks().keys() - told.keys())
    return AwardPages(place, shown, found, told), [unshown(award, UNKNOWN) for award in strange]


def _mark(one: Logged, file: str) -> str:
    revoked = one.showing.revoked
    return f"{file} {revoked.isoformat()} {one.showing.reason}" if revoked else file
