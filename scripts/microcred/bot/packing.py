"""Values packed into the part of an address that never reaches a server.

JSON, deflated (RFC 1951, without a header, `deflate-raw` in browsers), as base64url without `=`
(RFC 4648, 5).
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import zlib
from typing import Any, Final, NoReturn

LARGEST: Final = 2_000_000
"""How many bytes of JSON are packed or unpacked at most, and how many characters are looked at."""

_RAW: Final = -zlib.MAX_WBITS
_PACKED = re.compile(r"[A-Za-z0-9_-]*")


def pack(value: Any) -> str:
    """Return a value that JSON can hold as letters, digits, `-` and `_`.

    Raises ValueError where it would be too large to be unpacked, or is nothing that JSON can hold.
    """
    try:
        data = json.dumps(
            value, ensure_ascii=False, separators=(",", ":"), allow_nan=False
        ).encode()
    except (TypeError, RecursionError) as error:
        raise ValueError("this cannot be written as JSON") from error
    if len(data) > LARGEST:
        raise ValueError(f"this has {len(data):,} bytes; at most {LARGEST:,} are packed")
    packer = zlib.compressobj(9, zlib.DEFLATED, _RAW)
    return base64.urlsafe_b64encode(packer.compress(data) + packer.flush()).decode().rstrip("=")


def unpack(text: str) -> Any:
    """Return the value of a packed text. Raises ValueError where it is none, or too large."""
    if len(text) > LARGEST or not _PACKED.fullmatch(text):
        raise ValueError("this is no packed text, or it is too long")
    unpacker = zlib.decompressobj(_RAW)
    try:
        data = unpacker.decompress(_bytes(text), LARGEST + 1)
        if not unpacker.eof or unpacker.unused_data or len(data) > LARGEST:
            raise ValueError("this is no packed text, or what it holds is too large")
        return json.loads(data.decode(), parse_constant=_no_number)
    except (zlib.error, binascii.Error, UnicodeDecodeError, RecursionError) as error:
        raise ValueError("this is no packed text") from error


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is nothing that JSON has")
