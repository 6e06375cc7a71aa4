"""From the ledger to award pages: what changed, laid out on a stage, then moved to its place."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path

from microcred.award_pages.found import Found
from microcred.award_pages.logged import Logged, logged
from microcred.award_pages.moving import merge, remove_awards, swap
from microcred.award_pages.staging import Bench, Task, lay_out, lay_out_pages, unshown
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
from microcred.site.awards import Card, Publisher, awards_page

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
        return sorted({one.release for one in self.logged.values()})

    def stage(
        self, workers: Executor | None, progress: Progress = no_progress
    ) -> Iterator[Problem]:
        """Lay out what changed where nobody sees it yet; yield why an award cannot be shown."""
        self._before, marks = recall(self.place.workshop), self._marks()
        self._after = Written(look=digest((self.shown.look, self.shown.shell)))
        changed = self._changed(marks)
        self._all = len(changed) * HALF > len(marks) or not self._as_left()
        shutil.rmtree(self._stage, ignore_errors=True)
        (self._stage / AWARDS).mkdir(parents=True)
        if self._all:
            changed = list(marks)
        else:
            kept = self._before.awards
            self._after.awards = {award: kept[award] for award in marks if award in kept}
        work = _Work(self, workers)
        cards: dict[str, Card] = {}
        for award, turns, size in work.laid(changed, cards, progress):
            self._after.awards[award] = Award(marks[award], turns, size)
        self._lay_out_pages(work, cards)
        self._lay_out_rest()
        yield from work.problems

    def publish(self) -> None:
        """Move what was laid out to its place, and remove what is gone."""
        site = self.place.site
        forget(self.place.workshop)
        if self._all:
            swap(self._stage, site, (AWARDS, EARNERS))
        else:
            merge(self._stage, site)
            gone = self._before.awards.keys() - self._after.awards.keys()
            remove_awards(site / AWARDS, gone)
            for page in self._before.pages.keys() - self._after.pages.keys():
                shutil.rmtree(site / EARNERS / page, ignore_errors=True)
        self.discard()
        self._after.folder = folder_mark(site / AWARDS)
        remember(self.place.workshop, self._after)

    def discard(self) -> None:
        """Remove what was laid out."""
        shutil.rmtree(self._stage, ignore_errors=True)

    @property
    def bench(self) -> Bench:
        """Return what every unit of work needs."""
        shown = self.shown
        publisher = Publisher(shown.program, shown.issuer)
        root, stage = str(self.place.root), str(self._stage)
        return Bench(root, stage, publisher, shown.shell, shown.today)

    @property
    def _stage(self) -> Path:
        return self.place.workshop / STAGE

    def _as_left(self) -> bool:
        """True where the published folder is the one that was written last, for the same look."""
        folder = folder_mark(self.place.site / AWARDS)
        return bool(folder) and (self._before.look, self._before.folder) == (
            self._after.look,
            folder,
        )

    def _marks(self) -> dict[str, str]:
        """Return what differs when an award's page does, by award, release by release."""
        files = self.found.marks()
        groups: dict[str, list[str]] = {}
        for award, one in self.logged.items():
            groups.setdefault(one.release, []).append(award)
        order = chain.from_iterable(groups[release] for release in sorted(groups))
        return {award: _mark(self.logged[award], files.get(award, "")) for award in order}

    def _changed(self, marks: Mapping[str, str]) -> list[str]:
        known, due = self._before.awards, set(self._before.due(self.shown.today))
        return [
            award
            for award, mark in marks.items()
            if award in due or award not in known or known[award].mark != mark
        ]

    def _lay_out_pages(self, work: _Work, cards: dict[str, Card]) -> None:
        """Lay out the pages of earners of whose awards one is not shown as it was."""
        before = {} if self._all else self._before.pages
        shown: dict[str, list[str]] = {}
        for award, one in self.logged.items():
            if one.page:
                shown.setdefault(one.page, []).append(award)
        marks = {page: self._page_mark(awards) for page, awards in shown.items()}
        stale = [page for page in shown if page not in before or before[page].mark != marks[page]]
        missing = [award for page in stale for award in shown[page] if award not in cards]
        for _ in work.laid(missing, cards, write=False):
            pass
        listed = [(page, [cards[one] for one in shown[page] if one in cards]) for page in stale]
        self._after.pages = {page: one for page, one in before.items() if page in shown}
        for page, size in work.pages(listed):
            self._after.pages[page] = Page(marks[page], size)

    def _page_mark(self, awards: Iterable[str]) -> str:
        return digest(f"{award} {self._after.awards.get(award)}" for award in sorted(awards))

    def _lay_out_rest(self) -> None:
        """Lay out the status lists, and the page that says why there is no list of awards."""
        path, html = awards_page(self.shown.program, self.shown.shell)
        self._lay_out_file(path, html.encode())
        for name in self.found.lists:
            self._lay_out_file(f"{AWARDS}{name}", (self.place.root / KEPT_IN / name).read_bytes())

    def _lay_out_file(self, path: str, data: bytes) -> None:
        """Lay out a file, unless the site has the same already and keeps it."""
        there = self.place.site / path
        if self._all or not there.is_file() or there.read_bytes() != data:
            write_if_changed(self._stage / path, data)


@dataclass(slots=True)
class _Work:
    """What is done beside other work, and the problems that were met."""

    of: AwardPages
    workers: Executor | None
    problems: list[Problem] = field(default_factory=list)

    def laid(
        self,
        awards: Sequence[str],
        cards: dict[str, Card],
        progress: Progress = no_progress,
        *,
        write: bool = True,
    ) -> Iterator[tuple[str, str, int]]:
        """Yield each award, the ISO date on which its page turns if any, and its size in bytes.

        Each is laid out, and its card put among `cards`; only that where not to `write`.
        """
        runs = chunks(awards, CHUNK)
        logged = self.of.logged
        tasks = [Task([(one, tuple(logged[one])) for one in run], write) for run in runs]
        batches = spread(self.workers, partial(lay_out, self.of.bench), tasks, progress)
        for run, batch in zip(runs, batches, strict=True):
            self.problems += batch.problems
            cards.update((card.award, card) for card in batch.cards)
            yield from zip(run, batch.turns, batch.sizes, strict=True)

    def pages(self, pages: Sequence[tuple[str, list[Card]]]) -> Iterator[tuple[str, int]]:
        """Yield each earner's page and its size in bytes, laid out with the awards it shows."""
        work = partial(lay_out_pages, self.of.bench)
        yield from chain.from_iterable(spread(self.workers, work, chunks(pages, CHUNK)))


def opened(place: Place, shown: Shown, found: Found) -> tuple[AwardPages | None, list[Problem]]:
    """Return the ledger, None where its log cannot be read; and what is wrong with it."""
    data = read_bytes(place.root, LOG, MAX_LOG)
    told = data if isinstance(data, Problem) else logged(data)
    if isinstance(told, Problem):
        return None, [told]
    strange = sorted(found.marks().keys() - told.keys())
    return AwardPages(place, shown, found, told), [unshown(award, UNKNOWN) for award in strange]


def _mark(one: Logged, file: str) -> str:
    return f"{file} {one.revoked} {one.reason}" if one.revoked else file
