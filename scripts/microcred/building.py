"""Make a site anew where anything it is made of has changed.

The steps: read the settings; examine each micro-credential that changed and write its pages; look
at the catalog as a whole; stop here if anything is wrong; let the engine lay out what changed, then
the pages of awards; make the published folder the same as what was prepared.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path

from microcred import engine, git, last, links
from microcred.award_pages import pictures
from microcred.award_pages.found import Found
from microcred.award_pages.issuer import issuer_files
from microcred.award_pages.ledger import AwardPages, Place, Shown, opened
from microcred.bundle import browser_scripts
from microcred.check import release_problems, together
from microcred.entry import Entry
from microcred.files import size_of, write_if_changed
from microcred.formats import CatalogView
from microcred.inputs import definition_stamp, digest, foundation
from microcred.lists import CHUNK as LISTS
from microcred.lists import changed as lists_changed
from microcred.lists import write as write_lists
from microcred.memory import Memory, recall, remember
from microcred.model.program import Program
from microcred.offered import NO_OFFERS, Offers
from microcred.offering import offer_view, offers_of
from microcred.order import Built, Order
from microcred.people import list_problems
from microcred.places import is_shown
from microcred.pool import Progress, chunks, crew, spread
from microcred.problem import Problem, Severity, verdict
from microcred.queueing.shown import counted, shown
from microcred.settings import Settings, read_settings
from microcred.site import hubs
from microcred.site.catalog_files import catalog_files, catalog_pages
from microcred.site.history import Change, since_release
from microcred.site.offers import credential_offers, elsewhere, offer_files
from microcred.site.shell import FRONT_MATTER, PAGE
from microcred.survey import Survey
from microcred.units import Bench, Task, run
from microcred.workshop import SHARED, TOGETHER, Workshop, output, sweep, write_all

CHUNK = 25
SCREENSHOTS = "screenshots/"
MB = 1_000_000

History = dict[str, tuple[Change, ...]]


@dataclass(slots=True)
class Building:
    """One build, from `config` and the rest of the programme's files. It runs once."""

    order: Order
    config: str
    survey: Survey
    workshop: Workshop
    awards: Found
    offers: Offers = NO_OFFERS
    settings: Settings = field(init=False)
    memory: Memory = field(init=False)
    ledger: AwardPages | None = None
    issuer_files: list[tuple[str, bytes]] = field(default_factory=list)

    def run(self, inputs: str, progress: Progress) -> Built:
        """Return what came of it. `inputs` stands for all that the site is made of."""
        settings, problems = read_settings(self.survey.read)
        if settings is None:
            return Built(problems, 2)
        self.settings, self.memory = settings, recall(self.workshop.folder)
        last.forget(self.workshop.folder)
        found = self._made({*problems}, progress)
        if verdict(found).passed:
            found.update(self._publish())
        if self.ledger:
            self.ledger.discard()
        self.memory.problems = sorted(found)
        remember(self.workshop.folder, self.memory)
        built = Built(tuple(self.memory.problems), self.survey.count, self._count())
        if built.published and self.memory.checks:
            last.remember(self.workshop.folder, inputs, self.order.site, built)
        return built

    def _made(self, found: set[Problem], progress: Progress) -> set[Problem]:
        """Prepare the site in the workshop; return all problems that there are."""
        warm_up = partial(engine.warm_up, self.order.engine)
        with crew(warm_up) if self.order.workers else nullcontext() as workers:
            self._start()
            found.update(self._offered())
            found.update(self._bundle())
            history = _history(self.survey)
            self._examine(workers, history, progress)
            found.update(self._problems(), self._open_ledger())
            found.update(counted(self.order, self.settings.program.model, self.memory, workers))
            if verdict(found).passed:
                images = self._draw_pictures(workers)
                found.update(self._lay_out(workers, self._write_catalog(history, images)))
            if self.ledger and verdict(found).passed:
                found.update(self.ledger.stage(workers, progress))
        return found

    def _offered(self) -> tuple[Problem, ...]:
        """Read what is offered beside our own micro-credentials; return what is wrong with it."""
        self.offers, problems = offers_of(self.survey)
        return problems

    def _count(self) -> int:
        """Return how many pages the site has, but for plain lists."""
        return len(self.memory.pages()) + (len(self.ledger.logged) if self.ledger else 0)

    def _start(self) -> None:
        """Begin afresh when something changed that every page depends on."""
        variant = f"{self.order.engine} {self.workshop.count}"
        key = foundation(self.survey, self.config, self.order.today, variant)
        if self.memory.key != key:
            self.workshop.clear()
            self.memory = Memory(key=key, shell=self._draw_shell())

    def _bundle(self) -> tuple[Problem, ...]:
        """Put what checks badges in browsers into the site; say why where that cannot be made.

        It is tried again at each build until it can.
        """
        if self.memory.checks:
            return ()
        made, problems = browser_scripts(self.order.root)
        write_all(self.workshop.site, made.items())
        self.memory.checks = not problems
        return problems

    def _draw_shell(self) -> str:
        folder = self.workshop.folder / "shell"
        write_if_changed(folder / "docs" / PAGE, FRONT_MATTER.encode())
        engine.render(self._site, folder / "docs", folder / "site", False, self.order.engine)
        return (folder / "site" / output(PAGE)).read_text(encoding="utf-8")

    @property
    def _site(self) -> engine.Site:
        program = self.settings.program.model
        return engine.Site(
            self.order.root / self.config,
            program.name,
            program.url,
            program.notice or "",
            program.notice_link or "",
        )

    def _examine(self, workers: Executor | None, history: History, progress: Progress) -> None:
        """Examine and write each micro-credential that is not as it was at the last build."""
        self.memory.keep_only(self.survey.credentials)
        program, issuer = self.settings.program.model, self.settings.issuer.model
        bench = Bench(
            self.survey, self.workshop, program, issuer, self.order.today, self.memory.shell
        )
        tasks = list(self._changed(history))
        batches = spread(workers, partial(run, bench), chunks(tasks, CHUNK), progress)
        for done in chain.from_iterable(batches):
            self.memory.done[done.examination.slug] = done

    def _changed(self, history: History) -> Iterator[Task]:
        for slug in self.survey.credentials:
            frozen = {
                version: changes[-1]
                for version in self.survey.releases.get(slug, ())
                if (changes := history.get(f"{slug}@{version}"))
            }
            dates = {version: date.fromisoformat(one.date) for version, one in frozen.items()}
            told = since_release(history.get(slug, ()), {one.commit for one in frozen.values()})
            offered = credential_offers(self.offers, slug, self.order.today)
            task = Task(slug, told, tuple(dates.items()), offered=offered)
            files = definition_stamp(self.survey, slug, self.memory.rubric(slug))
            stamp = digest((files, repr(task)))
            if self.memory.stamps.get(slug) != stamp:
                self.memory.stamps[slug] = stamp
                drawn = self.memory.done.get(slug)
                yield replace(task, badge=drawn.badge if drawn else "")

    def _problems(self) -> Iterator[Problem]:
        examinations = self.memory.examinations()
        yield from self.survey.strays()
        yield from release_problems(self.survey)
        yield from list_problems(self.survey)
        yield from chain.from_iterable(found.problems for found in examinations)
        yield from together(self.survey, examinations, self.settings.program)

    def _open_ledger(self) -> list[Problem]:
        """Read the ledger of awards, where there is one; return what is wrong with it."""
        program, issuer = self.settings.program.model, self.settings.issuer.model
        self.issuer_files, problems = issuer_files(self.survey.read, program, self.awards.begun)
        if self.awards.begun:
            look = foundation(self.survey, self.config, date.min, self.order.engine)
            shown = Shown(program, issuer, self.memory.shell, look, self.order.today)
            place = Place(self.order.root, self.order.site, self.workshop.folder)
            self.ledger, more = opened(place, shown, self.awards)
            problems += more
        return problems

    def _draw_pictures(self, workers: Executor | None) -> set[str]:
        """Draw the badges that awards need; return the paths of all there are."""
        names = self.ledger.releases if self.ledger else []
        easel = pictures.Easel(
            self.order.root,
            self.workshop.site,
            self.workshop.folder / pictures.FOLDER,
            self.settings.issuer.model.name,
        )
        new = [name for name in names if name not in self.memory.pictures]
        batches = spread(workers, partial(pictures.draw, easel), chunks(new, 1))
        drawn = {name: paths for name, paths in chain.from_iterable(batches) if paths}
        known = self.memory.pictures | drawn
        self.memory.pictures = {name: known[name] for name in names if name in known}
        return set(chain.from_iterable(self.memory.pictures.values()))

    def _write_catalog(self, history: History, images: set[str]) -> list[hubs.Page]:
        """Write what shows the catalog as a whole; return the facet pages yet to be written."""
        entries = self.memory.published()
        catalog = CatalogView(
            entries=entries,
            program=self.settings.program.model,
            issuer=self.settings.issuer.model,
            updated={slug: changes[0].date for slug, changes in history.items()},
            versions=self.survey.releases,
            elsewhere=elsewhere(self.offers),
        )
        docs = dict(_docs(self.order.root))
        queue = shown(self.memory, entries, self.settings.program.model)
        pages = [_address(path) for path in docs if path.endswith(".md")]
        pages += [links.QUEUE] * bool(queue)
        offers = self._offer_files(entries, pages)
        pages += [_address(path) for path, _ in offers]
        shared = chain(docs.items(), catalog_pages(catalog, pages, self.memory.checks))
        written = write_all(self.workshop.docs(), shared)
        self.memory.shared_pages = [path for path in written if path.endswith(".md")]
        self.memory.lists, lists = lists_changed(entries, self.memory.lists)
        made = {*map(output, self.memory.pages()), *self.memory.files()}
        addresses = {*map(_address, made), *self.memory.lists, *self.awards.addresses, *pages}
        direct = chain(catalog_files(catalog, sorted(addresses)), self.issuer_files, queue, offers)
        made |= {*images, *write_all(self.workshop.site, direct)}
        made |= {*map(links.page, self.memory.lists), *map(output, written)}
        self._sweep(made, {*written, *self.memory.pages()})
        return lists

    def _offer_files(
        self, entries: Sequence[Entry], pages: Sequence[str]
    ) -> list[tuple[str, bytes]]:
        """Return path and bytes of the pages of offers; `pages` are those written by hand."""
        program, today = self.settings.program.model, self.order.today
        view = offer_view(self.survey, entries, program, today)
        guide = links.PROPOSALS if links.PROPOSALS in pages else None
        return [*offer_files(replace(view, guide=guide), self.memory.shell)]

    def _sweep(self, made: set[str], docs: set[str]) -> None:
        """Remove what is no longer part of the site, if that may be any."""
        mark = digest(sorted(made))
        if mark == self.memory.made:
            return
        for shard in self.workshop.shards:
            sweep(self.workshop.docs(shard), docs)
        sweep(self.workshop.site, made, spare=("assets", "404.html", "pagefind"))
        self.memory.made = mark

    def _lay_out(self, workers: Executor | None, lists: Sequence[hubs.Page]) -> Iterator[Problem]:
        """Lay out all pages that changed; yield what the engine had to say."""
        shards: list[Work] = [
            partial(_render_shard, self._site, self.workshop, self.order.engine, shard)
            for shard in self.workshop.make_way()
        ]
        program, shell = self.settings.program.model, self.memory.shell
        pages: list[Work] = [
            partial(_write_lists, self.workshop, program, shell, some)
            for some in chunks(lists, LISTS)
        ]
        yield from chain.from_iterable(spread(workers, _do, [*shards, *pages]))

    def _publish(self) -> Iterator[Problem]:
        """Publish what was prepared, unless it is too large."""
        if self.order.search:
            engine.index_for_search(self.workshop.site)
        size = size_of(self.workshop.site) + (self.ledger.size if self.ledger else 0)
        most = self.settings.program.model.site_max_mb
        if size > most * MB:
            yield _too_large(self.settings, size)
            return
        last.publish(self.workshop, self.order, self.awards)
        if self.ledger:
            self.ledger.publish()


