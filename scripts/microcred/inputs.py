"""Digests that tell whether anything a site is made of has changed since the last build."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from microcred import git
from microcred.places import SEARCHED, credential_path, rubric_path
from microcred.releases import release_path
from microcred.settings import ISSUER, PROGRAM
from microcred.survey import Survey

PACKAGE = Path(__file__).parent
CODE = (".py", ".html", ".css", ".js", ".json", ".yml", ".svg", ".woff2")


def everything(survey: Survey, config: str, today: date, variant: str) -> str:
    """Return a digest that stays the same only while every input does."""
    rubrics = survey.stamp(map(rubric_path, survey.rubrics))
    definitions = (definition_stamp(survey, slug) for slug in survey.credentials)
    base = (
        foundation(survey, config, today, variant),
        survey.stamp(sorted(path.name for path in survey.root.iterdir() if path.is_file())),
        *map(survey.stamp_tree, SEARCHED),
    )
    return digest([*base, git.head(survey.root) or "", rubrics, *definitions])


def foundation(survey: Survey, config: str, today: date, variant: str) -> str:
    """Return a digest of what every page depends on: settings, code, the day, the engine."""
    settings = survey.stamp((PROGRAM, ISSUER, config))
    return digest((settings, Survey(PACKAGE).stamp_tree(".", CODE), today.isoformat(), variant))


def definition_stamp(survey: Survey, slug: str, rubric: str | None = None) -> str:
    """Return what differs when a micro-credential, its rubric or one of its releases does."""
    versions = survey.releases.get(slug, ())
    releases = [release_path(slug, version) for version in versions]
    return survey.stamp([credential_path(slug), rubric_path(rubric or slug), *releases])


def digest(texts: Iterable[str]) -> str:
    """Return one digest of several texts."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()
