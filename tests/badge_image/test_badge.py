from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.badge_image import BadgeDesign, BadgeTitleTooLong, full, mark
from microcred.badge_image.palette import AREAS
from microcred.model.vocabulary import EvidenceKind
from tests.badge_image.designs import (
    EVERY_LOOK,
    GOLDEN,
    LESSON_STUDY,
    MODELS,
    STATES,
    WAIT_TIME,
    golden,
)

DESCRIPTION = (
    "Wait Time. Talk and questioning, Foundation stage. "
    "Evidence: video, lesson plan, reflection. Issued by Riverbend Schools."
)
SVG = "{http://www.w3.org/2000/svg}"
FORMS = {"mark": mark, "full": full}
ALLOWED = {"svg", "title", "desc", "defs", "clipPath", "pattern", "g", "path"}


@pytest.mark.parametrize("name", golden())
def test_a_published_badge_never_changes(name):
    assert golden()[name] == (GOLDEN / name).read_text("utf-8")


def test_every_golden_file_is_compared():
    assert {path.name for path in GOLDEN.iterdir()} == set(golden())


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("one_ink", [False, True])
@pytest.mark.parametrize("design", EVERY_LOOK, ids=lambda design: design.id)
def test_every_look_is_a_small_closed_file(form, state, one_ink, design):
    svg = FORMS[form](design, state, one_ink=one_ink)
    root = ET.fromstring(svg)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= ALLOWED
    assert svg.count("http") == 1, "the namespace is the only address"
    names = {element.get("id") for element in root.iter() if element.get("id")}
    used = {part.split(")")[0] for part in svg.split("url(#")[1:]}
    assert used == names
    assert "nan" not in svg.lower().split("<defs>")[1]
    assert len(svg) < 20_000


@pytest.mark.parametrize("form", FORMS)
def test_the_same_design_gives_the_same_file(form):
    assert FORMS[form](MODELS) == FORMS[form](replace(MODELS))


@pytest.mark.parametrize(
    ("change", "same_mark"),
    [
        pytest.param({"id": "wait-times"}, False, id="identity gives the pattern"),
        pytest.param({"variant": 1}, False, id="so does the variant"),
        pytest.param({"area": "science"}, False, id="area gives hue and motif"),
        pytest.param({"depth": "lead"}, False, id="depth gives the ring"),
        pytest.param({"code": "WX"}, False, id="the mark shows the code"),
        pytest.param({"title": "Wait"}, True, id="only the full badge shows the title"),
    ],
)
def test_what_each_part_decides(change, same_mark):
    other = replace(WAIT_TIME, **change)
    assert (drawing(mark(other)) == drawing(mark(WAIT_TIME))) is same_mark
    assert (drawing(full(other)) == drawing(full(WAIT_TIME))) is ("code" in change)


def drawing(svg: str) -> str:
    return svg.split("<defs>")[1]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("design", [WAIT_TIME, MODELS, LESSON_STUDY], ids=lambda design: design.id)
def test_colours_of_each_state(form, design):
    deep = AREAS[design.area].deep
    plain, expired, revoked = (FORMS[form](design, state) for state in STATES)
    assert deep in plain and deep in expired
    assert deep not in revoked and "#4e5853" in revoked
    assert "#a3231c" in revoked and "#a3231c" not in plain + expired
    assert "M6 154h500v76H6z" in expired and "M6 154h500v76H6z" not in plain


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("state", STATES)
def test_one_ink_is_black_white_and_hatch(form, state):
    root = ET.fromstring(FORMS[form](MODELS, state, one_ink=True))
    paints = {element.get(key) for element in root.iter() for key in ("fill", "stroke")}
    assert paints <= {None, "none", "#000", "#fff", "url(#mc-hatch)"}


