"""The parallel part of a build: each micro-credential by itself, examined and written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from microcred.check import Examination, examination, examined
from microcred.files import write_if_changed
from microcred.model.program import Issuer, Program
from microcred.model.vocabulary import Status
from microcred.problem import Problem, Severity
from microcred.releases import release_path
from microcred.rules.rule import Definition
from microcred.site.definition_files import Published, direct_files, engine_page
from microcred.site.history import Change
from microcred.survey import Survey
from microcred.workshop import Workshop, write_all


@dataclass(frozen=True, slots=True)
class Bench:
    """What every unit of work needs."""

    survey: Survey
    workshop: Workshop
    program: Program
    issuer: Issuer
    today: date
    shell: str


@dataclass(frozen=True, slots=True)
class Task:
    """One micro-credential to examine and, if nothing is wrong with it, to write."""

    slug: str
    history: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """What was found, and the paths of what was written."""

    examination: Examination
    page: str | None = None
    files: tuple[str, ...] = ()


def run(bench: Bench, tasks: Sequence[Task]) -> list[Done]:
    """Return what each task came to."""
    return [_one(bench, task) for task in tasks]


def _one(bench: Bench, task: Task) -> Done:
    found = examined(bench.survey, task.slug, bench.program, bench.today)
    result = examination(task.slug, found)
    wrong = any(problem.severity is not Severity.WARNING for problem in found.problems)
    if found.definition is None or wrong or _is_draft(found.definition):
        return Done(result)
    return _write(bench, task, found.definition, result)


def _is_draft(definition: Definition) -> bool:
    return definition.credential.model.status is Status.DRAFT


def _write(bench: Bench, task: Task, definition: Definition, result: Examination) -> Done:
    released = {
        version: source.text.encode()
        for version in bench.survey.releases.get(task.slug, ())
        if not isinstance(source := bench.survey.read(release_path(task.slug, version)), Problem)
    }
    published = Published(definition, bench.issuer, released, task.history, bench.shell)
    page, text = engine_page(published)
    write_if_changed(bench.workshop.page(page, task.slug), text.encode())
    files = write_all(bench.workshop.site, direct_files(published))
    return Done(result, page, tuple(files))
