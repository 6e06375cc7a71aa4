"""Build the catalog site. A build that fails leaves the last good site as it is.

The steps: read the settings; examine each micro-credential that changed and write its pages; look
at the catalog as a whole; stop here if anything is wrong; let the engine lay out what changed; make
the published folder the same as the one in the workshop.
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

from microcred import award_pages, engine, git, links
from microcred.award_pages import AwardPages, Easel, Found, draw, issuer_files
from microcred.bundle import browser_scripts
from microcred.check import release_problems, together
from microcred.files import MADE_HERE, may_replace, mirror, size_of, write_if_changed
from microcred.formats import CatalogView
from microcred.inputs import definition_stamp, digest, everything, foundation
from microcred.lists import CHUNK as LISTS
from microcred.lists import changed as lists_changed
from microcred.lists import write as write_lists
from microcred.memory import Memory, recall, remember
from microcred.model.program import Program
from microcred.pool import Progress, chunks, crew, no_progress, spread
from microcred.problem import Problem, Severity, verdict
from microcred.settings import Settings, read_settings
from microcred.site import hubs
from microcred.site.catalog_files import catalog_files, catalog_pages
from microcred.site.history import Change, since_release
from microcred.site.shell import FRONT_MATTER, PAGE
from microcred.survey import Survey
from microcred.units import Bench, Task, run
from microcred.workshop import SHARED, TOGETHER, Workshop, open_workshop, output, sweep, write_all

KEPT = ("CNAME",)  # what hosts want at the top of a site
CHUNK = 25
CONFIG = "mkdocs.yml"
SCREENSHOTS = "screenshots/"
MB = 1_000_000

History = dict[str, tuple[Change, ...]]


@dataclass(frozen=True, slots=True)
class Order:
    """What to build: the programme at `root` into `site`, as of `today`.

    `workers` is False where this process has threads, beside which others cannot safely be forked.
    """

    root: Path
    site: Path
    today: date
    engine: str = "mkdocs"
    search: bool = True
    workers: bool = True


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to: its problems, the files checked, the pages laid out."""

    problems: tuple[Problem, ...]
    checked: int
    pages: int = 0

    @property
    def published(self) -> bool:
        """True when the site was made; False when problems prevented it."""
        return verdict(self.problems).passed


class NotOurs(Exception):
    """A site was to be put where something else is; the text says where."""


def build(order: Order, progress: Progress = no_progress) -> Built:
    """Return what came of building a site.

    Raises EngineFailed when the engine stops, and NotOurs before it would replace what it did not
    make.
    """
    if not may_replace(order.site):
        raise NotOurs(f"{order.site} holds files that microcred did not put there")
    survey = Survey(order.root)
    settings, problems = read_settings(survey.read)
    if settings is None:
        return Built(problems, 2)
    workshop = open_workshop(order.root, len(survey.credentials))
    memory = recall(workshop.folder)
    awards = award_pages.found(order.root)
    variant = f"{order.engine} {order.search} {awards.stamp}"
    inputs = everything(survey, CONFIG, order.today, variant)
    as_left = memory.awards == award_pages.mark(order.site)
    if memory.inputs == inputs and memory.checks and workshop.site.is_dir() and as_left:
        _publish(workshop, order, awards)
        return Built(tuple(memory.problems), survey.count, memory.count)
    build = _Build(order, survey, settings, workshop, memory, awards)
    return build.run(problems, inputs, progress)


