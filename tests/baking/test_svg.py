"""A credential in an SVG: baked, baked again, taken out; and every way an SVG can be bad."""

import json
import xml.etree.ElementTree as ET

import pytest
import resvg_py
from hypothesis import given
from hypothesis import strategies as st
from openbadgeslib import baking as theirs

from microcred.baking import BakingProblem, Carried, svg, taken_out
from microcred.baking.carried import MAX_IMAGE
from tests.baking.pictures import JSON, JWT, SVG, badge_png

CREDENTIAL = "{https://purl.imsglobal.org/ob/v3p0}credential"
NS3 = 'xmlns:ob="https://purl.imsglobal.org/ob/v3p0"'
NS2 = 'xmlns:ob="http://openbadges.org"'


def drawn(inside: str = "", before: str = "", attributes: str = "") -> bytes:
    """Return an SVG with something in it."""
    return (
        f'{before}<svg xmlns="http://www.w3.org/2000/svg"{attributes}><g/>{inside}</svg>'
    ).encode()


@pytest.mark.parametrize("credential", [JSON, JWT])
def test_what_is_baked_is_taken_out(credential):
    assert taken_out(svg.baked(SVG, credential)) == Carried(credential, None)


def test_json_is_the_text_and_a_jwt_the_attribute():
    with_json = ET.fromstring(svg.baked(SVG, JSON))[-1]
    assert (with_json.tag, with_json.attrib, with_json.text) == (CREDENTIAL, {}, JSON)
    with_jwt = ET.fromstring(svg.baked(SVG, JWT))[-1]
    assert (with_jwt.tag, with_jwt.attrib, with_jwt.text) == (CREDENTIAL, {"verify": JWT}, None)
    assert b"<![CDATA[{" in svg.baked(SVG, JSON)


def test_all_else_in_the_image_stays_as_it_was():
    image = svg.baked(SVG, JSON)
    end = image.index(b"<openbadges:credential")
    assert image[:end] == SVG[:end]
    assert image.endswith(SVG[end:])


def test_it_still_shows_the_same_picture():
    baked = svg.baked(SVG, JSON).decode()
    assert resvg_py.svg_to_bytes(
        svg_string=baked, width=64, height=64, skip_system_fonts=True
    ) == badge_png(64)


def test_baking_twice_replaces():
    once = svg.baked(SVG, JSON)
    assert svg.baked(svg.baked(SVG, JWT), JSON) == once
    assert svg.baked(once, JSON) == once


def test_others_read_what_is_baked_here():
    for credential in (JSON, JWT):
        image = svg.baked(SVG, credential)
        read = theirs.extract_svg(image, element=theirs.SVG_ELEMENT_OB3, text_fallback=True)
        assert read == credential


def test_what_others_baked_is_read_here():
    both = theirs.bake_svg(SVG, JWT)
    both = theirs.bake_svg(
        both, JSON, element=theirs.SVG_ELEMENT_OB3, namespace=theirs.SVG_NS_OB3, as_text=True
    )
    assert taken_out(both) == Carried(credential=JSON, assertion=JWT)


@pytest.mark.parametrize(
    ("inside", "carried"),
    [
        (f"<ob:credential {NS3}>{{}}</ob:credential>", Carried("{}")),
        (f"<ob:credential {NS3}>\n <![CDATA[{{}}]]>\n</ob:credential >", Carried("{}")),
        (f'<ob:credential {NS3} verify="{JWT}"></ob:credential>', Carried(JWT)),
        (f"<ob:credential {NS3} verify='{JWT}' note='>'/>", Carried(JWT)),
        ('<credential xmlns="https://purl.imsglobal.org/ob/v3p0">{}</credential>', Carried("{}")),
        ("<credential>{}</credential>", Carried()),
        (f'<ob:assertion {NS2} verify="{JWT}"/>', Carried(None, JWT)),
        (f'<ob:assertion {NS2} verify="https://a.b/1.json"/>', Carried(None, "https://a.b/1.json")),
        (f'<ob:assertion {NS2} verify="https://a.b/1">{{}}</ob:assertion>', Carried(None, "{}")),
        (f"<ob:credential {NS3}>&#123;&quot;a&quot;:1}}</ob:credential>", Carried('{"a":1}')),
    ],
)
def test_ways_of_writing_it(inside, carried):
    assert taken_out(drawn(inside)) == carried


@pytest.mark.parametrize(
    "before",
    [
        "",
        "\ufeff",
        '<?xml version="1.0" encoding="UTF-8"?>\n',
        "<!-- drawn by hand -->\n",
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/g/svg11.dtd">\n',
    ],
)
def test_ways_an_svg_begins(before):
    image = drawn(f"<ob:credential {NS3}>{{}}</ob:credential>", before)
    assert taken_out(image) == Carried("{}")
    assert taken_out(svg.baked(image, JWT)) == Carried(JWT)


