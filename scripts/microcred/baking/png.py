"""PNG: the credential is the text of an `iTXt` chunk named `openbadgecredential`.

Chunks are as in the PNG specification (ISO/IEC 15948): a length, four letters, the data, a CRC-32
of letters and data. Nothing is inflated but the texts looked for, and those only up to a bound.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from struct import pack, unpack_from
from typing import Final, NamedTuple

from microcred.baking.carried import (
    MAX_TEXT,
    BakingProblem,
    Carried,
    check_credential,
    check_size,
)

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
CREDENTIAL: Final = b"openbadgecredential"
ASSERTION: Final = b"openbadges"

MAX_CHUNKS: Final = 20_000

_FRAME = 12  # the bytes of a chunk around its data
_LONGEST = 2**31 - 1


class Chunk(NamedTuple):
    """Four letters and the data that go with them."""

    kind: bytes
    data: bytes


def looks_like(image: bytes) -> bool:
    """True when the data begin as every PNG does."""
    return image.startswith(SIGNATURE)


def taken_out(image: bytes) -> Carried:
    """Return what a PNG carries. Raises BakingProblem for a broken one, or a text doubled in it."""
    chunks = _sound(image)
    return Carried(
        credential=_only(CREDENTIAL, (b"iTXt",), chunks),
        assertion=_only(ASSERTION, (b"iTXt", b"tEXt"), chunks),
    )


def baked(image: bytes, credential: str) -> bytes:
    """Return a PNG with a credential in it, in place of any that it carried.

    Every other chunk stays as it was. Raises BakingProblem for a broken PNG or credential.
    """
    text = check_credential(credential).encode()
    *kept, end = (chunk for chunk in _sound(image) if _keyword(chunk) != CREDENTIAL)
    # Keyword, not compressed, method 0, no language, no translated keyword.
    carrier = Chunk(b"iTXt", CREDENTIAL + b"\0" + b"\0\0" + b"\0" + b"\0" + text)
    return SIGNATURE + b"".join(map(_written, (*kept, carrier, end)))


def _sound(image: bytes) -> tuple[Chunk, ...]:
    """Return the chunks of a PNG whose order and checksums are right."""
    check_size(image)
    if not looks_like(image):
        raise BakingProblem("this is not a PNG image")
    chunks = tuple(islice(_chunks(image), MAX_CHUNKS + 1))
    if len(chunks) > MAX_CHUNKS:
        raise BakingProblem(
            f"this PNG has more than {MAX_CHUNKS:,} chunks; no picture needs as many"
        )
    _check_order([chunk.kind for chunk in chunks])
    return chunks


def _chunks(image: bytes) -> Iterator[Chunk]:
    at = len(SIGNATURE)
    while at < len(image):
        if len(image) - at < _FRAME:
            raise BakingProblem("this PNG is cut off: its last chunk is not whole")
        length, kind = unpack_from(">I4s", image, at)
        name = _name(kind)
        if length > _LONGEST or length > len(image) - at - _FRAME:
            raise BakingProblem(
                f"this PNG is cut off or broken: its chunk {name} claims {length:,} bytes, and "
                f"{len(image) - at - _FRAME:,} are left"
            )
        body = image[at + 8 : at + 8 + length]
        if unpack_from(">I", image, at + 8 + length)[0] != zlib.crc32(body, zlib.crc32(kind)):
            raise BakingProblem(f"this PNG is broken: the checksum of its chunk {name} is wrong")
        yield Chunk(kind, body)
        at += _FRAME + length


def _name(kind: bytes) -> str:
    if not (kind.isalpha() and kind.isascii()):
        raise BakingProblem("this PNG is broken: one of its chunks has no name")
    return kind.decode()


def _check_order(kinds: list[bytes]) -> None:
    """Raise BakingProblem unless the header is first, the end last, and the picture in one run."""
    if not kinds or kinds[0] != b"IHDR" or kinds.count(b"IHDR") != 1:
        raise BakingProblem("this PNG is broken: it does not begin with its one header")
    if kinds.count(b"IEND") != 1 or kinds[-1] != b"IEND":
        raise BakingProblem("this PNG is cut off or broken: it does not end with its one end mark")
    if [kind for kind, _ in groupby(kinds)].count(b"IDAT") != 1:
        raise BakingProblem("this PNG is broken: its picture is missing or in several places")


def _only(keyword: bytes, kinds: tuple[bytes, ...], chunks: Iterable[Chunk]) -> str | None:
    """Return the one text under a keyword, None where there is none."""
    found = [chunk for chunk in chunks if chunk.kind in kinds and _keyword(chunk) == keyword]
    if len(found) > 1:
        raise BakingProblem(
            f"this PNG carries {len(found)} texts named {keyword.decode()}, and nothing tells "
            "which of them counts"
        )
    return _text(found[0]) if found else None


def _keyword(chunk: Chunk) -> bytes | None:
    return chunk.data.split(b"\0", 1)[0] if chunk.kind in (b"iTXt", b"tEXt", b"zTXt") else None


def _text(chunk: Chunk) -> str:
    """Return the text of an iTXt or tEXt chunk."""
    keyword, _, rest = chunk.data.partition(b"\0")
    name = keyword.decode()
    if chunk.kind == b"iTXt":
        _, language, after = rest[2:].partition(b"\0")
        _, translated, packed = after.partition(b"\0")
        if not (language and translated) or rest[0] > 1 or rest[1] != 0:
            raise BakingProblem(f"this PNG is broken: its text {name} is not laid out as iTXt is")
        rest = _inflated(packed, name) if rest[0] else packed
    if len(rest) > MAX_TEXT:
        raise BakingProblem(
            f"the text {name} in this PNG has {len(rest):,} bytes; at most {MAX_TEXT:,} are read"
        )
    try:
        return rest.decode()
    except UnicodeDecodeError as error:
        raise BakingProblem(f"the text {name} in this PNG is not UTF-8") from error


def _inflated(packed: bytes, name: str) -> bytes:
    """Return inflated text, never more than the bound and one byte of it."""
    inflator = zlib.decompressobj()
    try:
        text = inflator.decompress(packed, MAX_TEXT + 1)
    except zlib.error as error:
        raise BakingProblem(f"the compressed text {name} in this PNG is broken") from error
    if len(text) > MAX_TEXT:
        raise BakingProblem(
            f"the text {name} in this PNG is compressed and has more than {MAX_TEXT:,} bytes; "
            "no credential needs as many"
        )
    if not inflator.eof or inflator.unused_data:
        raise BakingProblem(f"the compressed text {name} in this PNG is cut off or broken")
    return text


def _written(chunk: Chunk) -> bytes:
    checksum = zlib.crc32(chunk.data, zlib.crc32(chunk.kind))
    return pack(">I", len(chunk.data)) + chunk.kind + chunk.data + pack(">I", checksum)
