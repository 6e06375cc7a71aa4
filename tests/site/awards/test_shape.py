"""Credentials of one shape: taken apart without being parsed, exactly as parsing would."""

import json

from hypothesis import given
from hypothesis import strategies as st

from microcred.badge import file_bytes
from microcred.site.awards.shape import Shape, parted, shape_of
from tests.site.awards.made import award

FIRST = json.loads(award(0, name="Amara Okafor"))


def shape() -> Shape:
    found = shape_of(FIRST, file_bytes(FIRST))
    assert found
    return found


SHAPE = shape()
TEXTS = st.text(st.characters(codec="utf-8"), max_size=30)


def test_what_is_an_award_s_own() -> None:
    _, own = parted(FIRST)
    assert own["id"] == FIRST["id"]
    assert own["identity1"] == "Amara Okafor"
    assert own["level0"] == FIRST["credentialSubject"]["result"][0]["achievedLevel"]
    assert own["proof"] == FIRST["proof"]["proofValue"]
    assert {"awarded", "from", "until", "index", "list", "created", "method"} <= own.keys()


def test_taking_apart_harms_nothing() -> None:
    before = json.dumps(FIRST)
    shared, _ = parted(FIRST)
    assert json.dumps(FIRST) == before
    assert shared["id"] == "id"
    assert "Amara" not in json.dumps(shared)


def test_another_of_the_same_shape() -> None:
    data = award(7, name="Ben Adeyemi")
    assert SHAPE.texts(data) == parted(json.loads(data))[1]


def test_others_are_of_another_shape() -> None:
    for data in (
        award(7),
        award(7, name="A", links=True),
        award(7, name="A", years=None),
        award(7, name="A", mode="open"),
        award(7, name="A").replace(b'"Think Time"', b'"Think Twice"'),
        award(7, name="A") + b" ",
        award(7, name="A")[:-2],
        award(7, name="A").replace(b'":', b'": ', 1),
        b"",
        b"null",
        b"\xff" * 40,
    ):
        assert SHAPE.texts(data) is None


def test_what_a_parser_should_look_at_is_left_to_one() -> None:
    for name in ('with "quotes"', "with \\", "a\nb", "a\x7fb", "no\xa0break", "\u202eturned"):
        assert SHAPE.texts(award(7, name="?").replace(b'"?"', json.dumps(name).encode())) is None


def test_a_file_that_is_not_as_the_award_job_writes_it_has_no_shape() -> None:
    assert shape_of(FIRST, json.dumps(FIRST).encode()) is None
    assert shape_of(FIRST, file_bytes(FIRST)[:-1]) is None
    marked = {**FIRST, "name": "\ue000id\ue000"}
    assert shape_of(marked, file_bytes(marked)) is None


@given(name=TEXTS, salt=TEXTS, index=TEXTS)
def test_it_finds_what_a_parser_finds_or_nothing(name: str, salt: str, index: str) -> None:
    document = json.loads(award(3, name="Amara Okafor"))
    document["credentialSubject"]["identifier"][1]["identityHash"] = name
    document["credentialSubject"]["identifier"][0]["salt"] = salt
    document["credentialStatus"]["statusListIndex"] = index
    found = SHAPE.texts(file_bytes(document))
    if all(text.isprintable() and not {"\\", '"'} & set(text) for text in (name, salt, index)):
        assert found == parted(document)[1]
    else:
        assert found is None


@given(st.integers(0, 4000), st.binary(min_size=1, max_size=4))
def test_a_damaged_file_never_passes_for_whole(at: int, junk: bytes) -> None:
    data = file_bytes(FIRST)
    at %= len(data)
    damaged = data[:at] + junk + data[at + len(junk) :]
    found = SHAPE.texts(damaged)
    try:
        read = json.loads(damaged)
    except ValueError:
        read = None
    if read is not None and found is not None:
        assert found == parted(read)[1]
        assert parted(read)[0] == parted(FIRST)[0]
