"""Private keys in what a file holds, told by their form. What a key is is never told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from microcred import did
from microcred.multibase import from_base58

_BASE58: Final = b"[1-9A-HJ-NP-Za-km-z]"
_PEM: Final = re.compile(
    rb"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----(?:\s|\\[nr])*[A-Za-z0-9+/=]{16}"
)
_MULTIKEY: Final = re.compile(rb"(?<!%b)z(?:3u2%b{44}|r[tuv]%b{88})(?!%b)" % ((_BASE58,) * 4))
_MEMBER: Final = re.compile(rb'\\?"d\\?"\s*:\s*\\?"[A-Za-z0-9_-]{40,}=?\\?"')
_WIDE: Final = re.compile(rb"(?:[\t\n\r -~]\0){16,}")
_HINTS: Final = (b"PRIVATE KEY-----", b"z3u2", b"zr", b"kty")
_WIDE_HINTS: Final = tuple(b"\0".join(bytes([letter]) for letter in hint) for hint in _HINTS)
_NEAR: Final = 4096  # so far from its private member `kty` of a JWK may be, in bytes
MOST: Final = 20
"""How many keys are told of a file."""
_PREFIX: Final = b"\x80\x26"  # ed25519-priv, in the Multicodec table
_LENGTHS: Final = (34, 66)  # with the prefix, and some have the public half behind them


class Found(NamedTuple):
    """A private key: in which line, of which form, and its public half where that is a multikey.

    `more` is True of the last one that is told where the file holds others.
    """

    line: int
    form: str
    public: str | None = None
    more: bool = False


class _Place(NamedTuple):
    start: int
    form: str
    public: str | None = None


def private_keys(data: bytes) -> Iterator[Found]:
    """Yield the private keys in what a file holds: PEM, Multikey of Ed25519, JSON Web Key.

    UTF-16 is searched too. No more than `MOST` are told.
    """
    text = _narrowed(data)
    places = list(islice(_places(text), MOST + 1))
    for number, (start, form, public) in enumerate(places[:MOST], start=1):
        line = text.count(b"\n", 0, start) + 1
        yield Found(line, form, public, more=MOST == number < len(places))


def _narrowed(data: bytes) -> bytes:
    """Return what a file holds with its UTF-16 text, of either byte order, as ASCII."""
    if not any(hint in data for hint in _WIDE_HINTS):
        return data
    return _WIDE.sub(lambda match: match[0].replace(b"\0", b""), data)


def _places(text: bytes) -> Iterator[_Place]:
    if b"PRIVATE KEY-----" in text:
        for match in _PEM.finditer(text):
            yield _Place(match.start(), "PEM")
    if b"z3u2" in text or b"zr" in text:
        yield from _multikeys(text)
    if b"kty" in text:
        yield from _json_web_keys(text)


def _multikeys(text: bytes) -> Iterator[_Place]:
    for match in _MULTIKEY.finditer(text):
        decoded = from_base58(match[0].decode())
        if decoded.startswith(_PREFIX) and len(decoded) in _LENGTHS:
            private = Ed25519PrivateKey.from_private_bytes(decoded[2:34])
            public = did.multikey(private.public_key().public_bytes_raw())
            yield _Place(match.start(), "Multikey", public)


def _json_web_keys(text: bytes) -> Iterator[_Place]:
    named = -1  # the first `kty` that is near enough, or behind
    for match in _MEMBER.finditer(text):
        first = max(0, match.start() - _NEAR)
        if named < first:
            named = text.find(b"kty", first)
        if named < 0:
            return
        if named <= match.end() + _NEAR:
            yield _Place(match.start(), "JSON Web Key")
