"""The pages on which submissions are scored, as data for theme/score.html."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from microcred import links
from microcred.model.program import Issuer, Program
from microcred.model.release import Release, digest
from microcred.releases import version_key
from microcred.scorecards import Task, blank_block
from microcred.site.achievement_view import Data
from microcred.site.head import head
from microcred.site.rubric_view import rubric_view
from microcred.site.score.given import given

_SUBMISSION = "<!-- its number, such as k3f9q2m7 -->"


def score_pages(released: Mapping[str, bytes], program: Program, issuer: Issuer) -> Iterator[Data]:
    """Yield the data of a page for each release that has a rubric, the newest first.

    The newest is at `/credentials/<slug>/score/`, where the bot's links lead; each other one below
    its version, since whoever handed in under a version is judged by it however long that takes.
    A definition that is not frozen may still change, so nobody scores by it.
    """
    frozen = {
        version: Release.model_validate_json(released[version])
        for version in sorted(released, key=version_key, reverse=True)
    }
    scored = {version: release for version, release in frozen.items() if release.rubric}
    places = {
        version: links.score(release.credential.id, version if place else None)
        for place, (version, release) in enumerate(scored.items())
    }
    pages = {digest(released[version]): path for version, path in places.items()}
    for version, release in scored.items():
        found, path = digest(released[version]), places[version]
        told = given(release, found, program, pages)
        yield _page(release, found, path, told) | {"head": _head(release, path, program, issuer)}


def _page(release: Release, release_hash: str, path: str, told: Data) -> Data:
    model, rubric = release.credential, release.rubric
    newest = path == links.score(model.id)
    return {
        "title": f"Score {model.name}" + ("" if newest else f", version {model.version}"),
        "description": f"For evaluators: the rubric of {model.name}, version {model.version}, as a"
        " form that makes a scorecard.",
        "name": model.name,
        "version": model.version,
        "language": model.language,
        "path": path,
        "current": links.credential(model.id),
        "frozen": links.permanent(model.id, model.version),
        "rubric": rubric_view(rubric, model.evidence) if rubric else None,
        "given": told,
        "blank": blank_block(Task(_SUBMISSION, release, release_hash)),
    }


def _head(release: Release, path: str, program: Program, issuer: Issuer) -> Data:
    model = release.credential
    current = links.credential(model.id)
    return head(model, program, issuer, path=path, canonical=current, frozen=True)
