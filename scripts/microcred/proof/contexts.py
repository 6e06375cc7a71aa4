"""JSON-LD contexts: from installed packages, pinned by their SHA-256, never from the network."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib import resources
from typing import Any, Final

from microcred.proof.problem import ProofProblem

CREDENTIALS: Final = "https://www.w3.org/ns/credentials/v2"
OPEN_BADGES: Final = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
EXTENSIONS: Final = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"
LEARNER_RECORD: Final = "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json"

_PACKAGE: Final = "openbadgeslib.ob3.contexts"
_OB: Final = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0."

_PINNED: Final = {
    CREDENTIALS: (
        "credentials-v2.json",
        "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734",
    ),
    f"{_OB}1.json": (
        "ob-v3p0-context-3.0.1.json",
        "5f3d9dd6288ef437ff8286cf95ffbff609c748a66f24a1e9450c45ca64be1571",
    ),
    f"{_OB}2.json": (
        "ob-v3p0-context-3.0.2.json",
        "00666ad080ba407687ed1846b7f5e7495f5019042b202a727de47c48a1755c53",
    ),
    OPEN_BADGES: (
        "ob-v3p0-context-3.0.3.json",
        "3d34f4d4ef1bce691106e63798beb5e7b862ba841423f5ee1e53ab7ddf3bca84",
    ),
    LEARNER_RECORD: (
        "clr_context_2.0.1.json",
        "880f1902d4158f2f33ce06af41b90719977cd1ea337a9de2e41edb3ff5e543d6",
    ),
    EXTENSIONS: (
        "ob-v3p0-extensions.json",
        "87c06c81bc2317663bf288d740d94fddd2818c4342b186270ff6371dfaa63f93",
    ),
    "https://w3id.org/security/data-integrity/v2": (
        "security-data-integrity-v2.json",
        "67f21e6e33a6c14e5ccfd2fc7865f7474fb71a04af7e94136cb399dfac8ae8f4",
    ),
    "https://w3id.org/security/multikey/v1": (
        "security-multikey-v1.json",
        "ba2c182de2d92f7e47184bcca8fcf0beaee6d3986c527bf664c195bbc7c58597",
    ),
}

KNOWN: Final = tuple(_PINNED)
"""The addresses of all contexts that are known here."""


def context(url: str) -> dict[str, Any]:
    """Return the context of this address. ProofProblem where it is unknown, or not the pinned one.

    A changed context would change what a signature means, without a trace.
    """
    if url not in _PINNED:
        raise ProofProblem(f"the context {url!r} is not one of those that are known here")
    name, sha256 = _PINNED[url]
    data = _bytes(name)
    if hashlib.sha256(data).hexdigest() != sha256:
        raise ProofProblem(f"the installed copy of the context {url} is not the one that is pinned")
    document: dict[str, Any] = json.loads(data)
    return document


@cache
def _bytes(name: str) -> bytes:
    return resources.files(_PACKAGE).joinpath(name).read_bytes()


def load(url: str, options: object = None) -> dict[str, Any]:
    """Return a context the way pyld asks for it. `static` lets it keep what it made of it."""
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": context(url),
        "tag": "static",
    }
