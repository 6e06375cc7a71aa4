"""Private keys in what a file holds, told by their form. What a key is is never told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from microcred import did
from microcred.multibase import from_base58

_BASE58: Final = b"[1-9A-HJ-NP-Za-km-z]"
_PEM: Final = re.compile(
    rb"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----(?:\s|\\[nr])*[A-Za-z0-9+/=]{16}"
)
_MULTIKEY: Final = re.compile(rb"(?<!%b)z(?:3u2%b{44}|r[tuv]%b{88})(?!%b)" % ((_BASE58,) * 4))
_JWK: Final = re.compile(rb"\{[^{}]*\}")
_MEMBER: Final = re.compile(rb'\\?"d\\?"\s*:\s*\\?"[A-Za-z0-9_-]{40,}=?\\?"')
_PREFIX: Final = b"\x80\x26"  # ed25519-priv, in the Multicodec table
_LENGTHS: Final = (34, 66)  # with the prefix, and some have the public half behind them


class Found(NamedTuple):
    """A private key: in which line, of which form, and its public half where that is a multikey."""

    line: int
    form: str
    public: str | None = None


def private_keys(data: bytes) -> Iterator[Found]:
    """Yield each private key in what a file holds: PEM, Multikey of Ed25519, JSON Web Key."""
    if b"PRIVATE KEY-----" in data:
        for match in _PEM.finditer(data):
            yield Found(_line(data, match.start()), "PEM")
    if b"z3u2" in data or b"zr" in data:
        yield from _multikeys(data)
    if b"kty" in data:
        yield from _json_web_keys(data)


def _multikeys(data: bytes) -> Iterator[Found]:
    for match in _MULTIKEY.finditer(data):
        decoded = from_base58(match[0].decode())
        if decoded.startswith(_PREFIX) and len(decoded) in _LENGTHS:
            private = Ed25519PrivateKey.from_private_bytes(decoded[2:34])
            public = did.multikey(private.public_key().public_bytes_raw())
            yield Found(_line(data, match.start()), "Multikey", public)


def _json_web_keys(data: bytes) -> Iterator[Found]:
    for match in _JWK.finditer(data):
        if b"kty" in match[0] and _MEMBER.search(match[0]):
            yield Found(_line(data, match.start()), "JSON Web Key")


def _line(data: bytes, place: int) -> int:
    return data.count(b"\n", 0, place) + 1
