"""Pictures to bake into: a real badge as SVG and PNG, and PNGs put together chunk by chunk."""

from functools import cache
from struct import pack
from zlib import compress, crc32

import resvg_py

from microcred.badge_image import BadgeDesign, full

SIGNATURE = b"\x89PNG\r\n\x1a\n"
DESIGN = BadgeDesign(
    id="wait-time",
    name="Wait Time",
    title="Wait Time",
    code="WT",
    area="talk",
    depth="practice",
    evidence=("video", "reflection"),
    issuer="Example Cooperative",
)
SVG = full(DESIGN).encode()

JSON = '{"type":["VerifiableCredential"],"name":"Wait ]]> Time & <é>"}'
JWT = "eyJhbGciOiJFZERTQSJ9.eyJpc3MiOiJkaWQ6d2ViOmEuYiJ9.c2ln_-A"


@cache
def badge_png(size: int = 64) -> bytes:
    """Return a badge as a PNG."""
    return resvg_py.svg_to_bytes(
        svg_string=SVG.decode(), width=size, height=size, skip_system_fonts=True
    )


def chunk(kind: bytes, data: bytes, checksum: int | None = None) -> bytes:
    """Return one chunk of a PNG; `checksum` in place of the right one."""
    right = crc32(kind + data)
    return pack(">I", len(data)) + kind + data + pack(">I", right if checksum is None else checksum)


HEADER = chunk(b"IHDR", pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
PICTURE = chunk(b"IDAT", compress(b"\0\0"))
END = chunk(b"IEND", b"")


def png(*chunks: bytes) -> bytes:
    """Return a PNG of these chunks, just as given."""
    return SIGNATURE + b"".join(chunks)


def small(*extra: bytes) -> bytes:
    """Return a sound PNG of one pixel with extra chunks before its picture."""
    return png(HEADER, *extra, PICTURE, END)


def itxt(
    text: str | bytes,
    keyword: bytes = b"openbadgecredential",
    *,
    packed: bool = False,
    language: bytes = b"",
    translated: bytes = b"",
) -> bytes:
    """Return an iTXt chunk, its text compressed where asked for."""
    data = text.encode() if isinstance(text, str) else text
    body = compress(data) if packed else data
    flags = b"\1\0" if packed else b"\0\0"
    return chunk(b"iTXt", keyword + b"\0" + flags + language + b"\0" + translated + b"\0" + body)