@dataclass(slots=True)
class _Build:
    order: Order
    survey: Survey
    settings: Settings
    workshop: Workshop
    memory: Memory
    awards: Found
    ledger: AwardPages | None = None
    issuer_files: list[tuple[str, bytes]] = field(default_factory=list)

    def run(self, problems: tuple[Problem, ...], inputs: str, progress: Progress) -> Built:
        warm_up = partial(engine.warm_up, self.order.engine)
        with crew(warm_up) if self.order.workers else nullcontext() as workers:
            self._start()
            problems += self._bundle()
            history = _history(self.survey)
            self._examine(workers, history, progress)
            found = {*problems, *self._problems(), *self._open_ledger()}
            if verdict(found).passed:
                pictures = self._draw_pictures(workers)
                found.update(self._lay_out(workers, self._write_catalog(history, pictures)))
            if self.ledger and verdict(found).passed:
                found.update(self.ledger.stage(workers, progress))
        if verdict(found).passed:
            found.update(self._publish())
        if verdict(found).passed:
            self.memory.inputs = inputs
        if self.ledger:
            self.ledger.discard()
        self.memory.problems = sorted(found)
        remember(self.workshop.folder, self.memory)
        return Built(tuple(self.memory.problems), self.survey.count, self.memory.count)

    def _start(self) -> None:
        """Begin afresh when something changed that every page depends on."""
        variant = f"{self.order.engine} {self.workshop.count}"
        key = foundation(self.survey, CONFIG, self.order.today, variant)
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
            self.order.root / CONFIG,
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
            task = Task(slug, told, tuple(dates.items()))
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
        yield from chain.from_iterable(found.problems for found in examinations)
        yield from together(self.survey, examinations, self.settings.program)

    def _open_ledger(self) -> list[Problem]:
        """Read the ledger of awards, where there is one; return what is wrong with it."""
        program, issuer = self.settings.program.model, self.settings.issuer.model
        self.issuer_files, problems = issuer_files(self.survey.read, program, self.awards.begun)
        if self.awards.begun:
            look = foundation(self.survey, CONFIG, date.min, self.order.engine)
            shown = award_pages.Shown(program, issuer, self.memory.shell, look, self.order.today)
            place = award_pages.Place(self.order.root, self.order.site, self.workshop.folder)
            self.ledger, more = award_pages.opened(place, shown, self.awards)
            problems += more
        return problems

    def _draw_pictures(self, workers: Executor | None) -> set[str]:
        """Draw the badges that awards need; return the paths of all there are."""
        names = self.ledger.releases if self.ledger else []
        easel = Easel(
            self.order.root,
            self.workshop.site,
            self.workshop.folder / award_pages.PICTURES,
            self.settings.issuer.model.name,
        )
        new = [name for name in names if name not in self.memory.pictures]
        batches = spread(workers, partial(draw, easel), chunks(new, 1))
        drawn = dict(chain.from_iterable(batches))
        known = self.memory.pictures | drawn
        self.memory.pictures = {name: known[name] for name in names}
        return set(chain.from_iterable(self.memory.pictures.values()))

    def _write_catalog(self, history: History, pictures: set[str]) -> list[hubs.Page]:
        """Write what shows the catalog as a whole; return the facet pages yet to be written."""
        entries = self.memory.published()
        catalog = CatalogView(
            entries=entries,
            program=self.settings.program.model,
            issuer=self.settings.issuer.model,
            updated={slug: changes[0].date for slug, changes in history.items()},
            versions=self.survey.releases,
        )
        docs = dict(_docs(self.order.root))
        hand_written = [_address(path) for path in docs if path.endswith(".md")]
        shared = chain(docs.items(), catalog_pages(catalog, hand_written, self.memory.checks))
        written = write_all(self.workshop.docs(), shared)
        self.memory.shared_pages = [path for path in written if path.endswith(".md")]
        self.memory.lists, lists = lists_changed(entries, self.memory.lists)
        made = {*map(output, self.memory.pages()), *self.memory.files()}
        addresses = {*map(_address, made), *self.memory.lists, *self.awards.addresses}
        direct = chain(catalog_files(catalog, sorted(addresses)), self.issuer_files)
        made |= {*pictures, *write_all(self.workshop.site, direct)}
        made |= {*map(links.page, self.memory.lists), *map(output, written)}
        self._sweep(made, {*written, *self.memory.pages()})
        return lists

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
        _publish(self.workshop, self.order, self.awards)
        if self.ledger:
            self.ledger.publish()
            self.memory.shown = len(self.ledger.logged)
        self.memory.awards = award_pages.mark(self.order.site)


Work = Callable[[], list[Problem]]


def _publish(workshop: Workshop, order: Order, awards: Found) -> None:
    """Make the published folder the same as the one in the workshop, and mark it as ours."""
    mirror(workshop.site, order.site, keep=(*KEPT, *awards.folders))
    write_if_changed(order.site / MADE_HERE, b"Made by microcred, which replaces what is here.\n")


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
    """Yield the hand-written files of docs/, but for the pictures of the site itself."""
    source = root / "docs"
    for path in sorted(source.rglob("*")):
        name = path.relative_to(source).as_posix()
        if path.is_file() and not path.is_symlink() and not name.startswith(SCREENSHOTS):
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
