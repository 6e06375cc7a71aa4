"""Status lists: one bit for each award, set once it is revoked."""

import base64
import gzip
import random
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.model.ledger import LIST_SIZE
from microcred.status_list import (
    HALF,
    MAX_BYTES,
    BadStatusList,
    bits_of,
    cleared,
    decoded,
    document,
    draw,
    empty,
    encoded,
    indices,
    is_set,
    with_bit,
)
from tests.ledgers import AWARDED, program

INDEX = st.integers(0, LIST_SIZE - 1)


def multibase(data):
    """Return bytes as multibase base64url without padding."""
    return "u" + base64.urlsafe_b64encode(data).decode().rstrip("=")


def refusal(text):
    """Return why a list cannot be read."""
    with pytest.raises(BadStatusList) as refused:
        decoded(text)
    return str(refused.value)


def test_pitfall_09_a_list_has_the_least_size_that_the_standard_allows():
    assert 8 * len(empty()) == LIST_SIZE == 131_072


@pytest.mark.parametrize(
    ("index", "place", "byte"), [(0, 0, 0x80), (7, 0, 0x01), (8, 1, 0x80), (LIST_SIZE - 1, -1, 1)]
)
def test_pitfall_09_the_most_significant_bit_comes_first(index, place, byte):
    bits = with_bit(empty(), index)
    assert bits[place] == byte
    assert indices(bits) == [index]


def test_pitfall_09_the_text_is_multibase_base64url_of_gzip_without_padding():
    text = encoded(with_bit(empty(), 9973))
    assert text[0] == "u"
    assert not set(text) & set("=+/")
    assert gzip.decompress(base64.urlsafe_b64decode(text[1:] + "==")) == with_bit(empty(), 9973)


def test_the_same_bits_give_the_same_text():
    assert encoded(with_bit(empty(), 5)) == encoded(with_bit(empty(), 5))
    assert base64.urlsafe_b64decode(encoded(empty())[1:] + "==")[4:8] == bytes(4)  # no time


@given(st.sets(INDEX, max_size=40))
def test_what_was_set_is_read_and_nothing_else(chosen):
    bits = empty()
    for index in chosen:
        bits = with_bit(bits, index)
    read = decoded(encoded(bits))
    assert read == bits
    assert indices(read) == sorted(chosen)
    assert all(is_set(read, index) for index in chosen)


@given(st.sets(INDEX, max_size=40), st.sets(INDEX, max_size=40))
def test_bits_that_were_taken_back_are_found(before, after):
    old, new = empty(), empty()
    for index in before:
        old = with_bit(old, index)
    for index in after:
        new = with_bit(new, index)
    assert cleared(old, new) == sorted(before - after)


def test_a_shorter_list_has_lost_the_bits_behind_its_end():
    assert cleared(with_bit(empty(), LIST_SIZE - 1), empty()[:-1]) == [LIST_SIZE - 1]


@pytest.mark.parametrize("index", [-1, LIST_SIZE, 10**9])
def test_a_bit_that_does_not_exist_is_neither_set_nor_clear(index):
    for ask in (is_set, with_bit):
        with pytest.raises(BadStatusList, match="131,072 bits, and none with the number"):
            ask(empty(), index)


def packed(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "multibase"),
        ("zABC", "multibase"),
        ("uAB+/", "multibase"),
        ("u", "cut off"),
        ("uA", "multibase"),
        (multibase(b"not gzip at all"), "GZIP"),
        (multibase(packed(empty())[:-6]), "cut off"),
        (multibase(packed(empty()) + b"more"), "something follows"),
        (multibase(packed(empty()[:-1])), "it has 131,064 bits; the standard asks for"),
        (multibase(packed(b"")), "it has 0 bits"),
        (multibase(packed(bytes(MAX_BYTES + 1))), "unpacks to more than 4,194,304 bytes"),
        ("u" + "A" * 2**23, "far too long"),
    ],
)  # fmt: skip
def test_what_is_no_list_is_refused_with_the_reason(text, why):
    assert why in refusal(text)


