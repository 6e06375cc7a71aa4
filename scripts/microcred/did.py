"""did:web: what an issuer is called, where its DID document is, and the keys it lists.

Sources: the did:web method specification; W3C Controlled Identifiers 1.0 (Multikey); and
the Ed25519 prefixes 0xed01 and 0x8026 of the Multicodec table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import quote, unquote, urlsplit

from microcred.multibase import base58, from_base58

CONTEXTS: Final = ("https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1")

_PUBLIC: Final = b"\xed\x01"
_SECRET: Final = b"\x80\x26"
_DID: Final = re.compile(r"did:web:[A-Za-z0-9.-]+(?:%3A[0-9]{1,5})?(?::[A-Za-z0-9._~%-]+)*")


def did_web(url: str) -> str:
    """Return the DID of a site: `https://org.github.io/repo/` is `did:web:org.github.io:repo`.

    ValueError where the address has no host, or parts that a DID cannot tell.
    """
    parts = urlsplit(url)
    if not parts.hostname or parts.username or parts.query or parts.fragment:
        raise ValueError(f"{url} is not the plain address of a site")
    host = parts.hostname + (f"%3A{parts.port}" if parts.port else "")
    path = [quote(unquote(part), safe="") for part in parts.path.split("/") if part]
    did = ":".join(["did:web", host, *path])
    if not _DID.fullmatch(did):
        raise ValueError(f"{url} has no did:web; use the letters a to z, digits, - and .")
    return did


def document_url(did: str) -> str:
    """Return where the DID document of a did:web is; ValueError where it is no did:web."""
    if not _DID.fullmatch(did):
        raise ValueError(f"{did} is not a did:web")
    host, *path = (unquote(part) for part in did.removeprefix("did:web:").split(":"))
    if any(part in {"", ".", ".."} or "/" in part or "\\" in part for part in path):
        raise ValueError(f"{did} leads nowhere")
    return (
        f"https://{'/'.join([host, *(quote(part) for part in path or ['.well-known'])])}/did.json"
    )


def document_address(url: str) -> str:
    """Return where a site's DID document is, seen from its root.

    `did.json` where the site is a folder of a host, `.well-known/did.json` where it is the host.
    """
    return "did.json" if urlsplit(url).path.strip("/") else ".well-known/did.json"


def method(did: str, key: str) -> str:
    """Return a key's name: the DID with the public multikey itself as its fragment."""
    return f"{did}#{key}"


def did_document(did: str, keys: Iterable[str]) -> dict[str, Any]:
    """Return the DID document that lists these public multikeys, each trusted to sign awards."""
    methods = [
        {"id": method(did, key), "type": "Multikey", "controller": did, "publicKeyMultibase": key}
        for key in keys
    ]
    return {
        "@context": list(CONTEXTS),
        "id": did,
        "verificationMethod": methods,
        "assertionMethod": [each["id"] for each in methods],
    }


def multikey(public: bytes) -> str:
    """Return the multikey of an Ed25519 public key of 32 bytes: `z6Mk…`."""
    return base58(_PUBLIC + _of_length(public))


def public_key(key: str) -> bytes:
    """Return the 32 bytes of an Ed25519 multikey; ValueError where it is none."""
    return _behind(_PUBLIC, key, "an Ed25519 public key (z6Mk…)")


def secret_multikey(seed: bytes) -> str:
    """Return the multikey of an Ed25519 private key, given as its seed of 32 bytes: `z3u2…`."""
    return base58(_SECRET + _of_length(seed))


def seed(secret: str) -> bytes:
    """Return the seed that a private Ed25519 multikey holds.

    ValueError, without the text, where it is none.
    """
    return _behind(_SECRET, secret, "an Ed25519 private key (z3u2…)")


def _of_length(data: bytes) -> bytes:
    if len(data) != 32:
        raise ValueError(f"an Ed25519 key has 32 bytes, this has {len(data)}")
    return data


def _behind(prefix: bytes, key: str, what: str) -> bytes:
    try:
        data = from_base58(key)
    except ValueError:
        data = b""
    if len(data) != 34 or not data.startswith(prefix):
        raise ValueError(f"this is not {what}")
    return data[2:]
