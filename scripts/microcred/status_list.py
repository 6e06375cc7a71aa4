"""Status lists: one bit for each award, set once it is revoked.

After W3C Bitstring Status List 1.0: the first index is the most significant bit, compressed by
GZIP, multibase base64url without padding. Indices are drawn at random, so that neither their order
nor their number tells who was awarded when.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any, Final

from microcred import links
from microcred.model.identity import timestamp
from microcred.model.ledger import LIST_SIZE, StatusEntry
from microcred.model.program import Program
from microcred.multibase import base64url, from_base64url

CONTEXT: Final = "https://www.w3.org/ns/credentials/v2"
TYPE: Final = "BitstringStatusListCredential"
HALF: Final = LIST_SIZE // 2
"""How many awards a list takes before the next one begins: unused bits hide the used ones."""
MAX_TEXT: Final = 8 * 2**20
MAX_BYTES: Final = 4 * 2**20
"""The longest list that is read, in bytes: 33 million bits. What unpacks to more is a bomb."""

Below = Callable[[int], int]
"""A source of randomness: gives each number from 0 up to, not including, its argument alike."""


class BadStatusList(Exception):
    """A status list cannot be read; the text says why, for a person."""


def empty() -> bytes:
    """Return the bits of a list in which nothing is revoked."""
    return bytes(LIST_SIZE // 8)


def is_set(bits: bytes, index: int) -> bool:
    """Return whether a bit is set. Raises BadStatusList where the list has no such bit."""
    if not 0 <= index < 8 * len(bits):
        raise BadStatusList(f"it has {8 * len(bits):,} bits, and none with the number {index:,}")
    return bool(bits[index // 8] & (128 >> index % 8))


def with_bit(bits: bytes, index: int) -> bytes:
    """Return the bits with one of them set. Raises BadStatusList where there is no such bit."""
    if is_set(bits, index):
        return bits
    place = index // 8
    return bits[:place] + bytes([bits[place] | (128 >> index % 8)]) + bits[place + 1 :]


def cleared(before: bytes, after: bytes) -> list[int]:
    """Return the indices that were set in `before` and are not in `after`, in order."""
    shorter = after.ljust(len(before), b"\0")
    return [
        8 * place + bit
        for place, (old, new) in enumerate(zip(before, shorter, strict=False))
        if old & ~new
        for bit in range(8)
        if old & ~new & (128 >> bit)
    ]


def indices(bits: bytes) -> list[int]:
    """Return the indices that are set, in order."""
    return cleared(bits, b"")


def draw(taken: Mapping[int, Collection[int]], below: Below) -> StatusEntry:
    """Return a place that no award has: in the last list, or a new one where that is half full.

    `taken` maps the number of each list to its indices in use. Each free place is as likely as any
    other, since a draw that is taken is thrown away.
    """
    number = max(taken, default=1)
    used = taken.get(number, ())
    if len(used) >= HALF:
        number, used = number + 1, ()
    while (index := below(LIST_SIZE)) in used:
        pass
    return StatusEntry(list=number, index=index)


def document(program: Program, did: str, number: int, bits: bytes, at: datetime) -> dict[str, Any]:
    """Return the BitstringStatusListCredential of a list, without a proof, valid from `at`."""
    address = links.whole(program, links.status_list(number))
    return {
        "@context": [CONTEXT],
        "id": address,
        "type": ["VerifiableCredential", TYPE],
        "issuer": did,
        "validFrom": timestamp(at),
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": encoded(bits),
        },
    }


def bits_of(credential: object) -> bytes:
    """Return the bits in a status list credential. Raises BadStatusList, says why.

    Its proof, issuer and dates are others' to look at.
    """
    if not isinstance(credential, dict):
        raise BadStatusList("it is not a credential")
    kinds = credential.get("type")
    subject = credential.get("credentialSubject")
    if not (isinstance(kinds, list) and TYPE in kinds) or not isinstance(subject, dict):
        raise BadStatusList(f"it is not a {TYPE}")
    if subject.get("statusPurpose") != "revocation":
        raise BadStatusList("it does not tell what was revoked: its purpose is another")
    text = subject.get("encodedList")
    if not isinstance(text, str):
        raise BadStatusList("it holds no list")
    return decoded(text)


def encoded(bits: bytes) -> str:
    """Return bits as the text that a status list holds. The same bits give the same text."""
    return base64url(gzip.compress(bits, mtime=0))


def decoded(text: str) -> bytes:
    """Return the bits in the text of a status list.

    Raises BadStatusList for what is no such text, is shorter than the standard allows, or would
    unpack to more than MAX_BYTES.
    """
    if len(text) > MAX_TEXT:
        raise BadStatusList("its list is far too long")
    try:
        packed = from_base64url("" if {"+", "/"} & set(text) else text)
    except ValueError:
        raise BadStatusList("its list is not multibase base64url, which begins with `u`") from None
    bits = _unpacked(packed)
    if 8 * len(bits) < LIST_SIZE:
        message = f"it has {8 * len(bits):,} bits; the standard asks for {LIST_SIZE:,} or more"
        raise BadStatusList(message)
    return bits


def _unpacked(packed: bytes) -> bytes:
    inflating = zlib.decompressobj(wbits=31)  # GZIP alone
    try:
        bits = inflating.decompress(packed, MAX_BYTES + 1)
    except zlib.error:
        raise BadStatusList("its list is not compressed by GZIP, or is damaged") from None
    if len(bits) > MAX_BYTES:
        raise BadStatusList(f"its list unpacks to more than {MAX_BYTES:,} bytes")
    if not inflating.eof:
        raise BadStatusList("its list is cut off")
    if inflating.unused_data:
        raise BadStatusList("something follows its list")
    return bits