@pytest.mark.parametrize(
    ("state", "title", "desc"),
    [
        (
            None,
            "Wait Time badge",
            DESCRIPTION,
        ),
        (
            "revoked",
            "Wait Time badge, revoked",
            f"{DESCRIPTION} Revoked.",
        ),
    ],
)
def test_words_for_those_who_cannot_see_it(state, title, desc):
    for form in FORMS.values():
        root = ET.fromstring(form(WAIT_TIME, state))
        assert root.get("role") == "img"
        assert [root[0].tag, root[0].text] == [f"{SVG}title", title]
        assert [root[1].tag, root[1].text] == [f"{SVG}desc", desc]


def test_a_badge_without_evidence_says_nothing_of_it():
    root = ET.fromstring(full(replace(WAIT_TIME, evidence=())))
    assert root[1].text and "Evidence" not in root[1].text


@pytest.mark.parametrize(
    "name",
    [
        "</title><script>alert(1)</script>",
        '"><svg onload=alert(1)>',
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
        "]]><![CDATA[",
        "&amp;lt;b&gt;",
        "nul \0 bell \x07 escape \x1b",
        "lone surrogate \ud800",
        "right to left \u202e override \u2066",
        "javascript:alert(1)",
    ],
)
def test_a_hostile_name_stays_text(name):
    plain = "".join(letter for letter in name if letter not in "\0\x07\x1b\ud800\u202e\u2066")
    design = replace(WAIT_TIME, name=name, issuer=name)
    for form in FORMS.values():
        svg = form(design)
        svg.encode("utf-8")
        root = ET.fromstring(svg)
        assert {element.tag.removeprefix(SVG) for element in root.iter()} <= ALLOWED
        assert root[0].text == f"{plain} badge"
        assert not any(key.startswith("on") for element in root.iter() for key in element.attrib)


TEXTS = st.text(st.characters(), max_size=60)
LONG_TEXTS = st.one_of(TEXTS, TEXTS.map(lambda text: text * 30))


@given(LONG_TEXTS, LONG_TEXTS, TEXTS, LONG_TEXTS)
def test_any_text_gives_a_file_or_the_one_error(name, title, code, issuer):
    design = replace(WAIT_TIME, id=name, name=name, title=title, code=code, issuer=issuer)
    ET.fromstring(mark(design).encode("utf-8"))
    try:
        svg = full(design)
    except BadgeTitleTooLong as problem:
        assert str(problem).startswith("This title is too long for a badge.")
    else:
        ET.fromstring(svg.encode("utf-8"))


@pytest.mark.parametrize("count", range(len(EvidenceKind) + 1))
def test_any_number_of_evidence_marks_stays_inside_the_frame(count):
    root = ET.fromstring(full(replace(WAIT_TIME, evidence=tuple(EvidenceKind)[:count])))
    moves = [path.get("transform", "") for path in root.iter(f"{SVG}path")]
    lefts = [float(move.split("(")[1].split()[0]) for move in moves if move]
    assert len(lefts) == count
    assert all(78 <= left <= 434 - 27 for left in lefts)
    assert all(after - left >= 27 for left, after in pairwise(lefts))


def test_a_long_issuer_is_shortened_and_described_in_full():
    issuer = "The Unified School District of the Greater Riverbend Metropolitan Area and Islands"
    short, long = (full(replace(WAIT_TIME, issuer=name)) for name in ("Riverbend", issuer))
    assert f"Issued by {issuer}." in long
    assert len(drawing(long)) < 2 * len(drawing(short))


def test_a_title_in_another_script_gives_way_to_the_code():
    design = replace(WAIT_TIME, title="等待时间")
    assert drawing(full(design)) != drawing(full(replace(design, code="XY")))


def test_a_title_that_does_not_fit_stops_the_build():
    design: BadgeDesign = replace(WAIT_TIME, title="Internationalization of Everything in Schools")
    with pytest.raises(BadgeTitleTooLong) as raised:
        full(design)
    assert str(raised.value) == (
        "This title is too long for a badge. Add a badge title of 36 characters or fewer."
    )
    assert mark(design)
