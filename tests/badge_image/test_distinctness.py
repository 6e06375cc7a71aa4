from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.badge_image import BadgeDesign, clashes, distinct, distinctness, free_variant
from microcred.badge_image.motifs import MOTIFS
from microcred.badge_image.pattern import Cell, Pattern, pattern
from microcred.model.vocabulary import Area
from tests.badge_image.designs import WAIT_TIME

A = Cell(0, "tint", "deep")
B = Cell(1, "tint", "deep")


def badges(area: str, count: int) -> list[BadgeDesign]:
    return [replace(WAIT_TIME, area=area, id=f"badge-{number}") for number in range(count)]


@pytest.mark.parametrize(
    ("scheme", "cells", "in_a_pair", "in_a_crowd"),
    [
        pytest.param(1, (B,) * 8, True, True, id="all different"),
        pytest.param(0, (B,) * 8, False, True, id="same scheme"),
        pytest.param(1, (B, B, A, A, B, B, B, A), True, True, id="2 of the lowest, 5 of all"),
        pytest.param(1, (B, A, A, A, B, B, B, B), False, False, id="1 of the lowest, 5 of all"),
        pytest.param(1, (B, B, B, B, A, A, A, A), False, False, id="4 of the lowest, 4 of all"),
        pytest.param(1, (A,) * 8, False, False, id="the same cells"),
    ],
)
def test_two_badges_of_one_area(monkeypatch, scheme, cells, in_a_pair, in_a_crowd):
    patterns = {"one": Pattern(0, (A,) * 8), "other": Pattern(scheme, cells)}
    monkeypatch.setattr(distinctness, "pattern", lambda identity, variant: patterns[identity])
    one, other = replace(WAIT_TIME, id="one"), replace(WAIT_TIME, id="other")
    assert distinct(one, other) is distinct(other, one) is in_a_pair
    assert distinct(one, other, crowded=True) is in_a_crowd
    assert distinct(one, replace(other, area="science"))


@pytest.mark.parametrize(
    ("area", "one", "other", "alike"),
    [
        (Area.INCLUSION, Cell(0, "tint", "deep"), Cell(2, "tint", "deep"), True),
        (Area.INCLUSION, Cell(0, "tint", "deep"), Cell(1, "tint", "deep"), False),
        (Area.MATHEMATICS, Cell(0, "tint", "deep"), Cell(2, "deep", "tint"), True),
        (Area.MATHEMATICS, Cell(0, "tint", "deep"), Cell(2, "tint", "deep"), False),
        (Area.DIGITAL, Cell(1, "mid", "tint"), Cell(3, "tint", "mid"), True),
        (Area.ASSESSMENT, Cell(2, "mid", "tint"), Cell(3, "tint", "mid"), True),
        (Area.ASSESSMENT, Cell(0, "mid", "tint"), Cell(0, "tint", "mid"), False),
        (Area.TALK, Cell(0, "mid", "tint"), Cell(2, "tint", "mid"), False),
    ],
)
def test_cells_that_look_alike_count_as_the_same(monkeypatch, area, one, other, alike):
    patterns = {"one": Pattern(0, (one,) * 8), "other": Pattern(1, (other,) * 8)}
    monkeypatch.setattr(distinctness, "pattern", lambda identity, variant: patterns[identity])
    designs = [replace(WAIT_TIME, id=identity, area=area) for identity in patterns]
    assert distinct(*designs) is not alike


@given(st.sampled_from(list(Area)), st.integers(0, 10**6), st.integers(0, 10**6))
def test_agrees_with_counting_the_cells_that_differ(area, first, second):
    one, other = (replace(WAIT_TIME, area=area, id=str(number)) for number in (first, second))
    if MOTIFS[area].same != (0, 1, 2, 3) or any(way is not None for way in MOTIFS[area].inverse):
        return
    shown, beside = pattern(one.id, 0), pattern(other.id, 0)
    differ = [a != b for a, b in zip(shown.cells, beside.cells, strict=True)]
    apart = sum(differ[:4]) >= 2 and sum(differ) >= 5
    assert distinct(one, other, crowded=True) is apart
    assert distinct(one, other) is (apart and shown.scheme != beside.scheme)


@pytest.mark.parametrize("count", [2, 3, 4, 30])
@pytest.mark.parametrize("area", Area)
def test_clashes_are_the_pairs_that_are_not_distinct(area, count):
    designs = badges(area, count)
    crowded = count >= 4
    newer = {
        other.id
        for one, other in combinations(designs, 2)
        if not distinct(one, other, crowded=crowded)
    }
    found = list(clashes(designs))
    assert {late.id for late, _ in found} == newer
    assert all(not distinct(late, early, crowded=crowded) for late, early in found)
    assert all(designs.index(early) < designs.index(late) for late, early in found)


@pytest.mark.parametrize("area", Area)
def test_the_newer_badge_takes_the_next_free_variant(area):
    published: list[BadgeDesign] = []
    for design in badges(area, 12):
        variant = free_variant(design, published)
        assert variant is not None
        crowded = len(published) >= 3
        chosen = replace(design, variant=variant)
        assert all(distinct(chosen, other, crowded=crowded) for other in published)
        lower = (replace(design, variant=number) for number in range(variant))
        assert not any(
            all(distinct(other, early, crowded=crowded) for early in published) for other in lower
        )
        published.append(chosen)


def test_a_badge_does_not_clash_with_itself():
    assert free_variant(WAIT_TIME, [WAIT_TIME]) == 0


def test_no_variant_is_free_when_every_scheme_is_taken(monkeypatch):
    monkeypatch.setattr(distinctness, "pattern", lambda identity, variant: Pattern(0, (A,) * 8))
    assert free_variant(replace(WAIT_TIME, id="new"), [WAIT_TIME]) is None
