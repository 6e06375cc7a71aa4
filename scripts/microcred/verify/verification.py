"""All checks of one badge, from its bytes to what they come to."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any, Final

from microcred import baking
from microcred.verify import integrity, jwt_proof, learner_record, model, open_badges_2
from microcred.verify.about import about_credential
from microcred.verify.check import (
    NAMES,
    Check,
    Failed,
    Outcome,
    Unknown,
    Verification,
    asked,
    shortened,
)
from microcred.verify.clock import check_dates, from_seconds, moments
from microcred.verify.fetching import Fetch, once
from microcred.verify.opened import Opened, opened
from microcred.verify.recipient import check_recipient, of_credential
from microcred.verify.status import check_status

MAX_DATA: Final = baking.MAX_IMAGE
"""The bytes of the largest file that is looked into."""


def verify(data: bytes, fetch: Fetch, now: datetime, recipient: str | None = None) -> Verification:
    """Return what the checks of a badge come to, each of NAMES once and in that order.

    `data` is a JSON or JWT text, or a PNG or SVG that carries one; `fetch` gives what is at the
    addresses that the badge names; `recipient` is the e-mail address to ask about, if any. Nothing
    is raised for bad input: it is what the checks tell of. No badge is verified by what is unknown.
    """
    fetch = once(fetch)
    try:
        badge = opened(data, fetch)
    except (Failed, Unknown) as why:
        return unopened(Outcome.FAILED if isinstance(why, Failed) else Outcome.UNKNOWN, str(why))
    if badge.version == 2:
        signed = open_badges_2.Signed(badge.document, badge.token)
        checks = open_badges_2.checks(signed, fetch, now, recipient)
        about = open_badges_2.about(badge.document, fetch)
    else:
        checks = _checks(badge, fetch, now, recipient)
        about = about_credential(badge.document, _kind(badge))
    structure = Check("structure", Outcome.PASSED, f"{badge.where}: {about.kind}.")
    return Verification((structure, *checks), about)


def unopened(outcome: Outcome, why: str) -> Verification:
    """Return the checks of what no badge was got out of: the first tells why."""
    rest = (Check(name, Outcome.NOT_RUN, "There is no badge to check.") for name in NAMES[1:])
    return Verification((Check(NAMES[0], outcome, shortened(why)), *rest))


def _kind(badge: Opened) -> str:
    if learner_record.is_record(badge.document):
        return "Comprehensive Learner Record 2.0"
    return f"Open Badges 3.0, {'as a JWT' if badge.token else 'with a Data Integrity proof'}"


def _checks(badge: Opened, fetch: Fetch, now: datetime, recipient: str | None) -> list[Check]:
    """Return all checks of an Open Badges 3.0 credential but that of its structure."""
    document = badge.document
    return [
        asked("schema", lambda: _check_schema(document)),
        asked("proof", lambda: _check_proof(badge, fetch)),
        asked("issuer", lambda: _check_issuer(badge, fetch)),
        asked("status", lambda: _check_status(document, fetch, now, recipient)),
        asked("dates", lambda: _check_dates(badge, now)),
        asked("recipient", lambda: check_recipient(of_credential(document), recipient)),
    ]


def _check_status(
    document: dict[str, Any], fetch: Fetch, now: datetime, recipient: str | None
) -> str:
    """Return that it stands; a learner record does while every badge in it is verified."""
    if not learner_record.is_record(document):
        return check_status(document, now, fetch)
    return learner_record.check_members(
        document, lambda one: verify(json.dumps(one).encode(), fetch, now, recipient)
    )


def _check_schema(document: dict[str, Any]) -> str:
    if learner_record.is_record(document):
        return learner_record.check_schema(document)
    if found := model.problems(document):
        raise Failed(f"It is not as Open Badges 3.0 has it: {model.summed_up(found)}.")
    return "It has what Open Badges 3.0 asks of an AchievementCredential."


def _check_proof(badge: Opened, fetch: Fetch) -> str:
    if badge.token is not None and badge.header is not None:
        return jwt_proof.check_proof(badge.token, badge.document, badge.header, fetch)
    return integrity.check_proof(badge.document, fetch)


def _check_issuer(badge: Opened, fetch: Fetch) -> str:
    if badge.header is not None:
        return jwt_proof.check_issuer(badge.document, badge.header, fetch)
    return integrity.check_issuer(badge.document, fetch)


def _check_dates(badge: Opened, now: datetime) -> str:
    """Return when it is valid, by the credential and what it is signed with, whichever is less."""
    document = badge.document
    starts = moments("the day it is valid from", document.get("validFrom"))
    ends = moments("the day it is valid until", document.get("validUntil"))
    if not starts:
        raise Failed("It does not say from when it is valid.")
    if badge.token:
        claims = {name: document[name] for name in ("nbf", "exp") if name in document}
        starts += [from_seconds(claims["nbf"], "its claim nbf")] if "nbf" in claims else []
        ends += [from_seconds(claims["exp"], "its claim exp")] if "exp" in claims else []
    else:
        ends += _ends_of_proof(document)
    return check_dates(starts, ends, now)


def _ends_of_proof(document: dict[str, Any]) -> list[datetime]:
    try:
        proof = integrity.proof_of(document)
    except (Failed, Unknown):
        return []
    return moments("the day its proof is valid until", proof.get("expires"))
