"""How many of the items asked for are in."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.attempt import completion, counts, handed_in, read_attempt, written_parts
from microcred.model.evidence import EvidenceSlot
from microcred.model.vocabulary import EvidenceKind
from tests.handed import complete
from tests.rules.submitted import RELEASE


def slot(identity, least=1, group=None):
    return EvidenceSlot(
        id=identity,
        name=identity,
        kind=EvidenceKind.DATA,
        prompt="x",
        min=least,
        max=9,
        any_of=group,
    )


@pytest.mark.parametrize(
    ("slots", "items", "expected"),
    [
        ([], {}, "0 of 0 items in"),
        ([slot("a")], {}, "0 of 1 item in"),
        ([slot("a")], {"a": 1}, "1 of 1 item in"),
        ([slot("a", 2), slot("b")], {"a": 1}, "1 of 3 items in"),
        ([slot("a", 2), slot("b")], {"a": 5}, "2 of 3 items in"),
        ([slot("a", 0), slot("b")], {"a": 1}, "0 of 1 item in"),
        ([slot("a")], {"other": 3}, "0 of 1 item in"),
        # of a group, one slot is enough
        ([slot("a", 1, "g"), slot("b", 1, "g")], {}, "0 of 1 item in"),
        ([slot("a", 1, "g"), slot("b", 1, "g")], {"b": 1}, "1 of 1 item in"),
        ([slot("a", 1, "g"), slot("b", 1, "g")], {"a": 1, "b": 1}, "1 of 1 item in"),
        ([slot("a", 3, "g"), slot("b", 2, "g")], {"a": 1, "b": 1}, "1 of 2 items in"),
        ([slot("a", 3, "g"), slot("b", 2, "g")], {"a": 3}, "3 of 3 items in"),
        ([slot("a", 0, "g"), slot("b", 0, "g")], {}, "0 of 1 item in"),
        ([slot("a", 1, "g"), slot("b", 1, "h")], {"a": 1}, "1 of 2 items in"),
    ],
)
def test_how_many_are_in(slots, items, expected):
    assert str(completion(slots, Counter(items))) == expected


def test_what_is_missing():
    slots = [slot("a", 2), slot("b", 1, "g"), slot("c", 1, "g"), slot("d")]
    (first, group) = completion(slots, Counter(a=1, d=1)).missing
    assert ([one.id for one in first.slots], first.needed, first.there) == (["a"], 2, 1)
    assert ([one.id for one in group.slots], group.met) == (["b", "c"], False)


def counted(**changes):
    text = complete(**changes)
    document = read_attempt("a.md", text).document
    assert document
    slots = RELEASE.credential.evidence
    return counts(document.model, written_parts(text, slots))


def test_an_attempt_is_counted_by_slot():
    assert counted() == {"context": 1, "clips": 2, "tally": 1, "reflection": 1}


def test_what_is_only_begun_does_not_count():
    begun = {"evidence.0.sha256": "0" * 64, "reflection": "<!-- to write -->\n", "context": None}
    assert counted(**begun) == {"clips": 1, "tally": 1}


@pytest.mark.parametrize(("fingerprint", "real"), [("0" * 64, False), ("0" * 63 + "1", True)])
def test_a_placeholder_is_no_item(fingerprint, real):
    document = read_attempt("a.md", complete(**{"evidence.0.sha256": fingerprint})).document
    assert document
    assert handed_in(document.model.evidence[0]) is real


slots = st.lists(
    st.builds(
        slot,
        st.sampled_from("abcdef"),
        st.integers(0, 4),
        st.sampled_from([None, None, "g", "h"]),
    ),
    max_size=6,
    unique_by=lambda one: one.id,
)
items = st.dictionaries(st.sampled_from("abcdefg"), st.integers(0, 6)).map(Counter)


@given(slots, items, st.sampled_from("abcdef"))
def test_one_more_item_never_makes_it_less_complete(asked, there, more):
    before, after = completion(asked, there), completion(asked, there + Counter(more))
    assert 0 <= before.there <= before.needed
    assert len(after.missing) <= len(before.missing)
    assert before.needed - before.there >= after.needed - after.there


@given(slots, items)
def test_nothing_is_missing_when_all_are_in(asked, there):
    found = completion(asked, there)
    assert (found.there == found.needed) == (found.missing == ())
