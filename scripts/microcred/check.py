"""Check a whole programme: every problem, in one run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path

from microcred import git
from microcred.document import Document
from microcred.examine import Examined, examine, examine_rubric
from microcred.model.program import Program
from microcred.pool import Progress, chunks, no_progress, spread
from microcred.problem import Problem, Severity
from microcred.releases import FOLDER, changed_releases, read_release, release_path
from microcred.rules import catalog_problems
from microcred.settings import read_settings, unknown_on_shelves
from microcred.site.entry import Entry, entry
from microcred.survey import Survey

CHUNK = 50


@dataclass(frozen=True, slots=True)
class Checked:
    """Everything that is wrong with a programme, and how many files were looked at."""

    problems: tuple[Problem, ...]
    checked: int


@dataclass(frozen=True, slots=True)
class Examination:
    """What the rest of the catalog needs to know of a micro-credential that was examined."""

    slug: str
    problems: tuple[Problem, ...]
    rubric: str | None = None
    entry: Entry | None = None


def check(root: Path, today: date, progress: Progress = no_progress) -> Checked:
    """Return every problem of the programme at `root`. `progress` counts micro-credentials."""
    survey = Survey(root)
    settings, problems = read_settings(survey.read)
    found = [*problems, *survey.strays(), *release_problems(survey)]
    if settings is not None:
        work = partial(_examine_chunk, survey, settings.program.model, today)
        batches = spread(work, chunks(survey.credentials, CHUNK), progress)
        examinations = tuple(chain.from_iterable(batches))
        found += chain.from_iterable(examination.problems for examination in examinations)
        found += together(survey, examinations, settings.program)
    return Checked(tuple(sorted(set(found))), survey.count)


def released_versions(survey: Survey, slug: str) -> dict[str, bytes]:
    """Return the bytes of each frozen version of a micro-credential that can be read."""
    sources = {
        version: survey.read(release_path(slug, version))
        for version in survey.releases.get(slug, ())
    }
    return {
        version: source.text.encode()
        for version, source in sources.items()
        if not isinstance(source, Problem)
    }


def examination(slug: str, found: Examined) -> Examination:
    """Return what the rest of the catalog needs to know of `found`."""
    if found.definition is None:
        return Examination(slug, found.problems)
    rubric = found.definition.credential.model.rubric
    return Examination(slug, found.problems, rubric, entry(found.definition))


def together(
    survey: Survey, examinations: Sequence[Examination], program: Document[Program]
) -> Iterator[Problem]:
    """Yield the problems that only show when all micro-credentials are seen together."""
    readable = [found for found in examinations if found.entry]
    yield from _unused_rubrics(survey, examinations)
    yield from catalog_problems([found.entry for found in readable if found.entry], program.model)
    yield from unknown_on_shelves(program, {found.slug for found in examinations})


def release_problems(survey: Survey) -> Iterator[Problem]:
    """Yield the problems of the frozen releases: unreadable, or changed once published."""
    present: dict[str, str] = {}
    for slug, versions in survey.releases.items():
        for path in (release_path(slug, version) for version in versions):
            source = survey.read(path)
            if isinstance(source, Problem):
                yield source
                continue
            data = source.text.encode()
            present[path] = git.blob_id(data)
            if isinstance(problem := read_release(path, data), Problem):
                yield problem
    yield from _history_of_releases(survey, present)


def _history_of_releases(survey: Survey, present: dict[str, str]) -> Iterator[Problem]:
    try:
        commits = git.history(survey.root, FOLDER)
    except git.GitUnavailable as why:
        if present:
            yield _unknown_history(str(why))
        return
    changes = chain.from_iterable(commit.changes for commit in commits)
    yield from changed_releases(changes, present)


def _unknown_history(why: str) -> Problem:
    return Problem(
        FOLDER,
        1,
        "V01",
        Severity.UNKNOWN,
        f"could not check whether a published release was changed: {why}",
        "Run this in a full clone of the repository (in a workflow: `fetch-depth: 0`).",
    )


def _unused_rubrics(survey: Survey, examinations: Iterable[Examination]) -> Iterator[Problem]:
    """Yield the problems of rubrics that no readable micro-credential names.

    Where a micro-credential cannot be read, the rubric of its name is taken to be its own.
    """
    used = {found.rubric if found.entry else found.slug for found in examinations}
    for slug in survey.rubrics:
        if slug not in used:
            yield from examine_rubric(slug, survey.read)


def _examine_chunk(
    survey: Survey, program: Program, today: date, slugs: Sequence[str]
) -> list[Examination]:
    return [
        examination(
            slug, examine(slug, survey.read, released_versions(survey, slug), program, today)
        )
        for slug in slugs
    ]
