"""What a badge says of itself, for people to see what was checked. None of it is checked here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from microcred.characters import printable

_MAX = 200


@dataclass(frozen=True, slots=True)
class About:
    """The badge's own words on one line each, None where it says nothing."""

    kind: str
    id: str | None = None
    name: str | None = None
    issuer: str | None = None
    issuer_id: str | None = None
    valid_from: str | None = None
    valid_until: str | None = None


def about_credential(document: dict[str, Any], kind: str) -> About:
    """Return what an Open Badges 3.0 credential says of itself."""
    subject = first(document.get("credentialSubject"))
    achievement = first(subject.get("achievement"))
    issuer = document.get("issuer")
    profile = first(issuer)
    return About(
        kind,
        line(document.get("id")),
        line(achievement.get("name")) or line(document.get("name")),
        line(profile.get("name")),
        line(issuer) or line(profile.get("id")),
        line(document.get("validFrom")),
        line(document.get("validUntil")),
    )


def about_assertion(
    document: dict[str, Any], badge: dict[str, Any], issuer: dict[str, Any]
) -> About:
    """Return what an Open Badges 2.0 assertion, its badge class and issuer say of themselves."""
    return About(
        "Open Badges 2.0",
        line(document.get("id")),
        line(badge.get("name")),
        line(issuer.get("name")),
        line(issuer.get("id")),
        line(document.get("issuedOn")),
        line(document.get("expires")),
    )


def line(value: object) -> str | None:
    """Return a text that can be shown on one line, None for what is no text."""
    if not isinstance(value, str) or not value.strip():
        return None
    said = printable(value.strip())
    return said if len(said) <= _MAX else f"{said[:_MAX]} …"


def first(value: object) -> dict[str, Any]:
    """Return the object that a value is, or the first of a list; an empty one otherwise."""
    if isinstance(value, list) and value:
        value = value[0]
    return value if isinstance(value, dict) else {}
