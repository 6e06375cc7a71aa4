"""Build the catalog site. A build that fails leaves the last good site as it is.

The steps: read the settings; examine each micro-credential that changed and write its pages; look
at the catalog as a whole; stop here if anything is wrong; let the engine lay out what changed; make
the published folder the same as the one in the workshop.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path

from microcred import engine, git
from microcred.check import release_problems, together
from microcred.files import mirror, write_if_changed
from microcred.formats import CatalogView
from microcred.inputs import definition_stamp, digest, everything, foundation
from microcred.memory import Memory, recall, remember
from microcred.pool import Progress, chunks, no_progress, spread
from microcred.problem import Problem, verdict
from microcred.settings import Settings, read_settings
from microcred.site.catalog_files import catalog_files, catalog_pages
from microcred.site.history import Change
from microcred.site.shell import FRONT_MATTER, PAGE
from microcred.survey import Survey
from microcred.units import Bench, Done, Task, run
from microcred.workshop import Workshop, open_workshop, output, sweep, write_all

CHUNK = 25
CONFIG = "mkdocs.yml"
SCREENSHOTS = "screenshots/"

History = dict[str, tuple[Change, ...]]


@dataclass(frozen=True, slots=True)
class Order:
    """What to build: the programme at `root` into `site`, as of `today`."""

    root: Path
    site: Path
    today: date
    engine: str = "mkdocs"
    search: bool = True


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


def build(order: Order, progress: Progress = no_progress) -> Built:
    """Return what came of building a site. Raises EngineFailed when the engine stops."""
    survey = Survey(order.root)
    settings, problems = read_settings(survey.read)
    if settings is None:
        return Built(problems, 2)
    workshop = open_workshop(order.root, len(survey.credentials))
    memory = recall(workshop.folder)
    inputs = everything(survey, CONFIG, order.today, f"{order.engine} {order.search}")
    if memory.inputs == inputs and workshop.site.is_dir():
        mirror(workshop.site, order.site)
        return Built(tuple(memory.problems), survey.count, len(memory.pages()))
    return _Build(order, survey, settings, workshop, memory).run(problems, inputs, progress)


@dataclass(slots=True)
class _Build:
    order: Order
    survey: Survey
    settings: Settings
    workshop: Workshop
    memory: Memory

    def run(self, problems: tuple[Problem, ...], inputs: str, progress: Progress) -> Built:
        self._start()
        history = _history(self.survey)
        self._examine(history, progress)
        found = {*problems, *self._problems()}
        if verdict(found).passed:
            self._write_catalog(history)
            found.update(self._lay_out())
            mirror(self.workshop.site, self.order.site)
            self.memory.inputs = inputs
        self.memory.problems = sorted(found)
        remember(self.workshop.folder, self.memory)
        return Built(tuple(self.memory.problems), self.survey.count, len(self.memory.pages()))

    def _start(self) -> None:
        """Begin afresh when something changed that every page depends on."""
        variant = f"{self.order.engine} {self.workshop.shards}"
        key = foundation(self.survey, CONFIG, self.order.today, variant)
        if self.memory.key != key:
            self.workshop.clear()
            self.memory = Memory(key=key, shell=self._draw_shell())

    def _draw_shell(self) -> str:
        folder = self.workshop.folder / "shell"
        write_if_changed(folder / "docs" / PAGE, FRONT_MATTER.encode())
        engine.render(self._site, folder / "docs", folder / "site", False, self.order.engine)
        return (folder / "site" / output(PAGE)).read_text(encoding="utf-8")

    @property
    def _site(self) -> engine.Site:
        program = self.settings.program.model
        return engine.Site(self.order.root / CONFIG, program.name, program.url)

    def _examine(self, history: History, progress: Progress) -> None:
        """Examine and write each micro-credential that is not as it was at the last build."""
        self.memory.keep_only(self.survey.credentials)
        program, issuer = self.settings.program.model, self.settings.issuer.model
        bench = Bench(
            self.survey, self.workshop, program, issuer, self.order.today, self.memory.shell
        )
        tasks = list(self._changed(history))
        for done in chain.from_iterable(
            spread(partial(run, bench), chunks(tasks, CHUNK), progress)
        ):
            self._take(done)

    def _changed(self, history: History) -> Iterator[Task]:
        for slug in self.survey.credentials:
            task = Task(slug, history.get(slug, ()), tuple(self._frozen_on(slug, history)))
            files = definition_stamp(self.survey, slug, self.memory.rubric(slug))
            stamp = digest((files, repr(task)))
            if self.memory.stamps.get(slug) != stamp:
                self.memory.stamps[slug] = stamp
                yield task

    def _frozen_on(self, slug: str, history: History) -> Iterator[tuple[str, date]]:
        for version in self.survey.releases.get(slug, ()):
            if changes := history.get(f"{slug}@{version}"):
                yield version, date.fromisoformat(changes[-1].date)

    def _take(self, done: Done) -> None:
        self.memory.done[done.examination.slug] = done

    def _problems(self) -> Iterator[Problem]:
        examinations = self.memory.examinations()
        yield from self.survey.strays()
        yield from release_problems(self.survey)
        yield from chain.from_iterable(found.problems for found in examinations)
        yield from together(self.survey, examinations, self.settings.program)

    def _write_catalog(self, history: History) -> None:
        """Write what shows the catalog as a whole, and remove what is no longer part of it."""
        catalog = CatalogView(
            entries=self.memory.published(),
            program=self.settings.program.model,
            issuer=self.settings.issuer.model,
            updated={slug: changes[0].date for slug, changes in history.items()},
            versions=self.survey.releases,
        )
        first = self.workshop.docs()
        docs = dict(_docs(self.order.root))
        pages = catalog_pages(catalog, [_address(path) for path in docs if path.endswith(".md")])
        written = write_all(first, chain(docs.items(), pages))
        self.memory.shared_pages = [path for path in written if path.endswith(".md")]
        made = {*map(output, self.memory.pages()), *self.memory.files()}
        addresses = sorted(map(_address, made))
        direct = write_all(self.workshop.site, catalog_files(catalog, addresses, self.memory.shell))
        for shard in range(self.workshop.shards):
            sweep(self.workshop.docs(shard), {*written, *self.memory.pages()})
        made |= {*map(output, written), *direct}
        sweep(self.workshop.site, made, spare=("assets", "404.html", "pagefind"))

    def _lay_out(self) -> Iterator[Problem]:
        """Yield what the engine had to say while it laid out the pages that changed."""
        render = partial(_render_shard, self._site, self.workshop, self.order.engine)
        stale = list(self.workshop.stale_shards())
        if stale:
            self.workshop.make_way()
        yield from chain.from_iterable(spread(render, stale))
        if self.order.search:
            engine.index_for_search(self.workshop.site)


def _render_shard(site: engine.Site, workshop: Workshop, name: str, shard: int) -> list[Problem]:
    return engine.render(site, workshop.docs(shard), workshop.site, shard == 0, name)


def _docs(root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the hand-written files of docs/, but for the pictures of the site itself."""
    source = root / "docs"
    for path in sorted(source.rglob("*")):
        name = path.relative_to(source).as_posix()
        if path.is_file() and not path.is_symlink() and not name.startswith(SCREENSHOTS):
            yield name, path.read_bytes()


def _history(survey: Survey) -> History:
    """Return what Git remembers of each definition and the rubric of its name, newest first."""
    try:
        commits = git.history(survey.root, "credentials", "rubrics")
    except git.GitUnavailable:
        return {}
    found: dict[str, list[Change]] = {}
    for commit in commits:
        change = Change(commit.date, commit.id, commit.subject)
        for slug in dict.fromkeys(_name(change.path) for change in commit.changes):
            found.setdefault(slug, []).append(change)
    return {slug: tuple(changes) for slug, changes in found.items()}


def _address(path: str) -> str:
    """Return the address, from the site's root, of a page or of another file."""
    return output(path).removesuffix("index.html")


def _name(path: str) -> str:
    """Return `wait-time` for its definition or rubric, `wait-time@1.0` for a release of it."""
    return path.rpartition("/")[2].rpartition(".")[0]
