"""Everything the site holds of one micro-credential."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from microcred import links
from microcred.badge_image import BadgeDesign, achievement_design, badge_design, full, mark
from microcred.definition import Definition
from microcred.entry import entry
from microcred.formats.credential_json import credential_json
from microcred.model.program import Issuer
from microcred.model.release import Release, digest
from microcred.releases import version_key
from microcred.site.achievement_view import Data
from microcred.site.credential_page import credential_page
from microcred.site.frontmatter import page_text
from microcred.site.history import Change
from microcred.site.release_page import release_page, rubric_sheet
from microcred.site.render import render
from microcred.site.score import score_pages
from microcred.site.shell import Direct, framed, root_of
from microcred.site.submit import form, submit_page


@dataclass(frozen=True, slots=True)
class Published:
    """A definition that is fit to publish, and what else its pages show.

    `release` is the definition as it is, or would be, frozen, and `release_hash` the hash of that;
    `released` maps each frozen version to the bytes of its release, `frozen_on` to the day on
    which it was first committed; `offered` is what organisations say and give for it.
    """

    definition: Definition
    release: Release
    release_hash: str
    issuer: Issuer
    released: Mapping[str, bytes]
    frozen_on: Mapping[str, date]
    history: Sequence[Change]
    shell: str
    offered: Data | None = None

    @property
    def slug(self) -> str:
        """Return its id."""
        return self.definition.credential.model.id

    @property
    def version(self) -> str:
        """Return the version of the definition."""
        return self.definition.credential.model.version

    @property
    def versions(self) -> list[str]:
        """Return the frozen versions, newest first."""
        return sorted(self.released, key=version_key, reverse=True)

    @property
    def frozen(self) -> bool:
        """True when the definition's version has been released."""
        return self.version in self.released


def engine_page(published: Published) -> tuple[str, str]:
    """Return path and text of the page that the engine lays out."""
    model = published.definition.credential.model
    data = credential_page(
        published.definition,
        published.release,
        published.release_hash,
        published.frozen,
        published.history,
        published.versions,
        published.definition.program,
        published.issuer,
        published.frozen_on.get(published.version),
        published.offered,
    )
    text = page_text("credential.html", model.name, model.description, data)
    return f"credentials/{model.id}.md", text


def direct_files(published: Published) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of what goes straight to the site, but for the badge."""
    folder = f"credentials/{published.slug}"
    program = published.definition.program
    described = credential_json(
        published.definition, published.release_hash, published.versions, program
    )
    yield f"{folder}.json", described.encode()
    for version, data in published.released.items():
        yield f"{folder}/{version}/release.json", data
        if version != published.version:
            yield f"{folder}/{version}/form.json", _form(data)
    for page in _direct_pages(published):
        yield page.path, framed(published.shell, page).encode()


def design(published: Published) -> BadgeDesign:
    """Return the badge of a micro-credential."""
    return badge_design(entry(published.definition), published.issuer.name)


def frozen_designs(published: Published) -> dict[str, BadgeDesign]:
    """Return the badge of each frozen version: what its awards carry never changes."""
    return {
        version: achievement_design(
            Release.model_validate_json(data).credential, published.issuer.name
        )
        for version, data in published.released.items()
    }


def badge_files(
    badge: BadgeDesign, frozen: Mapping[str, BadgeDesign]
) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of both forms of a badge, and of the badge of each frozen version."""
    yield links.mark(badge.id), mark(badge).encode()
    drawn = {badge: full(badge).encode()}
    yield links.badge(badge.id), drawn[badge]
    for version, design in frozen.items():
        yield links.permanent_badge(badge.id, version), drawn.get(design) or full(design).encode()


def _direct_pages(published: Published) -> Iterator[Direct]:
    program, issuer = published.definition.program, published.issuer
    for version, data in published.released.items():
        release = Release.model_validate_json(data)
        on = published.frozen_on.get(version)
        shown = release_page(release, digest(data), published.version, program, issuer, on)
        yield _direct("release.html", shown, release.credential.description)
    sheet = rubric_sheet(
        published.release, published.release_hash, published.frozen, program, issuer
    )
    if sheet is not None:
        yield _direct("rubric.html", sheet, published.release.credential.description)
    sent = submit_page(published.definition, published.release, published.frozen, program, issuer)
    yield _direct("submit.html", sent, str(sent["description"]), "submit_head.html")
    for scoring in score_pages(published.released, program, issuer):
        yield _direct("score.html", scoring, str(scoring["description"]), "score_head.html")


def _form(release: bytes) -> bytes:
    """Return what the form is built from by those who began under a version before."""
    return json.dumps(form(Release.model_validate_json(release)), ensure_ascii=False).encode()


def _direct(
    template: str, data: Data, description: str, top: str = "credential_head.html"
) -> Direct:
    path = f"{data['path']}index.html"
    root = root_of(path)
    head = render(top, data, root)
    return Direct(path, str(data["title"]), description, render(template, data, root), head)
