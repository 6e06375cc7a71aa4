"""Micro-credentials that another programme issues: program/adopted/<id>.yml."""

from __future__ import annotations

from pydantic import Field

from microcred.model.base import Day, FormatOne, Line, Model, Slug, Text, Url
from microcred.model.credential import Hours
from microcred.model.organization import Source
from microcred.model.vocabulary import Area, PolicyUse, Purpose


class AdoptedCredential(Model):
    """One of them, as far as lists and rules need to know it."""

    id: Slug
    name: Line
    url: Url | None = Field(None, description="The page that tells of it.")
    area: Area | None = None
    hours: Hours | None = None
    purposes: tuple[Purpose, ...] = ()
    policy_uses: tuple[PolicyUse, ...] = ()


class AdoptedCatalog(Model):
    """What one other issuer offers, as it was read on a day. Their names are not ours as well."""

    format: FormatOne = 1
    id: Slug
    name: Line
    issuer: Slug = Field(description="The organisation that issues them.")
    did: Line | None = Field(None, description="The issuer's did:web, which its badges are of.")
    terms: Text | None = None
    source: Source
    as_of: Day
    credentials: tuple[AdoptedCredential, ...]
