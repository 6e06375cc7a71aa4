"""Write the releases of active and retired versions that have none."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path

from microcred.check import released_versions
from microcred.definition import Definition
from microcred.examine import examine
from microcred.files import write_whole
from microcred.model.release import release_bytes
from microcred.model.vocabulary import Status
from microcred.problem import Problem, verdict
from microcred.releases import current_release, release_path
from microcred.settings import read_settings
from microcred.survey import Survey


def freeze_releases(
    root: Path, today: date, slugs: Iterable[str] = ()
) -> tuple[list[str], tuple[Problem, ...]]:
    """Return the paths of the releases written, and the problems that prevented others.

    Without `slugs`, all micro-credentials are meant. A release that exists is never touched.
    """
    survey = Survey(root)
    settings, problems = read_settings(survey.read)
    found = {*problems, *survey.strays()}
    if settings is None or not verdict(found).passed:
        return [], tuple(sorted(found))
    written: list[str] = []
    for slug in tuple(slugs) or survey.credentials:
        released = released_versions(survey, slug)
        examined = examine(slug, survey.read, released, settings.program.model, today)
        found.update(examined.problems)
        if examined.definition and verdict(examined.problems).passed:
            written += _freeze(root, examined.definition, survey.releases.get(slug, ()))
    return written, tuple(sorted(found))


def _freeze(root: Path, definition: Definition, released: Collection[str]) -> list[str]:
    model = definition.credential.model
    if model.status not in (Status.ACTIVE, Status.RETIRED) or model.version in released:
        return []
    path = release_path(model.id, model.version)
    write_whole(root / path, release_bytes(current_release(definition)))
    return [path]
