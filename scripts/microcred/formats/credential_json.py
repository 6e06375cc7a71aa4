"""`/credentials/<slug>.json`: one micro-credential and its rubric, for programs."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

from microcred import links
from microcred.definition import Definition
from microcred.formats.jsontext import json_text
from microcred.formats.view import mark, newest_first, release
from microcred.model.base import Model
from microcred.model.program import Program

FORMAT: Final = 1
"""Goes up when a field below is renamed, removed or changes its meaning; not when one is added."""

FIELDS: Final = MappingProxyType(
    {
        "format": "the version of this list of fields",
        "id": "the micro-credential's id, which never changes",
        "version": "the version its definition has now",
        "frozen": "whether that version can no longer change",
        "sha256": "the hash of that version's release: the one on pages, scorecards and awards",
        "url": "its page",
        "permanent_url": "the page of this version, or null until it is frozen",
        "json_ld_url": "the page whose head describes it in schema.org's words, as JSON-LD",
        "mark_url": "its small badge, an SVG image",
        "badge_url": "its badge, an SVG image",
        "versions": "the frozen versions, newest first: `version`, `url` and `release_url`, where "
        "the release is kept byte for byte",
        "credential": "the definition, with the field names of its file; what has its default "
        "value is left out; `narrative` is its Markdown text",
        "rubric": "the rubric, in the same way, or null where there is none yet",
    }
)
"""The fields of the file and what they hold. Every file has all of them, in this order."""


def credential_json(
    definition: Definition, release_hash: str, versions: Iterable[str], program: Program
) -> str:
    """Return a micro-credential as a JSON object whose fields are FIELDS.

    `release_hash` is the SHA-256 of the release of the definition as it stands, in hex;
    `versions` are those that are frozen.
    """
    model = definition.credential.model
    versions = newest_first(versions)
    frozen = model.version in versions
    page = links.credential(model.id)
    place = links.permanent(model.id, model.version) if frozen else page
    values: dict[str, object] = {
        "format": FORMAT,
        "id": model.id,
        "version": model.version,
        "frozen": frozen,
        "sha256": release_hash,
        "url": links.whole(program, page),
        "permanent_url": links.whole(program, place) if frozen else None,
        "json_ld_url": links.whole(program, place),
        "mark_url": links.whole(program, mark(model.id)),
        "badge_url": links.whole(program, links.badge(model.id)),
        "versions": [_version(program, model.id, version) for version in versions],
        "credential": _plain(model),
        "rubric": _plain(definition.rubric.model) if definition.rubric else None,
    }
    return json_text({name: values[name] for name in FIELDS})


def _version(program: Program, slug: str, version: str) -> dict[str, str]:
    return {
        "version": version,
        "url": links.whole(program, links.permanent(slug, version)),
        "release_url": links.whole(program, release(slug, version)),
    }


def _plain(model: Model) -> dict[str, object]:
    return model.model_dump(mode="json", by_alias=True, exclude_defaults=True)
