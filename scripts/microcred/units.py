"""The parallel part of a build: each micro-credential by itself, examined and written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from microcred import links
from microcred.check import Examination, examination, released_versions
from microcred.definition import Definition
from microcred.examine import examine
from microcred.files import write_if_changed
from microcred.model.program import Issuer, Program
from microcred.model.release import digest, release_bytes
from microcred.model.vocabulary import Status
from microcred.problem import Severity
from microcred.releases import current_release
from microcred.site.chart import Data
from microcred.site.definition_files import (
    Published,
    badge_files,
    design,
    direct_files,
    engine_page,
    frozen_designs,
)
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
    """One micro-credential to examine and, if nothing is wrong with it, to write.

    `badge` tells which badge was drawn for it before, `offered` what organisations say of it.
    """

    slug: str
    history: tuple[Change, ...] = ()
    frozen_on: tuple[tuple[str, date], ...] = ()
    badge: str = ""
    offered: Data | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What was found, and the paths of what was written."""

    examination: Examination
    page: str | None = None
    files: tuple[str, ...] = ()
    badge: str = ""


def run(bench: Bench, tasks: Sequence[Task]) -> list[Done]:
    """Return what each task came to."""
    return [_one(bench, task) for task in tasks]


def _one(bench: Bench, task: Task) -> Done:
    released = released_versions(bench.survey, task.slug)
    found = examine(task.slug, bench.survey.read, released, bench.program, bench.today)
    result = examination(task.slug, found)
    wrong = any(problem.severity is not Severity.WARNING for problem in found.problems)
    if found.definition is None or wrong or _is_draft(found.definition):
        return Done(result)
    release = current_release(found.definition, released)
    published = Published(
        definition=found.definition,
        release=release,
        release_hash=digest(release_bytes(release)),
        issuer=bench.issuer,
        released=released,
        frozen_on=dict(task.frozen_on),
        history=task.history,
        shell=bench.shell,
        offered=task.offered,
    )
    return _write(bench.workshop, published, result, task.badge)


def _is_draft(definition: Definition) -> bool:
    return definition.credential.model.status is Status.DRAFT


def _write(workshop: Workshop, published: Published, result: Examination, drawn: str) -> Done:
    page, text = engine_page(published)
    write_if_changed(workshop.docs_of(result.slug) / page, text.encode())
    files = write_all(workshop.site, direct_files(published))
    badge, frozen = design(published), frozen_designs(published)
    if (look := repr((badge, frozen))) != drawn:
        write_all(workshop.site, badge_files(badge, frozen))
    images = [links.permanent_badge(badge.id, version) for version in frozen]
    made = (*files, links.mark(badge.id), links.badge(badge.id), *images)
    return Done(result, page, made, look)
