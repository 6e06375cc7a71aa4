"""Signing in bulk gives the bytes that signing alone gives, whatever the texts are."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from microcred.proof import Bulk, ProofProblem, verified, written
from microcred.proof.atlas import MAX_LESSONS
from tests.ledgers import document as award
from tests.proof.credentials import CREATED, KEY, METHOD, OTHER, PUBLIC, badge, signed

BASE = "https://good.example/"


def alone(document, created=CREATED):
    """Return what signing a document alone gives: its bytes, or why it is refused."""
    try:
        return written(signed(document, created=created))
    except ProofProblem as problem:
        return str(problem)


def together(bulk, document, created=CREATED):
    try:
        return bulk.signed(document, created)
    except ProofProblem as problem:
        return str(problem)


def bulk():
    return Bulk(METHOD, KEY.sign)


def same(documents):
    """Assert that documents are signed alike, one after the other; return who signed them."""
    signer = bulk()
    for document in documents:
        assert together(signer, document) == alone(document)
    return signer


def numbered(count, **changes):
    """Return badges that differ in their address alone, as those of one award job."""
    return [badge(id=f"{BASE}awards/{number}.json", **changes) for number in range(count)]


def test_one_shape_is_learnt_from_two_and_serves_all_others():
    signer = same(numbered(12))
    assert signer.plain == 1


def test_what_is_given_is_what_is_published():
    first, second = (bulk().signed(badge(), CREATED) for _ in range(2))
    assert first == second == written(signed(badge()))
    verified(json.loads(first), PUBLIC)


def test_real_awards():
    signer = bulk()
    for number in range(20):
        document = award(number)
        created = datetime.fromisoformat(document["validFrom"])
        assert together(signer, document, created) == alone(document, created)
    assert signer.plain == 1


def test_the_moment_of_signing_may_differ_each_time():
    signer = bulk()
    for number, document in enumerate(numbered(8)):
        created = CREATED + timedelta(seconds=number % 3, hours=number)
        assert together(signer, document, created) == alone(document, created)


def test_an_older_proof_is_replaced():
    documents = [signed(document) for document in numbered(4)]
    later = datetime(2027, 1, 1, tzinfo=UTC)
    signer = bulk()
    for document in documents:
        assert signer.signed(document, later) == alone(document, later)


NASTY = [
    *("", " ", "a", "ab", '"', "\\", '\\"', "\\\\", "\n", "\r\n", "\t", "%", "%s", "%%s", "{}"),
    *("_:c14n0", "_:a", "_:z", "@id", "@type", "true", "1.0", "0x1", "\u2028", "\u0085", "é", "é"),
    *("\ud800", "\x00", "\x07", "\x7f", "\ue000", "\ue0000\ue001", "\uff01", "\U0001f600"),
    *(BASE, f"{BASE}awards/1", "https://", "urn:x:1", "did:web:good.example", "> <urn:x> ."),
]
ADDRESSES = [
    *(f"{BASE}awards/1", f"{BASE}awards/2", f"{BASE}awards/", BASE, "https://other.example/1"),
    *(
        "urn:uuid:1",
        "urn:uuid:2",
        "did:web:good.example",
        "ni:///sha-256;a",
        "awards/1",
        "_:b0",
        "",
    ),
    *(f"{BASE}awards/a b", f"{BASE}awards/é", f"{BASE}awards/1>", f"{BASE}awards/%s", "@id"),
]
texts = st.sampled_from(NASTY) | st.text(max_size=4)
addresses = st.sampled_from(ADDRESSES)
kinds = st.sampled_from([["Evidence"], ["Evidence"], ["Image"], ["Evidence", "Image"]])


@st.composite
def documents(draw):
    """Give a badge whose parts may be equal, empty, missing or nasty."""
    evidence = [
        {"type": draw(kinds), "name": draw(texts)}
        | ({"id": draw(addresses)} if draw(st.booleans()) else {})
        | ({"narrative": draw(texts)} if draw(st.booleans()) else {})
        for _ in range(draw(st.integers(0, 3)))
    ]
    document = badge(id=draw(addresses), name=draw(texts), evidence=evidence or None)
    subject = document["credentialSubject"]
    subject["identifier"][0]["salt"] = draw(texts)
    if draw(st.booleans()):
        subject["achievement"]["tag"] = draw(st.lists(texts, min_size=1, max_size=3))
    if draw(st.booleans()):
        subject["achievement"]["id"] = draw(addresses)
    return document


@given(st.lists(documents(), min_size=2, max_size=7))
@settings(max_examples=200)
def test_any_documents_in_any_order_are_signed_as_they_are_alone(several):
    same(several)


@st.composite
def likenesses(draw):
    """Give many badges of one structure, in which few texts differ: those that get a shape."""
    count = draw(st.integers(3, 8))
    made = []
    for _ in range(count):
        evidence = [
            {"id": draw(addresses), "type": ["Evidence"], "name": draw(texts)},
            {"type": ["Evidence"], "name": draw(texts), "narrative": draw(texts)},
            {"type": ["Evidence"], "name": draw(texts), "narrative": draw(texts)},
        ]
        document = badge(id=draw(addresses), evidence=evidence)
        document["credentialSubject"]["achievement"]["tag"] = [draw(texts), draw(texts)]
        made.append(document)
    return made


@given(likenesses())
@settings(max_examples=300)
def test_documents_of_one_structure_are_signed_as_they_are_alone(several):
    same(several)


@pytest.mark.parametrize("text", NASTY, ids=ascii)
def test_a_nasty_text_in_a_shape_that_is_learnt(text):
    signer = same([*numbered(3, name="a"), *numbered(3, name="b"), *numbered(2, name=text)])
    assert signer.plain <= 4


@pytest.mark.parametrize("address", ADDRESSES, ids=ascii)
def test_a_nasty_address_in_a_shape_that_is_learnt(address):
    same([*numbered(3), badge(id=address), *numbered(2)])


def evidence(*names):
    return [{"type": ["Evidence"], "name": name} for name in names]


def test_parts_that_look_alike_are_left_to_pyld():
    several = [badge(id=f"{BASE}{n}", evidence=evidence(str(n), "same")) for n in range(4)]
    alike = badge(id=f"{BASE}9", evidence=evidence("same", "same"))
    signer = same([*several, alike])
    assert signer.plain == 2


def test_two_addresses_that_become_one_are_left_to_pyld():
    def two(number, other):
        made = [{"id": f"{BASE}{other}", "type": ["Evidence"], "name": "a tally"}]
        return badge(id=f"{BASE}{number}", evidence=made)

    signer = same([two(1, 2), two(3, 4), two(5, 5), two(6, 7)])
    assert signer.plain == 2


def test_an_address_that_is_that_of_another_part_is_left_to_pyld():
    achievement = badge()["credentialSubject"]["achievement"]["id"]
    signer = same([*numbered(2), badge(id=achievement), *numbered(2)])
    assert signer.plain >= 2


def test_texts_that_become_one_are_left_to_pyld():
    def tagged(number, *tags):
        document = badge(id=f"{BASE}{number}")
        document["credentialSubject"]["achievement"]["tag"] = list(tags)
        return document

    signer = same(
        [tagged(1, "a", "b"), tagged(2, "c", "d"), tagged(3, "e", "e"), tagged(4, "f", "g")]
    )
    assert signer.plain == 2


def test_another_type_is_another_shape():
    def typed(number, kind):
        made = [{"type": [kind], "name": "a tally"}]
        return badge(id=f"{BASE}{number}", evidence=made)

    kinds = ["Evidence", "Evidence", "Image", "Image", "Evidence", "Image"]
    signer = same([typed(number, kind) for number, kind in enumerate(kinds)])
    assert signer.plain == 2


def test_another_order_of_the_fields_is_another_text():
    turned = [dict(reversed(document.items())) for document in numbered(4)]
    assert same([*numbered(3), *turned]).plain == 2


def test_a_number_is_not_a_boolean():
    def hashed(number, value):
        document = badge(id=f"{BASE}{number}")
        document["credentialSubject"]["identifier"][0]["hashed"] = value
        return document

    same([hashed(number, value) for number, value in enumerate([True, True, 1, 1, True, False])])


def test_learning_comes_to_an_end():
    """What never settles costs no more than signing each alone, and a bounded part of that."""
    signer = bulk()
    for number in range(MAX_LESSONS + 10):
        kind = ["Evidence", f"{BASE}kinds/{number}"]
        document = badge(id=f"{BASE}{number}", evidence=[{"type": kind, "name": "x"}])
        assert together(signer, document) == alone(document)
    assert signer.plain == MAX_LESSONS + 10


def test_letters_that_languages_order_differently_are_refused_in_a_shape_too():
    def tagged(number, *tags):
        document = badge(id=f"{BASE}{number}")
        document["credentialSubject"]["achievement"]["tag"] = list(tags)
        return document

    several = [
        tagged(1, "a", "\uff01"),
        tagged(2, "b", "\uff01"),
        tagged(3, "\U0001f600", "\uff01"),
    ]
    assert "order" in alone(several[2])
    same(several)
    above = [
        tagged(4, "a", "\U0001f600"),
        tagged(5, "b", "\U0001f600"),
        tagged(6, "\uff01", "\U0001f600"),
    ]
    assert "order" in alone(above[2])
    same(above)


def test_a_wrong_key_is_noticed():
    signer = Bulk(METHOD, OTHER.sign)
    with pytest.raises(ProofProblem, match="does not fit"):
        signer.signed(badge(), CREATED)


def test_a_key_that_goes_wrong_later_is_noticed_within_a_hundred():
    calls = []

    def sign(data):
        calls.append(data)
        return (KEY if len(calls) < 20 else OTHER).sign(data)

    signer = Bulk(METHOD, sign)
    with pytest.raises(ProofProblem, match="does not fit"):
        for document in numbered(150):
            signer.signed(document, CREATED)
    assert signer.count <= 101


def test_what_a_shape_gets_wrong_is_our_fault_and_stops_everything(monkeypatch):
    """The comparison itself: a shape that forgets a quad is found out on its first document."""
    from microcred.proof.template import Template

    filled = Template.filled
    monkeypatch.setattr(Template, "filled", lambda self, values: (filled(self, values) or [])[1:])
    signer = bulk()
    with pytest.raises(RuntimeError, match="not what pyld says"):
        for document in numbered(3):
            signer.signed(document, CREATED)
