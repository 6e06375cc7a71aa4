"""What all awards of one shape tell: the credential without the texts that are one award's own."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from microcred.labels import label
from microcred.model.credential import Validity
from microcred.model.release import Release
from microcred.model.rubric import Criterion


class Unreadable(Exception):
    """A file is no award of ours; the text says why, as the end of “this award …”."""


class _Part(BaseModel):
    """A part of a credential. What a page does not show is not looked at."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class _Profile(_Part):
    id: str
    name: str
    url: str = Field(pattern="^https?://")
    email: str | None = None


class _Identity(_Part):
    type_: str = Field(alias="identityType")
    text: str = Field(alias="identityHash")


class _Level(_Part):
    id: str
    name: str
    level: str


class _ResultDescription(_Part):
    id: str
    name: str
    levels: tuple[_Level, ...] = Field(alias="rubricCriterionLevel")
    required: str | None = Field(None, alias="requiredLevel")


class _Achievement(_Part):
    id: str
    name: str
    version: str
    language: str = Field("en", alias="inLanguage")
    results: tuple[_ResultDescription, ...] = Field((), alias="resultDescription")


class _Result(_Part):
    of: str = Field(alias="resultDescription")
    level: str = Field(alias="achievedLevel")


class _Subject(_Part):
    identifier: tuple[_Identity, ...]
    achievement: _Achievement
    results: tuple[_Result, ...] = Field((), alias="result")


class _Evidence(_Part):
    id: str | None = None
    name: str = ""
    genre: str = ""


class _Resource(_Part):
    id: str
    digest: str = Field(alias="digestSRI", pattern="^sha256-")


class _Credential(_Part):
    """The parts of an AchievementCredential of ours that a page shows."""

    id: str
    issuer: _Profile
    awarded: str = Field(alias="awardedDate")
    until: str | None = Field(None, alias="validUntil")
    subject: _Subject = Field(alias="credentialSubject")
    evidence: tuple[_Evidence, ...] = ()
    release: tuple[_Resource] = Field(alias="relatedResource")


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion: where it was scored from, its levels, and the text that holds its result.

    `levels` maps an address to the level's name and to its tone: strong, met or unmet.
    """

    name: str
    critical: bool
    evidence: tuple[str, ...]
    levels: Mapping[str, tuple[str, str]]
    own: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing handed in; `own` is the text that holds its link, where it is public."""

    name: str
    genre: str
    own: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """What all awards of one shape tell. `own…` are the names of texts that are one award's own."""

    release: Release
    issuer: str
    issuer_url: str
    issuer_email: str | None
    did: str
    achievement: str
    name: str
    language: str
    level: str | None
    own_name: str | None
    own_account: str | None
    expires: bool
    rows: tuple[Row, ...]
    items: tuple[Item, ...]
    own_commit: str | None
    own_cards: tuple[str, ...]
    fingerprint: str

    @property
    def renew_from_days(self) -> int:
        """Return how long before it expires it may be renewed."""
        validity = self.release.credential.validity
        return validity.renew_from_days if isinstance(validity, Validity) else 0


def document_of(data: bytes) -> dict[str, Any]:
    """Return the JSON object in a file. Raises Unreadable."""
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        raise Unreadable("is not JSON") from None
    if not isinstance(document, dict):
        raise Unreadable("is not a credential")
    return document


def told(shared: Mapping[str, Any], release: Release) -> Told:
    """Return what a credential tells once its own texts are taken out. Raises Unreadable."""
    try:
        read = _Credential.model_validate(shared)
    except ValidationError as error:
        place = ".".join(map(str, error.errors()[0]["loc"]))
        raise Unreadable(f"is not a credential of ours: see {place}") from None
    achievement, subject = read.subject.achievement, read.subject
    names = {one.type_: one.text for one in subject.identifier}
    commits = [one.id for one in read.evidence if one.genre == "Commit" and one.id]
    cards = [one.id for one in read.evidence if one.genre == "Scorecard" and one.id]
    return Told(
        release=release,
        issuer=read.issuer.name,
        issuer_url=read.issuer.url,
        issuer_email=read.issuer.email,
        did=read.issuer.id,
        achievement=achievement.id,
        name=achievement.name,
        language=achievement.language,
        level=_required(achievement.results),
        own_name=names.get("name"),
        own_account=names.get("ext:githubId"),
        expires=read.until is not None,
        rows=_rows(achievement.results, subject.results, release),
        items=tuple(_items(read.evidence)),
        own_commit=commits[0] if commits else None,
        own_cards=tuple(cards),
        fingerprint=hex_of(read.release[0].digest.removeprefix("sha256-")),
    )


def _rows(
    described: Sequence[_ResultDescription], results: Sequence[_Result], release: Release
) -> tuple[Row, ...]:
    """Return a row for each result, in the order of the criteria."""
    own = {result.of: result.level for result in results}
    known = {one.id: one for one in (release.rubric.criteria if release.rubric else ())}
    slots = {slot.id: slot.name for slot in release.credential.evidence}
    rows = []
    for one in described:
        if one.id not in own:
            continue
        criterion: Criterion | None = known.get(one.id.rpartition("/")[2])
        evidence = (
            tuple(slots[slot] for slot in criterion.evidence if slot in slots) if criterion else ()
        )
        critical = criterion is not None and criterion.critical
        rows.append(Row(one.name, critical, evidence, _levels(one), own[one.id]))
    return tuple(rows)


def _levels(described: _ResultDescription) -> dict[str, tuple[str, str]]:
    ranks = {level.id: place for place, level in enumerate(described.levels)}
    needed = ranks.get(described.required or "", 0)

    def tone(place: int) -> str:
        return "unmet" if place < needed else "met" if place == needed else "strong"

    return {level.id: (level.name, tone(ranks[level.id])) for level in described.levels}


def _required(described: Sequence[_ResultDescription]) -> str | None:
    """Return the name of the level to reach, where it is the same for all."""
    names = {level.name for one in described for level in one.levels if level.id == one.required}
    return names.pop() if len(names) == 1 else None


def _items(evidence: Sequence[_Evidence]) -> list[Item]:
    shown = (one for one in evidence if one.genre not in ("Commit", "Scorecard"))
    return [Item(one.name, one.genre or label("evidence", "link"), one.id) for one in shown]


def hex_of(text: str, others: bytes = b"+/") -> str:
    """Return a SHA-256 in hex that is told in base64; `others` are its digits 62 and 63.

    Raises Unreadable.
    """
    try:
        found = base64.b64decode(text, others, validate=True)
    except (binascii.Error, ValueError):
        found = b""
    if len(found) != 32:
        raise Unreadable("names something by a fingerprint that is none")
    return found.hex()
