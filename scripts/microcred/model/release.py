"""A release: a micro-credential with its rubric and deciding settings, frozen at a version."""

from __future__ import annotations

import hashlib
import json
from typing import Any, Literal

from microcred.model.base import Model
from microcred.model.credential import Achievement, Credential
from microcred.model.program import Review
from microcred.model.rubric import Rubric


class Release(Model):
    """credentials/releases/<slug>@<version>.json."""

    format: Literal[1] = 1
    credential: Achievement
    rubric: Rubric | None = None
    settings: Review

    @property
    def name(self) -> str:
        """Return `wait-time@1.0`."""
        return f"{self.credential.id}@{self.credential.version}"


def freeze(credential: Credential, rubric: Rubric | None, review: Review) -> Release:
    """Return the release of a definition as it stands."""
    frozen = {field: getattr(credential, field) for field in Achievement.model_fields}
    return Release(credential=Achievement.model_construct(**frozen), rubric=rubric, settings=review)


def release_bytes(release: Release) -> bytes:
    """Return the release as RFC 8785 canonical JSON, defaults left out.

    It holds neither numbers with a fraction nor keys beyond ASCII, so sorted keys and the shortest
    form of all else are what RFC 8785 asks for.
    """
    data: dict[str, Any] = release.model_dump(
        mode="json", by_alias=True, exclude_defaults=True, exclude_none=True
    )
    whole = {"format": release.format, **data}
    return json.dumps(whole, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def digest(data: bytes) -> str:
    """Return the SHA-256 of `data` in hex: the hash that pages, scorecards and awards carry."""
    return hashlib.sha256(data).hexdigest()
