"""Values packed into addresses: what goes in comes out, and nothing large is unpacked."""

from __future__ import annotations

import base64
import re
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.bot.packing import LARGEST, pack, unpack

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("ab¿“ü", max_size=3), inner)
    ),
    max_leaves=20,
)


def deflated(data: bytes) -> str:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return base64.urlsafe_b64encode(packer.compress(data) + packer.flush()).decode().rstrip("=")


@given(VALUES)
def test_what_is_packed_is_unpacked(value):
    packed = pack(value)
    assert re.fullmatch("[A-Za-z0-9_-]*", packed)
    assert unpack(packed) == value


@given(st.text() | st.text("ABCdef019-_", max_size=60))
def test_any_text_is_unpacked_or_a_value_error(text):
    try:
        unpack(text)
    except ValueError:
        return


def test_it_is_what_browsers_call_deflate_raw():
    assert zlib.decompress(base64.urlsafe_b64decode(pack({"a": 1}) + "=="), -15) == b'{"a":1}'


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A",
        "not base64!",
        "AAAA",
        deflated(b"not json"),
        deflated(b"\xff\xfe"),
        deflated(b"NaN"),
        deflated(b"[" * 100_000),
        deflated(b'"' + b"a" * LARGEST + b'"'),
        deflated(b"[1]") + "AAAA",
        deflated(b"[1, 2, 3, 4, 5, 6]")[:-3],
        "A" * (LARGEST + 1),
    ],
    ids=[
        *("empty", "one letter", "no base64", "no deflate", "no json", "no text", "no number"),
        *("deep", "bomb", "more behind it", "cut off", "too long"),
    ],
)
def test_what_is_no_packed_value(text):
    with pytest.raises(ValueError, match=r"."):
        unpack(text)


def test_a_bomb_is_not_blown_up():
    bomb = deflated(b'"' + b"a" * 200_000_000 + b'"')
    assert len(bomb) < 300_000
    with pytest.raises(ValueError, match="too large"):
        unpack(bomb)


@pytest.mark.parametrize("value", [float("nan"), {1, 2}, "a" * (LARGEST + 1), "\ud800"])
def test_what_cannot_be_packed(value):
    with pytest.raises(ValueError, match=r"."):
        pack(value)


def test_one_byte_more_than_fits_is_too_large():
    with pytest.raises(ValueError, match="too large"):
        unpack(deflated(b'"' + b"a" * (LARGEST - 1) + b'"'))


def test_the_largest_that_fits():
    largest = "a" * (LARGEST - 2)
    assert unpack(pack(largest)) == largest
