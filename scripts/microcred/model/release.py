"""A release: a micro-credential with its rubric and deciding settings, frozen at a version."""

from __future__ import annotations

import hashlib
from typing import Any, Literal

import rfc8785

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
    return Release(
        credential=Achievement.model_construct(**frozen), rubric=rubric, settings=review
    )


def release_bytes(release: Release) -> bytes:
    """Return the release as RFC 8785 canonical JSON, defaults left out."""
    data: dict[str, Any] = release.model_dump(
        mode="json", by_alias=True, exclude_defaults=True, exclude_none=True
    )
    return rfc8785.dumps({"format": release.format, **data})


def digest(data: bytes) -> str:
    """Return the SHA-256 of `data` in hex: the hash that pages, scorecards and awards carry."""
    return hashlib.sha256(data).hexdigest()
