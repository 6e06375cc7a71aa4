"""The browser's reader and writer of baked PNGs, held against those of the command line."""

import base64
import struct
import zlib
from typing import Any

import pytest

from microcred.badge import file_bytes
from microcred.baking import png
from tests import ledgers
from tests.checking.core import answers, value

TEXT = file_bytes(ledgers.signed()).decode().strip()
KEYWORD = b"openbadgecredential"
MEGABYTE = 2**20


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def picture(*more: bytes) -> bytes:
    """Return a PNG of one white pixel, with more chunks in it."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    pixel = chunk(b"IDAT", zlib.compress(b"\0\xff"))
    return png.SIGNATURE + header + b"".join(more) + pixel + chunk(b"IEND", b"")


def carrier(text: bytes, packed: bool = False, keyword: bytes = KEYWORD) -> bytes:
    """Return the chunk that carries a badge."""
    body = zlib.compress(text, 9) if packed else text
    return chunk(b"iTXt", keyword + b"\0" + bytes([packed, 0]) + b"\0\0" + body)


def taken(image: bytes) -> dict[str, Any]:
    return answers("fromPng", [{"image": base64.b64encode(image).decode()}])[0]


def test_it_reads_what_the_command_line_bakes():
    assert taken(png.baked(picture(), TEXT)) == {"value": TEXT}


def test_the_command_line_reads_what_it_bakes():
    image = base64.b64encode(picture()).decode()
    baked = base64.b64decode(value("intoPng", image=image, text=TEXT))
    assert png.taken_out(baked).credential == TEXT
    assert baked == png.baked(picture(), TEXT), "byte for byte"


def test_baking_again_takes_the_place_of_what_was_baked():
    image = base64.b64encode(png.baked(picture(), '{"old": 1}')).decode()
    baked = base64.b64decode(value("intoPng", image=image, text=TEXT))
    assert png.taken_out(baked).credential == TEXT


def test_it_reads_packed_text_and_any_letters():
    text = '{"name": "Ä \U0001d518"}'
    assert taken(picture(carrier(text.encode(), packed=True))) == {"value": text}


HOSTILE: dict[str, tuple[bytes, str]] = {
    "a plain image": (picture(), "carries no badge"),
    "an older badge": (picture(carrier(b"{}", keyword=b"openbadges")), "Open Badges 2.0"),
    "two badges": (picture(carrier(b"{}"), carrier(b"{}")), "two badges"),
    "a bomb": (picture(carrier(b" " * 200 * MEGABYTE, packed=True)), "unpacks to more"),
    "not UTF-8": (picture(carrier(b"\xff\xfe")), "damaged"),
    "packed text cut off": (picture(chunk(b"iTXt", KEYWORD + b"\0\1\0\0\0" + b"x\x9c")), "damaged"),
    "no language": (picture(chunk(b"iTXt", KEYWORD + b"\0\0\0")), "damaged"),
    "a wrong checksum": (png.baked(picture(), TEXT)[:-1] + b"?", "checksum"),
    "cut off": (png.baked(picture(), TEXT)[:-20], "damaged"),
    "something behind it": (png.baked(picture(), TEXT) + b"more", "damaged"),
    "a chunk of 4 GB": (picture(b"\xff\xff\xff\xffiTXt"), "damaged"),
    "a signature alone": (png.SIGNATURE, "damaged"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_picture_that_is_broken_or_hostile_gets_a_clear_answer(name):
    image, words = HOSTILE[name]
    assert words in taken(image)["error"]
