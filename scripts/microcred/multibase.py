"""Bytes as text that says in its first letter how: multibase. `z` is base58btc, `u` base64url.

Source: Multibase in W3C Controlled Identifiers 1.0, section 2.4.
"""

from __future__ import annotations

import base64
import binascii
from typing import Final

_DIGITS: Final = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_VALUES: Final = {digit: value for value, digit in enumerate(_DIGITS)}
_PAIRS: Final = tuple(first + second for first in _DIGITS for second in _DIGITS)
MAX_BASE58: Final = 1024
"""How many base58 digits are read: keys and signatures have fewer than a hundred."""


def base58(data: bytes) -> str:
    """Return `data` in base58btc behind a `z`."""
    value, pairs = int.from_bytes(data), []
    while value:
        value, pair = divmod(value, 3364)
        pairs.append(_PAIRS[pair])
    zeros = len(data) - len(data.lstrip(b"\0"))
    return "z" + "1" * zeros + "".join(reversed(pairs)).lstrip("1")


def from_base58(text: str) -> bytes:
    """Return the bytes behind a `z`; ValueError where the text is no base58btc."""
    digits = text.removeprefix("z")
    if digits == text or len(digits) > MAX_BASE58 or not _VALUES.keys() >= set(digits):
        raise ValueError("this is not base58btc text that starts with z")
    value = 0
    for digit in digits:
        value = value * 58 + _VALUES[digit]
    zeros = len(digits) - len(digits.lstrip("1"))
    return bytes(zeros) + value.to_bytes((value.bit_length() + 7) // 8)


def base64url(data: bytes) -> str:
    """Return `data` in base64url without padding, behind a `u`."""
    return "u" + base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def from_base64url(text: str) -> bytes:
    """Return the bytes behind a `u`; ValueError where the text is no unpadded base64url."""
    digits = text.removeprefix("u")
    try:
        if digits == text or not digits.isascii() or set("=+/") & set(digits):
            raise ValueError
        return base64.b64decode(digits + "=" * (-len(digits) % 4), altchars="-_", validate=True)
    except (ValueError, binascii.Error):
        raise ValueError("this is not base64url text that starts with u") from None
