"""program/keys.yml read, and changed so that what people wrote beside the keys stays."""

from datetime import UTC, datetime

import pytest

from microcred.document import Source, read_yaml
from microcred.keyring import read_keys, with_key, without_trust
from microcred.model.keys import KeyRing, PublicKey
from microcred.places import KEYS
from microcred.signing import SigningKey

FIRST, SECOND, THIRD = (SigningKey(bytes([number] * 32)).multikey for number in (1, 2, 3))
ADDED = datetime(2026, 7, 1, 8, tzinfo=UTC)
LATER = datetime(2026, 11, 21, 20, 48, 59, tzinfo=UTC)

BY_HAND = f"""\
# Ours. Ask Ada before you touch it.
format: 1

keys:
  - key: {FIRST}  # on the old laptop
    note: "the first: 2026"
    added: "2026-07-01T08:00:00Z"
  - key: {SECOND}
    added: "2026-07-02T08:00:00Z"
"""
FLOW = f"""\
format: 1
keys:
  - {{key: {FIRST}, added: "2026-07-01T08:00:00Z"}}
  - {{key: {SECOND}, added: "2026-07-02T08:00:00Z"}}
"""
WRITTEN = f"""\
# The public halves of the keys that sign awards; `microcred keys` writes here. The last one that is
# not compromised signs. None is ever removed: what it signed could no longer be verified.
format: 1
keys:
  - key: {FIRST}
    added: "2026-07-01T08:00:00Z"
"""


def key(multikey, **changes):
    return PublicKey.model_validate({"key": multikey, "added": ADDED} | changes)


def ring(text):
    reading = read_yaml(KEYS, text, KeyRing)
    assert reading.document, reading.problems
    return reading.document.model


def test_the_first_key_makes_the_file():
    assert with_key(None, key(FIRST)) == WRITTEN
    assert ring(WRITTEN) == KeyRing(keys=(key(FIRST),))


def test_another_key_is_added_at_the_end_and_all_else_stays():
    text = with_key(BY_HAND, key(THIRD, note="A “new” one: #3"))
    assert text.startswith(BY_HAND)
    assert ring(text) == KeyRing(keys=(*ring(BY_HAND).keys, key(THIRD, note="A “new” one: #3")))
    assert ring(text).current.key == THIRD


@pytest.mark.parametrize(
    "text", [FLOW, "format: 1\nkeys: []\n", "format: 1\n", "keys:\nformat: 1\n"]
)
def test_what_cannot_be_added_to_is_written_anew(text):
    before = ring(text) if "keys:\n" not in text or text is FLOW else KeyRing()
    assert ring(with_key(text, key(THIRD))).keys == (*before.keys, key(THIRD))


def test_a_key_is_marked_where_it_stands():
    text = without_trust(BY_HAND, FIRST, LATER)
    lines = text.splitlines()
    assert [line for line in BY_HAND.splitlines() if line not in lines] == []
    assert lines[7] == '    compromised: "2026-11-21T20:48:59Z"'
    assert ring(text).keys[0].compromised == LATER
    assert ring(text).trusted == (ring(BY_HAND).keys[1],)


def test_a_key_in_one_line_is_marked_too():
    text = without_trust(FLOW, SECOND, LATER)
    assert [each.compromised for each in ring(text).keys] == [None, LATER]
    assert ring(text).current.key == FIRST


def test_a_key_that_is_not_there_cannot_be_marked():
    with pytest.raises(KeyError):
        without_trust(BY_HAND, THIRD, LATER)


def problems(text):
    return [
        f"{problem.line}: {problem.code} {problem.message}"
        for problem in read_keys(lambda path: Source(path, text)).problems
    ]


def test_what_is_right_is_fine():
    assert problems(BY_HAND) == problems(FLOW) == problems(WRITTEN) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BY_HAND.replace(SECOND, FIRST), f"8: Y02 the key {FIRST} is there twice"),
        (BY_HAND.replace(SECOND, SECOND[:-2]), "8: Y02 "),
        (
            BY_HAND.replace(
                '    note: "the first: 2026"', '    compromised: "2026-06-30T08:00:00Z"'
            ),
            f"5: Y02 the key {FIRST} is compromised before it was added",
        ),
        (BY_HAND.replace(SECOND, "z3u2secret"), "8: M03"),
        (BY_HAND.replace('"2026-07-02T08:00:00Z"', '"2026-07-02"'), "9: M03"),
        (BY_HAND + "    name: x\n", "10: M02"),
        ("keys: [", "F02"),
    ],
    ids=["twice", "short", "before", "private", "no zone", "unknown", "syntax"],
)
def test_what_is_wrong_is_told_with_its_line(text, said):
    assert any(said in problem for problem in problems(text)), problems(text)
