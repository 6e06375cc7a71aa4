"""Open Badges 2.0: assertions that are signed, or that count because their issuer hosts them.

openbadgeslib decides on signature, hosting and the scope of both. What needs an answer of its own
is looked up here: the issuer's profile, the list of revoked badges, the dates.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from openbadgeslib import OB2VerificationError, OB2Verifier
from openbadgeslib.ob2 import Assertion

from microcred.verify.about import About, about_assertion
from microcred.verify.check import Check, Failed, NotRun, Unknown, asked
from microcred.verify.clock import about_time, check_dates, moments
from microcred.verify.fetching import CannotFetch, Fetch
from microcred.verify.fetching import document as fetched
from microcred.verify.recipient import check_recipient


@dataclass(frozen=True, slots=True)
class Signed:
    """An assertion, and the JWS that it came in where it is signed."""

    document: dict[str, Any]
    token: str | None


def checks(badge: Signed, fetch: Fetch, now: datetime, recipient: str | None) -> list[Check]:
    """Return all checks but that of the structure."""
    document = badge.document
    return [
        asked("schema", lambda: _check_schema(document)),
        asked("proof", lambda: _check_proof(badge, fetch)),
        asked("issuer", lambda: _check_issuer(document, fetch)),
        asked("status", lambda: _check_status(document, fetch)),
        asked("dates", lambda: _check_dates(document, now)),
        asked("recipient", lambda: check_recipient(_identities(document), recipient)),
    ]


def about(document: dict[str, Any], fetch: Fetch) -> About:
    """Return what the badge, its class and its issuer say of themselves, as far as can be had."""
    try:
        badge = _badge_class(document, fetch)
        issuer = _profile(badge, fetch)
    except (Failed, Unknown):
        return about_assertion(document, {}, {})
    return about_assertion(document, badge, issuer)


def _check_schema(document: dict[str, Any]) -> str:
    try:
        Assertion.from_dict(document)
    except ValueError as error:
        raise Failed(f"It is not an assertion as Open Badges 2.0 has it: {error}.") from error
    return "It has what Open Badges 2.0 asks of an assertion."


def _check_proof(badge: Signed, fetch: Fetch) -> str:
    _check_withdrawn(badge.document, fetch)
    verifier = OB2Verifier(download=fetch)
    try:
        if badge.token:
            verifier.verify(badge.token)
        else:
            verifier.verify_hosted(badge.document)
    except OB2VerificationError as error:
        if isinstance(error.__cause__, CannotFetch):
            raise Unknown(f"What the badge rests on cannot be had: {error}.") from error
        if not about_time(error):
            raise Failed(f"The issuer does not stand for it: {error}.") from error
    if _is_hosted(badge.document):
        return "The issuer's own site has this very badge."
    return "It is signed with a key that its issuer names as its own."


def _check_issuer(document: dict[str, Any], fetch: Fetch) -> str:
    profile = _profile(_badge_class(document, fetch), fetch)
    return f"The profile of the issuer was read at {profile['id']}."


def _check_status(document: dict[str, Any], fetch: Fetch) -> str:
    _check_withdrawn(document, fetch)
    url = _profile(_badge_class(document, fetch), fetch).get("revocationList")
    if url is None and _is_hosted(document):
        return "It is not revoked: the issuer still has it on its site."
    if not isinstance(url, str):
        raise NotRun("Its issuer names no list of revoked badges, so it cannot be revoked.")
    listed = fetched(url, fetch, "the list of revoked badges").get("revokedAssertions", [])
    for entry in listed if isinstance(listed, list) else [listed]:
        if (entry.get("id") if isinstance(entry, dict) else entry) == document.get("id"):
            reason = entry.get("revocationReason") if isinstance(entry, dict) else None
            raise Failed(f"The issuer has revoked it{f': {reason}' if reason else ''}.")
    return "It is not revoked: the list of its issuer does not name it."


def _check_withdrawn(document: dict[str, Any], fetch: Fetch) -> None:
    """Raise Failed where the host of a hosted badge says that it is withdrawn."""
    url = document.get("id")
    if not (_is_hosted(document) and isinstance(url, str)):
        return
    try:
        fetch(url)
    except CannotFetch as why:
        if why.gone:
            raise Failed("The issuer has revoked it: its site says that it is gone.") from why
        raise Unknown(f"The issuer's copy of the badge could not be fetched: {why}") from why
    if fetched(url, fetch, "the issuer's copy of the badge").get("revoked") is True:
        raise Failed("The issuer has revoked it: its copy of the badge says so.")


def _check_dates(document: dict[str, Any], now: datetime) -> str:
    starts = moments("the day it was issued", document.get("issuedOn"))
    if not starts:
        raise Failed("It does not say when it was issued.")
    return check_dates(starts, moments("the day it expires", document.get("expires")), now)


def _is_hosted(document: dict[str, Any]) -> bool:
    verification = document.get("verification")
    kind = verification.get("type") if isinstance(verification, dict) else None
    return isinstance(kind, str) and kind.lower() in ("hostedbadge", "hosted")


def _identities(document: dict[str, Any]) -> list[dict[str, Any]]:
    recipient = document.get("recipient")
    return [{"type": "email", **recipient}] if isinstance(recipient, dict) else []


def _badge_class(document: dict[str, Any], fetch: Fetch) -> dict[str, Any]:
    url = document.get("badge")
    if not isinstance(url, str):
        raise Failed("it does not name its badge class")
    return fetched(url, fetch, "the badge class")


def _profile(badge: dict[str, Any], fetch: Fetch) -> dict[str, Any]:
    """Return the issuer's profile from its own address: what a badge class embeds is no proof."""
    issuer = badge.get("issuer")
    url = issuer.get("id") if isinstance(issuer, dict) else issuer
    if not isinstance(url, str):
        raise Failed("its badge class names no issuer")
    profile = fetched(url, fetch, "the issuer's profile")
    if profile.get("id") != url:
        raise Failed(f"the issuer's profile at {url} is another's")
    return profile
