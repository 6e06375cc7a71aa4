"""Revocation: the bit of a badge in the list that its issuer keeps (Bitstring Status List 1.0)."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from openbadgeslib.ob3 import OB3VerificationError, OpenBadgeCredential, check_credential_status

from microcred import baking
from microcred.multibase import from_base64url
from microcred.status_list import BadStatusList, decoded, is_set
from microcred.verify import integrity, jwt_proof
from microcred.verify.about import first
from microcred.verify.check import Failed, NotRun, Unknown
from microcred.verify.clock import check_dates, moments
from microcred.verify.fetching import Fetch, text
from microcred.verify.jsontext import NotJson, read_object
from microcred.verify.model import CREDENTIALS

ENTRY: Final = "BitstringStatusListEntry"
LIST: Final = "BitstringStatusListCredential"
MAX_ENTRIES: Final = 4
"""How many lists a credential may name: each is fetched, and its signature checked."""
WHAT: Final = "the list of revoked awards"
_SAID: Final = {
    "revocation": "The issuer has revoked this award.",
    "suspension": "The issuer has suspended this award.",
}


def check_status(document: dict[str, Any], now: datetime, fetch: Fetch) -> str:
    """Return that a credential's issuer has neither revoked nor suspended it.

    Raises Failed where it has, or where its list cannot be relied on; Unknown where that cannot be
    told; NotRun where the credential names no list.
    """
    status = document.get("credentialStatus")
    entries = status if isinstance(status, list) else [status] if status is not None else []
    if not entries:
        raise NotRun("It names no list of revoked awards, so its issuer cannot revoke it.")
    if len(entries) > MAX_ENTRIES:
        raise Failed(f"It has {len(entries):,} statuses; no more than {MAX_ENTRIES} are looked up.")
    for entry in entries:
        _check_entry(document, entry, now, fetch)
    return "It is not revoked: the list that its issuer signed says so."


def _check_entry(document: dict[str, Any], entry: object, now: datetime, fetch: Fetch) -> None:
    if not isinstance(entry, dict):
        raise Failed("Its status is not an object.")
    kind, purpose = entry.get("type"), entry.get("statusPurpose")
    if ENTRY not in (kind if isinstance(kind, list) else [kind]):
        raise Unknown(f"It has a kind of status that cannot be looked up here: {kind!r}.")
    if not isinstance(purpose, str) or purpose not in _SAID or entry.get("statusSize", 1) != 1:
        raise Unknown(f"Its status has a purpose that is not known here: {purpose!r}.")
    index, url = entry.get("statusListIndex"), entry.get("statusListCredential")
    if not isinstance(url, str) or not _is_index(index):
        raise Failed("Its status does not tell which list and which place in it.")
    data = text(url, fetch, WHAT)
    try:
        bits = decoded(_relied_on(document, data, url, purpose, now, fetch))
        revoked = is_set(bits, int(str(index)))
    except BadStatusList as bad:
        raise Failed(f"The list of revoked awards cannot be used: {bad}.") from bad
    if revoked:
        raise Failed(_SAID[purpose])


def _is_index(value: object) -> bool:
    if isinstance(value, int) and not isinstance(value, bool):
        return value >= 0
    return isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10


def _relied_on(
    document: dict[str, Any], data: bytes, url: str, purpose: str, now: datetime, fetch: Fetch
) -> str:
    """Return the list in a status list credential that is the issuer's own, signed and in date."""
    token = data.decode("ascii", "replace").strip()
    try:
        listing = _payload(token) if baking.is_jwt(token) else read_object(data)
    except NotJson as why:
        raise Failed(f"The list of revoked awards cannot be read: {why}.") from why
    _check_form(document, listing, url, purpose)
    starts = moments("the day the list is valid from", listing.get("validFrom"))
    ends = moments("the day the list is valid until", listing.get("validUntil"))
    try:
        if starts:
            check_dates(starts, ends, now)
        if baking.is_jwt(token):
            _check_token(document, listing, token, fetch)
        else:
            integrity.check_issuer(listing, fetch)
            integrity.check_proof(listing, fetch)
    except Failed as why:
        raise Failed(f"The list of revoked awards cannot be relied on: {why}") from why
    return str(first(listing.get("credentialSubject")).get("encodedList", ""))


def _check_form(document: dict[str, Any], listing: dict[str, Any], url: str, purpose: str) -> None:
    """Raise Failed unless this is the list at this address, by this issuer, for this purpose."""
    kinds, contexts = listing.get("type"), listing.get("@context")
    subject = first(listing.get("credentialSubject"))
    wrong = {
        f"it is not a {LIST}": not isinstance(kinds, list) or LIST not in kinds,
        "its first context is another": not isinstance(contexts, list)
        or contexts[:1] != [CREDENTIALS],
        "it is the list of another address": listing.get("id", url) != url,
        "it is another issuer's": integrity.issuer_id(listing) != integrity.issuer_id(document),
        "it holds no list": subject.get("type")
        not in ("BitstringStatusList", ["BitstringStatusList"]),
        f"it is not about {purpose}": purpose
        not in (subject.get("statusPurpose"), *_listed(subject.get("statusPurpose"))),
    }
    if found := [what for what, is_so in wrong.items() if is_so]:
        raise Failed(
            f"The list of revoked awards at {url} is not the one it should be: {found[0]}."
        )


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _payload(token: str) -> dict[str, Any]:
    return read_object(_unpacked(token, 1))


def _unpacked(token: str, part: int) -> bytes:
    try:
        return from_base64url(f"u{token.split('.')[part]}")
    except ValueError as error:
        raise NotJson("it looks like a JWT but cannot be unpacked") from error


def _check_token(
    document: dict[str, Any], listing: dict[str, Any], token: str, fetch: Fetch
) -> None:
    """Raise Failed unless the JWT of a list is signed by a key of the issuer's."""
    key = jwt_proof.signing_key(listing, read_object(_unpacked(token, 0)), fetch)
    try:
        credential = OpenBadgeCredential.from_vc_document(document)
        check_credential_status(credential, download=fetch, verify_list=True, list_pubkey_pem=key)
    except (OB3VerificationError, ValueError, KeyError, TypeError) as error:
        if "is set at index" not in str(error):  # told by its bit, in our words
            raise Failed(f"{error}.") from error
