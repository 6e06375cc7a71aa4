"""Bytes as multibase text, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.multibase import base58, base64url, from_base58, from_base64url


@pytest.mark.parametrize(
    ("data", "text"),
    [  # the test vectors of the base58btc draft and of Multibase
        (b"Hello World!", "z2NEpo7TZRRrLZSi2U"),
        (b"The quick brown fox jumps over the lazy dog.",
         "zUSm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z"),
        (b"\x00\x00\x28\x7f\xb4\xcd", "z11233QC4"),
        (b"", "z"),
        (b"\x00", "z1"),
        (b"\x00yes mani !", "z17paNL19xttacUY"),
    ],
)  # fmt: skip
def test_base58(data, text):
    assert base58(data) == text
    assert from_base58(text) == data


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"yes mani !", "ueWVzIG1hbmkgIQ"),
        (b"\xfb\xff", "u-_8"),
        (b"", "u"),
    ],
)
def test_base64url(data, text):
    assert base64url(data) == text
    assert from_base64url(text) == data


@given(st.binary(max_size=200))
def test_there_and_back(data):
    assert from_base58(base58(data)) == data
    assert from_base64url(base64url(data)) == data


@pytest.mark.parametrize(
    "text", ["", "2NEpo", "u2NEpo", "z0", "zO", "zI", "zl", "z 1", "z" + "2" * 1025, "zé"]
)
def test_what_is_no_base58(text):
    with pytest.raises(ValueError, match="base58btc"):
        from_base58(text)


@pytest.mark.parametrize(
    "text", ["", "AAAA", "zAAAA", "uA", "uAA==", "uAB+A", "uAB/A", "u+/+/", "u A", "ué", "uAA\n"]
)
def test_what_is_no_base64url(text):
    with pytest.raises(ValueError, match="base64url"):
        from_base64url(text)
