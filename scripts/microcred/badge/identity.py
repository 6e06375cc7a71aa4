"""Who an award is for, as Open Badges IdentityObjects."""

from __future__ import annotations

import hashlib
import unicodedata
from typing import Any

Identity = dict[str, Any]


def by_email(email: str, salt: str) -> Identity:
    """Return an identity that tells the e-mail only to who knows it already."""
    return {
        "type": "IdentityObject",
        "hashed": True,
        "identityHash": identity_hash(email, salt),
        "identityType": "emailAddress",
        "salt": salt,
    }


def by_account(earner: str) -> Identity:
    """Return the identity of `github:<number>`: logins are renamed and reused, numbers are not."""
    return _plain("ext:githubId", earner.removeprefix("github:"))


def by_name(name: str) -> Identity:
    """Return the identity that wallets show a name from. Only ever by the earner's choice."""
    return _plain("name", name)


def identity_hash(email: str, salt: str) -> str:
    """Return `sha256$<64 hex digits>` over the e-mail in lower case, with the salt behind it.

    That is the IdentityHash of Open Badges 3.0 (its example: `a@example.com` with `Kosher`). The
    specification is silent on letter case; issuers hash lower case, since people write their own
    address either way.
    """
    known = unicodedata.normalize("NFC", email.strip()).lower()
    return f"sha256${hashlib.sha256(f'{known}{salt}'.encode()).hexdigest()}"


def _plain(kind: str, value: str) -> Identity:
    return {
        "type": "IdentityObject",
        "hashed": False,
        "identityHash": value,
        "identityType": kind,
    }
