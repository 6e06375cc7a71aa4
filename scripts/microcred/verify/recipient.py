"""Whose badge it is: does it name the e-mail address that the visitor asks about?

The address itself never goes into a message.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from microcred.badge import identity_hash
from microcred.verify.about import first
from microcred.verify.check import Failed, NotRun, Unknown

_EMAIL = ("emailaddress", "email")


def check_recipient(identities: Iterable[dict[str, Any]], email: str | None) -> str:
    """Return that one of the identities is this e-mail address, or raise another outcome.

    Failed where at least one can be compared and none is; Unknown where none can be compared.
    """
    if email is None:
        raise NotRun("Nobody was asked about. With an e-mail address this can be compared.")
    compared = [_is(identity, email) for identity in identities]
    if True in compared:
        return "It was awarded to the person with this e-mail address."
    if False in compared:
        raise Failed("It was awarded to somebody else: the e-mail address is not the one it names.")
    raise Unknown(
        "It names its earner by something that cannot be compared with an e-mail address, such as "
        "an account number."
    )


def of_credential(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the identities of an Open Badges 3.0 subject, its id among them."""
    subject = first(document.get("credentialSubject"))
    named = subject.get("identifier")
    listed = named if isinstance(named, list) else [named]
    address = subject.get("id")
    if isinstance(address, str) and address.lower().startswith("mailto:"):
        listed = [*listed, {"type": "email", "hashed": False, "identity": address[7:]}]
    return [each for each in listed if isinstance(each, dict)]


def _is(identity: dict[str, Any], email: str) -> bool | None:
    """Return whether an identity is this e-mail address, None where they cannot be compared."""
    kind = identity.get("identityType", identity.get("type"))
    said = identity.get("identityHash", identity.get("identity"))
    if not (isinstance(kind, str) and isinstance(said, str) and kind.lower() in _EMAIL):
        return None
    if not identity.get("hashed"):
        return said.strip().lower() == email.strip().lower()
    salt = identity.get("salt") or ""
    if not said.lower().startswith("sha256$") or not isinstance(salt, str):
        return None
    # Most issuers hash the address in lower case, some as it was typed.
    as_typed = f"sha256${hashlib.sha256(f'{email.strip()}{salt}'.encode()).hexdigest()}"
    return said.lower() in (identity_hash(email, salt), as_typed)