BILLION = (
    '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>'
)
BAD = {
    "an external entity": (
        drawn("&x;", '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        "document type of its own",
    ),
    "an external document type": (
        drawn("", '<!DOCTYPE svg SYSTEM "http://example.org/evil.dtd">'),
        "document type of its own",
    ),
    "a plain document type with entities": (
        drawn("&x;", '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "" [<!ENTITY x "y">]>'),
        "document type of its own",
    ),
    "an entity said nowhere": (
        drawn("&x;", '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://a.b/c">'),
        "names an entity, x",
    ),
    "an undefined entity": (drawn("&x;"), "undefined entity"),
    "a billion laughs": (drawn("&d;", BILLION), "document type of its own"),
    "script": (drawn("<script>alert(1)</script>"), "can act: its element script"),
    "script of another name": (
        drawn('<h:script xmlns:h="http://www.w3.org/1999/xhtml"/>'),
        "can act: its element script",
    ),
    "an event handler": (drawn("", attributes=' onload="alert(1)"'), "can act: its element svg"),
    "a link that runs": (drawn('<a href=" JavaScript:alert(1)"/>'), "can act: its element a"),
    "a link of XLink that runs": (
        drawn('<a xmlns:x="http://www.w3.org/1999/xlink" x:href="javascript:alert(1)"/>'),
        "can act: its element a",
    ),
    "an animation that runs": (
        drawn('<a><set attributeName="href" to="javascript:alert(1)"/></a>'),
        "can act: its element set",
    ),
    "a style sheet": (drawn("", '<?xml-stylesheet href="#x" type="text/xsl"?>'), "style sheet"),
    "two credentials": (
        drawn(f"<ob:credential {NS3}>{{}}</ob:credential>" * 2),
        "carries 2 elements named credential",
    ),
    "as many credentials as fit": (
        drawn(f"<ob:credential {NS3}/>" * 101),
        "more than 100 badges",
    ),
    "a credential of elements": (
        drawn(f"<ob:credential {NS3}><g/></ob:credential>"),
        "holds other elements",
    ),
    "cut off": (SVG[:-20], "not well-formed XML in UTF-8"),
    "in another encoding": ("<svg>é</svg>".encode("latin-1"), "not well-formed XML in UTF-8"),
    "more after the end": (SVG + b"<svg/>", "not well-formed"),
    "other XML": (b"<?xml version='1.0'?><rss/>", "not an SVG"),
    "a web page": (b"<!DOCTYPE html><html></html>", "neither a PNG nor an SVG"),
    "a huge image": (drawn("<!--" + " " * MAX_IMAGE + "-->"), "at most 16,777,216"),
    "a huge credential": (
        drawn(f"<ob:credential {NS3}>" + " " * 1_100_000 + "</ob:credential>"),
        "at most 1,048,576 are read",
    ),
}


@pytest.mark.parametrize(("image", "says"), BAD.values(), ids=BAD.keys())
def test_bad_images_get_a_clear_answer(image, says):
    with pytest.raises(BakingProblem, match=says):
        taken_out(image)


def test_an_image_a_hundred_thousand_levels_deep():
    deep = drawn("<g>" * 100_000 + "</g>" * 100_000)
    assert taken_out(svg.baked(deep, JSON)) == Carried(JSON)


@pytest.mark.parametrize("name", ["script", "a billion laughs", "cut off"])
def test_nothing_is_baked_into_a_bad_image(name):
    with pytest.raises(BakingProblem):
        svg.baked(BAD[name][0], JSON)


def test_nothing_is_baked_into_an_empty_image():
    with pytest.raises(BakingProblem, match="empty"):
        svg.baked(b'<svg xmlns="http://www.w3.org/2000/svg"/>', JSON)


@given(st.binary(max_size=300))
def test_any_bytes_give_an_answer(data):
    for image in (data, b"<svg>" + data + b"</svg>"):
        try:
            svg.taken_out(image)
        except BakingProblem as problem:
            assert str(problem)


@given(st.text(alphabet="<>/!-[]CDATA&;?= \"'aob:svg\n", max_size=200))
def test_any_markup_gives_an_answer(text):
    try:
        carried = svg.taken_out(f"<svg>{text}</svg>".encode())
    except BakingProblem as problem:
        assert str(problem)
    else:
        assert carried == Carried(None, None)


@given(
    st.recursive(
        st.none() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
        lambda inner: st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner),
    )
)
def test_any_json_comes_out_with_the_same_meaning(value):
    text = json.dumps({"value": value}, ensure_ascii=False)
    taken = taken_out(svg.baked(SVG, text)).credential
    assert taken is not None
    assert json.loads(taken) == {"value": value}


@given(st.integers(0, len(SVG) - 1))
def test_no_part_is_taken_for_the_whole(length):
    with pytest.raises(BakingProblem):
        taken_out(svg.baked(SVG, JSON)[:length])
