"""A credential in a PNG: baked, baked again, taken out; and every way a PNG can be broken."""

import json
from struct import pack
from zlib import compress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openbadgeslib import baking as theirs

from microcred.baking import BakingProblem, Carried, png, taken_out
from microcred.baking.carried import MAX_IMAGE, MAX_TEXT
from tests.baking.pictures import (
    END,
    HEADER,
    JSON,
    JWT,
    PICTURE,
    SVG,
    badge_png,
    chunk,
    itxt,
    small,
)
from tests.baking.pictures import png as pieces


@pytest.mark.parametrize("credential", [JSON, JWT])
def test_what_is_baked_is_taken_out(credential):
    assert taken_out(png.baked(badge_png(), credential)) == Carried(credential, None)


def test_the_picture_is_the_same():
    assert png.baked(badge_png(), JSON).replace(itxt(JSON), b"") == badge_png()


def test_baking_twice_replaces():
    once = png.baked(badge_png(), JSON)
    assert png.baked(png.baked(badge_png(), JWT), JSON) == once


def test_baking_keeps_every_other_chunk_even_an_assertion():
    other = chunk(b"tEXt", b"Author\0Somebody") + itxt(JWT, b"openbadges")
    image = png.baked(small(other), JSON)
    assert other in image
    assert taken_out(image) == Carried(credential=JSON, assertion=JWT)


def test_others_read_what_is_baked_here():
    image = png.baked(badge_png(), JSON)
    assert theirs.extract_png(image, keyword=theirs.ITXT_KEYWORD_OB3) == JSON


def test_what_others_baked_is_read_here():
    both = theirs.bake_png(badge_png(), JWT)
    both = theirs.bake_png(both, JSON, keyword=theirs.ITXT_KEYWORD_OB3)
    assert taken_out(both) == Carried(credential=JSON, assertion=JWT)


@pytest.mark.parametrize(
    "carrier",
    [
        itxt(JSON),
        itxt(JSON, packed=True),
        itxt(JSON, language=b"en-US", translated=b"Abzeichen"),
    ],
)
def test_ways_of_itxt(carrier):
    assert taken_out(small(carrier)).credential == JSON


@pytest.mark.parametrize(
    "carrier",
    [
        itxt(JWT, b"openbadges"),
        itxt(JWT, b"openbadges", packed=True),
        chunk(b"tEXt", b"openbadges\0" + JWT.encode()),
    ],
)
def test_ways_of_open_badges_2(carrier):
    assert taken_out(small(carrier)) == Carried(None, JWT)


def test_a_picture_that_carries_nothing():
    assert taken_out(badge_png()) == Carried(None, None)


