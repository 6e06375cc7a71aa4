"""The pages made from a release: its permanent page, and the rubric's print view."""

from __future__ import annotations

from datetime import date

from microcred import links
from microcred.model.program import Issuer, Program
from microcred.model.release import Release
from microcred.releases import version_key
from microcred.site.achievement_view import Data, achievement_view
from microcred.site.citing import citing
from microcred.site.head import head
from microcred.site.rubric_view import rubric_view


def release_page(
    release: Release,
    release_hash: str,
    current_version: str | None,
    program: Program,
    issuer: Issuer,
    frozen_on: date | None = None,
) -> Data:
    """Return the data of `/credentials/<slug>/<version>/` for theme/release.html.

    `current_version` is that of the definition, None where it is no longer in the repository. While
    a version is the current one, its page names the current page as canonical, which says the same
    and more; afterwards it stands for itself, since nothing else says what was frozen.
    """
    model = release.credential
    path = links.permanent(model.id, model.version)
    current = links.credential(model.id)
    same = current_version == model.version
    year = frozen_on.year if frozen_on else None
    address = links.whole(program, path)
    return achievement_view(model, release.rubric, release.settings) | {
        "title": f"{model.name}, version {model.version}",
        "path": path,
        "hash": release_hash,
        "current": None if current_version is None else {"path": current, "same": same},
        "banner": _banner(model.version, current_version),
        "cite": citing(model, issuer.name, address, year).as_data(),
        "head": head(
            model, program, issuer, path=path, canonical=current if same else path, frozen=True
        ),
    }


def _banner(version: str, current: str | None) -> Data | None:
    """Return what to tell whoever holds a link to a version that is not the current one."""
    text = "This one is kept for the submissions and badges that name it."
    if current is None:
        return {"title": "No longer in the catalog.", "text": text}
    if current == version:
        return None
    newer = version_key(current) > version_key(version)
    title = f"{'A newer version' if newer else 'Another version'}, {current}, is current."
    return {"title": title, "text": text}


def rubric_sheet(
    release: Release, release_hash: str, frozen: bool, program: Program, issuer: Issuer
) -> Data | None:
    """Return the data of `/credentials/<slug>/rubric/` for theme/rubric.html, None without one.

    The sheet stands for the current page, which holds the same rubric.
    """
    model = release.credential
    if release.rubric is None:
        return None
    current = links.credential(model.id)
    version = links.permanent(model.id, model.version) if frozen else current
    path = links.rubric(model.id)
    return {
        "title": f"Rubric: {model.name}",
        "description": f"The rubric of {model.name}, identical to the evaluator's.",
        "slug": model.id,
        "name": model.name,
        "version": model.version,
        "language": model.language,
        "competency": model.competency,
        "path": path,
        "current": current,
        "score": links.score(model.id),
        "address": links.whole(program, version),
        "issuer": issuer.name,
        "frozen": frozen,
        "hash": release_hash,
        "rubric": rubric_view(release.rubric, model.evidence),
        "head": head(model, program, issuer, path=path, canonical=current, frozen=frozen),
    }
