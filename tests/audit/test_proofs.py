"""Many signatures looked at, each with the answer that looking at it alone gives."""

import copy
import json
from itertools import pairwise

import pytest

from microcred.audit.proofs import Proofs
from microcred.proof import ProofProblem, verified
from tests.ledgers import PUBLIC, attempt, signed

MANY = [signed(number) for number in range(12)]
NAMED = [
    signed(number, attempts=(attempt(**{"publish.name": f"Ada {number}"}),))
    for number in range(20, 26)
]


def paths(value, way=()):
    """Yield the way to every text of a document but its context, and the text."""
    if isinstance(value, str):
        yield way, value
    for key, inner in value.items() if isinstance(value, dict) else ():
        if key != "@context":
            yield from paths(inner, (*way, key))
    for place, inner in enumerate(value if isinstance(value, list) else ()):
        yield from paths(inner, (*way, place))


def changed(document, way, value):
    made = copy.deepcopy(document)
    inner = made
    for step in way[:-1]:
        inner = inner[step]
    inner[way[-1]] = value
    return made


def stands(look, document):
    try:
        look(document, PUBLIC)
    except ProofProblem:
        return False
    return True


@pytest.fixture(scope="module")
def proofs():
    made = Proofs()
    for document in (*MANY, *NAMED):
        made.verify(document, PUBLIC)
    return made


def test_most_are_not_looked_at_alone(proofs):
    assert proofs.alone < 6


def test_each_stands(proofs):
    before = proofs.alone
    for document in MANY:
        proofs.verify(json.loads(json.dumps(document)), PUBLIC)
    assert proofs.alone == before


@pytest.mark.parametrize("document", [MANY[5], NAMED[3]], ids=["plain", "named"])
def test_none_stands_with_one_text_changed(proofs, document):
    for way, text in paths(document):
        for value in (f"{text}x", text[:-1], text.swapcase()):
            if value != text and value:
                made = changed(document, way, value)
                assert stands(proofs.verify, made) is stands(verified, made) is False, way


@pytest.mark.parametrize(
    "change",
    [
        {"proof": None},
        {"proof": []},
        {"proof": {**MANY[0]["proof"], "created": '2026-11-21T20:48:00Z"'}},
        {"proof": {**MANY[0]["proof"], "created": "2026-11-21T20:48:01Z"}},
        {"proof": {**MANY[0]["proof"], "@context": []}},
        {"proof": {**MANY[0]["proof"], "expires": "2027-11-21T20:48:00Z"}},
        {"proof": MANY[1]["proof"]},
        {"extra": "more"},
        {"name": "half \ud800"},
        {"name": ["Think Time", "x"]},
        {"name": 5},
        {"evidence": []},
    ],
)
def test_what_is_odd_is_refused_as_looking_at_it_alone_does(proofs, change):
    made = {**MANY[0], **change}
    assert stands(proofs.verify, made) is stands(verified, made) is False


def test_another_key_does_not_fit(proofs):
    with pytest.raises(ProofProblem):
        proofs.verify(MANY[0], bytes(31) + b"\1")


def test_no_two_moments_are_taken_for_each_other():
    made = Proofs()
    assert len({one["proof"]["created"] for one in MANY}) == len(MANY)
    for one, other in pairwise(MANY):
        made.verify(one, PUBLIC)
        proof = {**one["proof"], "created": other["proof"]["created"]}
        assert not stands(made.verify, {**one, "proof": proof})