BROKEN = {
    "empty": (b"", "neither a PNG nor an SVG"),
    "a photograph in another format": (b"\xff\xd8\xff\xe0JFIF", "neither a PNG nor an SVG"),
    "nothing but the beginning": (pieces(), "does not begin with its one header"),
    "cut off inside a chunk": (small(itxt(JSON))[:-20], "is cut off"),
    "cut off before the end mark": (pieces(HEADER, PICTURE), "does not end"),
    "no header": (pieces(PICTURE, END), "does not begin with its one header"),
    "two headers": (pieces(HEADER, HEADER, PICTURE, END), "one header"),
    "header not first": (pieces(itxt(JSON), HEADER, PICTURE, END), "does not begin"),
    "no picture": (pieces(HEADER, itxt(JSON), END), "picture is missing"),
    "picture in two places": (pieces(HEADER, PICTURE, itxt(JSON), PICTURE, END), "several places"),
    "something after the end": (small() + itxt(JSON), "does not end"),
    "rubbish after the end": (small() + b"rubbish", "is cut off"),
    "two end marks": (small() + END, "end mark"),
    "a wrong checksum": (small(chunk(b"iTXt", b"openbadgecredential\0\0\0\0\0{}", 7)), "checksum"),
    "a chunk without a name": (small(chunk(b"\0\1\2\3", b"")), "has no name"),
    "a chunk that claims all memory": (
        pieces(HEADER, pack(">I", 2**32 - 1), b"iTXt", b"openbadgecredential"),
        "claims 4,294,967,295 bytes",
    ),
    "two credentials": (small(itxt(JSON), itxt(JWT)), "carries 2 texts named openbadgecredential"),
    "two assertions": (
        small(itxt(JWT, b"openbadges"), chunk(b"tEXt", b"openbadges\0x")),
        "carries 2 texts named openbadges",
    ),
    "not laid out": (small(chunk(b"iTXt", b"openbadgecredential")), "not laid out"),
    "no end of the language": (small(chunk(b"iTXt", b"openbadgecredential\0\0\0en")), "laid out"),
    "a compression nobody knows": (
        small(chunk(b"iTXt", b"openbadgecredential\0\1\7\0\0x")),
        "not laid out",
    ),
    "not compressed though it says so": (
        small(chunk(b"iTXt", b"openbadgecredential\0\1\0\0\0not zlib")),
        "compressed text openbadgecredential in this PNG is broken",
    ),
    "compressed and cut off": (
        small(chunk(b"iTXt", b"openbadgecredential\0\1\0\0\0" + compress(JSON.encode())[:-6])),
        "cut off or broken",
    ),
    "more after what is compressed": (
        small(chunk(b"iTXt", b"openbadgecredential\0\1\0\0\0" + compress(b"{}") + b"more")),
        "cut off or broken",
    ),
    "a zlib bomb": (small(itxt(b"a" * 300_000_000, packed=True)), "no credential needs as many"),
    "a text too long": (small(itxt(b"a" * (MAX_TEXT + 1))), "at most 1,048,576 are read"),
    "not UTF-8": (small(itxt(b"\xff\xfe")), "is not UTF-8"),
    "as many chunks as fit": (small(chunk(b"teSt", b"") * 20_001), "more than 20,000 chunks"),
    "a huge image": (small(chunk(b"teSt", bytes(MAX_IMAGE))), "at most 16,777,216 are looked into"),
}


@pytest.mark.parametrize(("image", "says"), BROKEN.values(), ids=BROKEN.keys())
def test_broken_images_get_a_clear_answer(image, says):
    with pytest.raises(BakingProblem, match=says):
        taken_out(image)


@pytest.mark.parametrize("name", ["cut off inside a chunk", "a wrong checksum", "no picture"])
def test_nothing_is_baked_into_a_broken_image(name):
    with pytest.raises(BakingProblem):
        png.baked(BROKEN[name][0], JSON)


def test_an_image_with_two_credentials_is_mended_by_baking():
    assert taken_out(png.baked(small(itxt(JSON), itxt(JWT)), JSON)).credential == JSON


@pytest.mark.parametrize(
    "credential", ["", "wait-time", "https://example.org/1.json", "[1]", '{"a": "\ud800"}']
)
def test_only_a_credential_is_baked(credential):
    with pytest.raises(BakingProblem, match="what is to be baked"):
        png.baked(badge_png(), credential)


def test_a_credential_too_long_to_read_again_is_not_baked():
    with pytest.raises(BakingProblem, match="at most 1,048,576 are baked"):
        png.baked(badge_png(), '{"a":"' + "a" * MAX_TEXT + '"}')


def test_an_svg_is_no_png():
    with pytest.raises(BakingProblem, match="not a PNG"):
        png.baked(SVG, JSON)


@given(st.binary(max_size=400), st.booleans())
def test_any_bytes_give_an_answer(data, signed):
    image = pieces(data) if signed else data
    try:
        carried = png.taken_out(image)
    except BakingProblem as problem:
        assert str(problem)
    else:
        assert carried.credential is None or isinstance(carried.credential, str)


SOUND = png.baked(small(itxt(JWT, b"openbadges", packed=True)), JSON)


@given(st.integers(0, len(SOUND) - 1), st.integers(1, 255))
def test_no_changed_byte_changes_what_is_read(place, change):
    spoiled = bytearray(SOUND)
    spoiled[place] ^= change
    with pytest.raises(BakingProblem):
        taken_out(bytes(spoiled))


@given(st.integers(0, len(SOUND) - 1))
def test_no_part_is_taken_for_the_whole(length):
    with pytest.raises(BakingProblem):
        taken_out(SOUND[:length])


@given(st.dictionaries(st.text(max_size=5), st.text(max_size=20), max_size=3))
def test_any_text_comes_out_as_it_went_in(fields):
    text = json.dumps(fields, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    assert taken_out(png.baked(small(), text)).credential == text