Work = Callable[[], list[Problem]]


def _too_large(settings: Settings, size: int) -> Problem:
    program = settings.program
    return Problem(
        program.path,
        program.line("site_max_mb"),
        "E04",
        Severity.ERROR,
        f"the site would have {-(-size // MB):,} MB, and at most {program.model.site_max_mb:,} MB"
        " are published",
        "GitHub Pages takes no more than 1,000 MB. Publish on a host that takes more and raise"
        " `site_max_mb`, or give each organisation a repository and a site of its own.",
    )


def _do(work: Work) -> list[Problem]:
    return work()


def _write_lists(
    workshop: Workshop, program: Program, shell: str, pages: Sequence[hubs.Page]
) -> list[Problem]:
    write_lists(workshop, program, shell, pages)
    return []


def _render_shard(site: engine.Site, workshop: Workshop, name: str, shard: str) -> list[Problem]:
    shared = shard in (SHARED, TOGETHER)
    said = engine.render(site, workshop.docs(shard), workshop.site, shared, name)
    gc.collect()  # an engine's pages know each other, and would stay beside those of the next shard
    return said


def _docs(root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the hand-written files of docs/ that a site shows, but for the pictures of it."""
    source = root / "docs"
    for path in sorted(source.rglob("*")):
        name = path.relative_to(source).as_posix()
        shown = is_shown(name) and not name.startswith(SCREENSHOTS)
        if shown and path.is_file() and not path.is_symlink():
            yield name, path.read_bytes()


def _history(survey: Survey) -> History:
    """Return what Git remembers of each definition and of each release, newest first.

    A definition's history is that of its file, of the rubric of its name, and of its releases.
    """
    try:
        commits = git.history(survey.root, "credentials", "rubrics")
    except git.GitUnavailable:
        return {}
    found: dict[str, list[Change]] = {}
    for commit in commits:
        change = Change(commit.date, commit.id, commit.subject)
        names = [_name(change.path) for change in commit.changes]
        for name in dict.fromkeys([*names, *(name.partition("@")[0] for name in names)]):
            found.setdefault(name, []).append(change)
    return {slug: tuple(changes) for slug, changes in found.items()}


def _address(path: str) -> str:
    """Return the address, from the site's root, of a page or of another file."""
    return output(path).removesuffix("index.html")


def _name(path: str) -> str:
    """Return `wait-time` for its definition or rubric, `wait-time@1.0` for a release of it."""
    return path.rpartition("/")[2].rpartition(".")[0]
