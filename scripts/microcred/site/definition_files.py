"""Everything the site holds of one micro-credential."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from microcred.badge_image import design, full, mark
from microcred.model.program import Issuer
from microcred.model.release import Release, digest
from microcred.releases import current_release_bytes, version_key
from microcred.rules.rule import Definition
from microcred.site.credential_page import credential_page
from microcred.site.entry import entry
from microcred.site.frontmatter import page_text
from microcred.site.history import Change
from microcred.site.release_page import release_page, rubric_sheet
from microcred.site.render import render
from microcred.site.shell import Direct, framed, root_of


@dataclass(frozen=True, slots=True)
class Published:
    """A definition that is fit to publish, and what else its pages show."""

    definition: Definition
    issuer: Issuer
    released: Mapping[str, bytes]
    history: Sequence[Change]
    shell: str

    @property
    def slug(self) -> str:
        """Return its id."""
        return self.definition.credential.model.id

    @property
    def versions(self) -> list[str]:
        """Return the frozen versions, newest first."""
        return sorted(self.released, key=version_key, reverse=True)


def engine_page(published: Published) -> tuple[str, str]:
    """Return path and text of the page that the engine lays out."""
    model = published.definition.credential.model
    current = current_release_bytes(published.definition)
    data = credential_page(
        published.definition,
        Release.model_validate_json(current),
        digest(current),
        model.version in published.released,
        published.history,
        published.versions,
        published.definition.program,
        published.issuer,
    )
    text = page_text("credential.html", model.name, model.description, data)
    return f"credentials/{model.id}.md", text


def direct_files(published: Published) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of what goes straight to the site."""
    folder = f"credentials/{published.slug}"
    badge = design(entry(published.definition), published.issuer.name)
    yield f"{folder}/mark.svg", mark(badge).encode()
    yield f"{folder}/badge.svg", full(badge).encode()
    yield f"{folder}.json", _json(published)
    for version, data in published.released.items():
        yield f"{folder}/{version}/release.json", data
    for page in (*_release_pages(published), *_rubric_pages(published)):
        yield page.path, framed(published.shell, page).encode()
