"""Check a whole programme: every problem, in one run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path

from microcred import git
from microcred.audit import audit_problems
from microcred.checkouts import checkout_problems
from microcred.document import Document
from microcred.entry import Entry, entry
from microcred.examine import Examined, examine, examine_rubric
from microcred.frameworks import framework_problems
from microcred.handed_in import handed_in_problems
from microcred.issue_forms import issue_form_problems
from microcred.keyguard import key_problems
from microcred.model.program import Program
from microcred.model.vocabulary import Status
from microcred.offering import adopts, offer_problems, offers_count
from microcred.people import people_problems
from microcred.places import credential_path
from microcred.pool import Progress, chunks, crew, no_progress, spread
from microcred.problem import Problem, Severity
from microcred.releases import (
    FOLDER,
    changed_releases,
    named,
    release_path,
    unsound,
    withdrawn,
)
from microcred.rules import catalog_problems
from microcred.settings import read_program, read_settings, unknown_on_shelves
from microcred.setup import setup_problems
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
    """Return every problem of the programme at `root`. `progress` counts chunks of work."""
    survey = Survey(root)
    _, problems = read_settings(survey.read)
    program = read_program(survey.read).document
    work = partial(_examine_chunk, survey, program.model if program else None, today)
    with crew() as workers:
        batches = spread(workers, work, chunks(survey.credentials, CHUNK), progress)
        examinations = tuple(chain.from_iterable(batches))
        settings = program.model if program else None
        handed_in = tuple(handed_in_problems(survey, settings, today, workers))
        audited = tuple(audit_problems(survey, settings, workers))
    found = chain(
        problems,
        survey.strays(),
        release_problems(survey),
        chain.from_iterable(examination.problems for examination in examinations),
        together(survey, examinations, program),
        offer_problems(survey),
        people_problems(survey, settings, _open_now(examinations), today),
        handed_in,
        audited,
        key_problems(survey),
        issue_form_problems(survey, settings, today),
        framework_problems(survey),
        checkout_problems(root),
        setup_problems(survey.read),
    )
    return Checked(
        tuple(sorted(set(found))), survey.count + len(survey.attempts) + offers_count(survey)
    )


def _open_now(examinations: Iterable[Examination]) -> frozenset[str]:
    """Return the micro-credentials that take submissions."""
    entries = (found.entry for found in examinations if found.entry)
    return frozenset(one.id for one in entries if one.status == Status.ACTIVE)


def released_versions(survey: Survey, slug: str) -> dict[str, bytes]:
    """Return the bytes of each frozen version of a micro-credential that can be read."""
    files = {
        version: survey.read_bytes(release_path(slug, version))
        for version in survey.releases.get(slug, ())
    }
    return {version: data for version, data in files.items() if isinstance(data, bytes)}


def examination(slug: str, found: Examined) -> Examination:
    """Return what the rest of the catalog needs to know of `found`."""
    if found.definition is None:
        return Examination(slug, found.problems)
    rubric = found.definition.credential.model.rubric
    return Examination(slug, found.problems, rubric, entry(found.definition))


def together(
    survey: Survey, examinations: Sequence[Examination], program: Document[Program] | None
) -> Iterator[Problem]:
    """Yield the problems that only show when all micro-credentials are seen together."""
    entries = [found.entry for found in examinations if found.entry]
    if not survey.credentials and not adopts(survey):
        yield _empty_catalog()
    yield from _unused_rubrics(survey, examinations)
    yield from _gone(survey)
    if program:
        yield from catalog_problems(entries, program.model, survey.releases)
        yield from unknown_on_shelves(program, {found.slug for found in examinations})


def _gone(survey: Survey) -> Iterator[Problem]:
    """Yield V04 for each published micro-credential that is no longer there."""
    for slug in sorted(survey.releases.keys() - set(survey.credentials)):
        said = "this file is gone, but a version of it is published; its address is permanent"
        yield withdrawn(credential_path(slug), 1, said)


def _empty_catalog() -> Problem:
    return Problem(
        "credentials",
        1,
        "F13",
        Severity.ERROR,
        "there is no micro-credential in this programme",
        "Write one: `microcred new credential NAME` makes a starter. Or adopt those of another "
        "issuer: name them in program/adopted/.",
    )


def release_problems(survey: Survey) -> Iterator[Problem]:
    """Yield the problems of the frozen releases: unreadable, or changed since they were published.

    Those of a micro-credential that is in the catalog are looked into when it is examined.
    """
    present: dict[str, str] = {}
    unread: set[str] = set()
    examined = set(survey.credentials)
    for path in survey.release_paths:
        data = survey.read_bytes(path)
        if isinstance(data, Problem):
            unread.add(path)
            yield data
            continue
        present[path] = git.blob_id(data)
        name = named(path)
        if name is None or name[0] not in examined:
            yield from unsound(path, data)
    for problem in _history_of_releases(survey, present):
        if problem.path not in unread:
            yield problem


def _history_of_releases(survey: Survey, present: dict[str, str]) -> Iterator[Problem]:
    try:
        commits = git.history(survey.root, FOLDER)
    except git.GitUnavailable as why:
        if survey.release_paths:
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
    survey: Survey, program: Program | None, today: date, slugs: Sequence[str]
) -> list[Examination]:
    return [
        examination(
            slug, examine(slug, survey.read, released_versions(survey, slug), program, today)
        )
        for slug in slugs
    ]