def test_a_bomb_is_not_unpacked():
    bomb = multibase(gzip.compress(bytes(200 * 2**20), compresslevel=9))
    assert len(bomb) < MAX_BYTES
    tracemalloc.start()
    assert "unpacks to more than" in refusal(bomb)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 8 * MAX_BYTES


@given(st.text(max_size=200))
def test_no_text_is_read_as_a_list_by_accident(text):
    assert refusal(text)


@given(st.binary(max_size=200))
def test_no_bytes_are_read_as_a_list_by_accident(data):
    assert refusal(multibase(data))


def test_the_credential_of_a_list():
    bits = with_bit(empty(), 3)
    made = document(program(), "did:web:good.example", 2, bits, AWARDED)
    text = made["credentialSubject"].pop("encodedList")
    assert decoded(text) == bits
    assert made == {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": "https://good.example/awards/status/2.json",
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": "did:web:good.example",
        "validFrom": "2026-11-21T20:48:00Z",
        "credentialSubject": {
            "id": "https://good.example/awards/status/2.json#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
        },
    }


def test_a_list_is_read_from_its_credential():
    bits = with_bit(empty(), 3)
    assert bits_of(document(program(), "did:web:good.example", 1, bits, AWARDED)) == bits


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ([], "not a credential"),
        ({}, "not a BitstringStatusListCredential"),
        ({"type": TypeError.__name__}, "not a BitstringStatusListCredential"),
        ({"type": ["BitstringStatusListCredential"]}, "not a BitstringStatusListCredential"),
        (
            {"type": ["BitstringStatusListCredential"],
             "credentialSubject": {"statusPurpose": "suspension"}},
            "its purpose is another",
        ),
        (
            {"type": ["BitstringStatusListCredential"],
             "credentialSubject": {"statusPurpose": "revocation", "encodedList": 5}},
            "it holds no list",
        ),
    ],
)  # fmt: skip
def test_what_is_no_credential_of_a_list_is_refused(wrong, why):
    with pytest.raises(BadStatusList, match=why):
        bits_of(wrong)


# --- indices ---


class Drawn:
    """A source of randomness that gives what it was told to."""

    def __init__(self, numbers):
        self.numbers = iter(numbers)

    def below(self, size):
        assert size == LIST_SIZE
        return next(self.numbers)


def test_pitfall_09_indices_are_not_drawn_in_the_order_of_awards():
    below = random.Random(7).randrange
    taken: dict[int, set[int]] = {}
    drawn = []
    for _ in range(50):
        entry = draw(taken, below)
        taken.setdefault(entry.list, set()).add(entry.index)
        drawn.append(entry.index)
    assert len(set(drawn)) == 50
    assert drawn != sorted(drawn)


@given(st.sets(INDEX, max_size=50), st.randoms(use_true_random=False))
def test_pitfall_09_an_index_in_use_is_never_drawn_again(used, source):
    entry = draw({1: used}, source.randrange)
    assert entry.list == 1
    assert entry.index not in used


def test_every_free_index_is_as_likely_as_any_other():
    """Of all draws the source can make, those that are taken are thrown away, the others kept."""
    used = {0, 1, 5}
    for index in (2, 3, 4, 6, LIST_SIZE - 1):
        source = Drawn([0, 5, 1, index])
        assert draw({1: used}, source.below).index == index


@pytest.mark.parametrize(("used", "number"), [(0, 1), (HALF - 1, 1), (HALF, 2), (HALF + 9, 2)])
def test_a_list_that_is_half_full_is_followed_by_a_new_one(used, number):
    assert draw({1: range(used)}, lambda size: LIST_SIZE - 1).list == number


def test_the_last_list_is_the_one_that_is_filled():
    assert draw({1: range(3), 2: range(3)}, lambda size: 9).list == 2
