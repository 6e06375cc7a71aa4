"""How awards count on a pathway: a maximum matching, an award once, nothing earned lost."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.document import read_yaml
from microcred.model.pathway import Pathway
from microcred.pathways import fill, progress

HEAD = "id: p\nname: P\norganization: o\nstatus: in-force\ngoal: G\nrequirements:\n"


def pathway(text: str) -> Pathway:
    reading = read_yaml("p.yml", HEAD + text, Pathway)
    assert reading.document, reading.problems
    return reading.document.model


THREE_OF_FIVE = "  - {id: s, name: S, from: [a, b, c, d, e], at_least: 3}\n"
OVERLAP = """\
  - {id: one, name: One, from: [a, b], at_least: 1}
  - {id: two, name: Two, from: [a], at_least: 1}
"""
GROUPS = """\
  - id: g
    name: G
    groups:
      - {id: x, name: X, from: [a, b]}
      - {id: y, name: Y, from: [b, c], at_least: 2}
"""
EITHER = "  - {id: e, name: E, either: [[a, b, c], [d, e]]}\n"
CAPSTONE = "  - {id: s, name: S, from: [a, b]}\ncapstone: z\n"
FIRST_A = (
    "  - {id: s, name: S, from: [a, b, c]}\nprerequisites:\n  - {credential: c, needs: [a, b]}\n"
)

CASES = [
    (THREE_OF_FIVE, "", 0, 3, "", "", False),
    (THREE_OF_FIVE, "a b x", 2, 1, "", "x", False),
    (THREE_OF_FIVE, "a b c", 3, 0, "", "", True),
    (THREE_OF_FIVE, "a b c d", 3, 0, "d", "", True),
    (OVERLAP, "a", 1, 1, "", "", False),
    (OVERLAP, "a b", 2, 0, "", "", True),
    (OVERLAP + "shared: true\n", "a", 2, 0, "", "", True),
    (GROUPS, "b c", 2, 1, "", "", False),
    (GROUPS, "a b c", 3, 0, "", "", True),
    (EITHER, "a b", 2, 1, "", "", False),
    (EITHER, "a b d", 2, 1, "d", "", False),
    (EITHER, "d e a", 2, 0, "a", "", True),
    (CAPSTONE, "a b", 2, 1, "", "", False),
    (CAPSTONE, "z", 1, 2, "", "", False),
    (CAPSTONE, "a b z", 3, 0, "", "", True),
]


@pytest.mark.parametrize(
    ("text", "earned", "done", "to_go", "surplus", "outside", "complete"), CASES
)
def test_what_counts_and_what_is_left(
    text: str, earned: str, done: int, to_go: int, surplus: str, outside: str, complete: bool
) -> None:
    found = progress(pathway(text), earned.split())

    assert (found.done, found.to_go, found.complete) == (done, to_go, complete)
    assert (found.surplus, found.outside) == (tuple(surplus.split()), tuple(outside.split()))


def test_what_is_left_is_told_step_by_step() -> None:
    found = progress(pathway(THREE_OF_FIVE), ["e", "a", "x"])

    (step,) = found.steps
    assert step.done == ("a", "e")
    assert [(part.to_go, part.from_which) for part in step.parts] == [(1, ("b", "c", "d"))]
    assert found.left == ("b", "c", "d")


def test_of_alternatives_the_nearest_is_followed_and_the_first_of_equals() -> None:
    nearest = progress(pathway(EITHER), ["d"])
    first = progress(pathway("  - {id: e, name: E, either: [[a, b], [c, d]]}\n"), ["a", "c"])

    assert nearest.steps[0].parts[0].from_which == ("e",)
    assert first.steps[0].parts[0].from_which == ("b",)


def test_the_capstone_is_open_once_it_is_all_that_is_left() -> None:
    assert progress(pathway(CAPSTONE), ["a", "b"]).capstone_open
    assert not progress(pathway(CAPSTONE), ["a"]).capstone_open
    assert not progress(pathway(CAPSTONE), ["a", "b", "z"]).capstone_open


def test_what_waits_for_another_says_for_which() -> None:
    assert progress(pathway(FIRST_A), ["a"]).waiting == {"c": ("b",)}
    assert progress(pathway(FIRST_A), ["a", "b"]).waiting == {}
    assert progress(pathway(FIRST_A), ["c"]).done == 1, "what was earned early counts"


def test_the_order_in_which_awards_are_given_is_of_no_matter() -> None:
    one = progress(pathway(GROUPS), ["a", "x", "b", "c", "w"])
    other = progress(pathway(GROUPS), {"w", "c", "b", "x", "a"})

    assert one == other


AWARDS = "abcdef"


@given(
    st.lists(
        st.tuples(st.integers(1, 3), st.lists(st.sampled_from(AWARDS), unique=True, max_size=4)),
        min_size=1,
        max_size=4,
    )
)
def test_no_other_way_fills_more_places(kinds: list[tuple[int, list[str]]]) -> None:
    asked = [count for count, _ in kinds]
    fitting = [awards for _, awards in kinds]
    filled = fill(asked, fitting)

    used = [award for awards in filled for award in awards]
    assert len(used) == len(set(used)), "an award is in one place"
    assert all(set(got) <= set(fits) for got, fits in zip(filled, fitting, strict=True))
    assert all(len(got) <= count for got, count in zip(filled, asked, strict=True))
    assert len(used) == _most(asked, fitting)


def _most(asked: list[int], fitting: list[list[str]]) -> int:
    """Return the best of all ways to put each award in one kind of place or in none."""
    ways = [[None, *(k for k, fits in enumerate(fitting) if a in fits)] for a in AWARDS]
    return max(
        sum(min(count, way.count(kind)) for kind, count in enumerate(asked))
        for way in product(*ways)
    )
