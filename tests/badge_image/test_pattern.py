from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.badge_image.geometry import FULL
from microcred.badge_image.motifs import MOTIFS, Figure, Step, figure_path
from microcred.badge_image.palette import AREAS
from microcred.badge_image.pattern import PAIRS, Cell, Pattern, field, pattern, rows
from microcred.model.vocabulary import Area

AREA = pytest.mark.parametrize("area", Area)


def test_a_pattern_follows_from_identity_and_variant():
    # sha256("badge:v1:wait-time:0"), worked out apart from this program.
    shown = pattern("wait-time", 0)
    assert shown.scheme == 0
    assert [cell.way for cell in shown.cells] == [1, 3, 3, 0, 3, 1, 2, 3]
    assert [cell.figure for cell in shown.cells] == [
        *("deep", "deep", "deep", "deep", "deep", "mid", "mid", "mid")
    ]
    assert pattern("wait-time", 1) != shown


@given(st.text(max_size=20), st.integers(0, 99))
def test_cells_keep_to_their_scheme(identity, variant):
    shown = pattern(identity, variant)
    assert len(shown.cells) == 8
    assert {(cell.ground, cell.figure) for cell in shown.cells} <= set(PAIRS[shown.scheme])
    assert {cell.way for cell in shown.cells} <= {0, 1, 2, 3}


@AREA
def test_each_pair_of_rows_is_the_same_after_half_a_turn(area):
    grid = rows(area, pattern("half-turn", 0).cells)
    turned = MOTIFS[area].turned
    for row in range(4):
        for column in range(4):
            cell, twin = grid[row][column], grid[row ^ 1][3 - column]
            assert (twin.ground, twin.figure) == (cell.ground, cell.figure)
            assert twin.way == turned[cell.way]


@AREA
def test_cells_count_from_the_foot_and_the_left(area):
    cells = tuple(Cell(place % 4, *PAIRS[place % 3][place % 4]) for place in range(8))
    grid = rows(area, cells)
    assert [cell for row in grid for cell in row[:2]] == list(cells)


@pytest.mark.parametrize("area", [area for area in Area if area != Area.DIGITAL])
def test_a_turned_way_is_the_figure_turned(area):
    motif = MOTIFS[area]
    for way in range(4):
        assert points(motif.figures[motif.turned[way]]) == points(half_turned(motif.figures[way]))


def half_turned(figure: Figure) -> Figure:
    return tuple(
        tuple(Step(1 - step.x, 1 - step.y, step.radius, step.sweep) for step in contour)
        for contour in figure
    )


def points(figure: Figure) -> set[tuple[float, float]]:
    return {(round(step.x, 6), round(step.y, 6)) for contour in figure for step in contour}


@AREA
def test_ways_look_different_but_for_those_that_are_said_to_be_the_same(area):
    motif = MOTIFS[area]
    looks = {frozenset(points(motif.figures[way])) for way in range(4)}
    if area not in (
        Area.MATHEMATICS,
        Area.SCIENCE,
        Area.ASSESSMENT,
    ):  # told apart by more than points
        assert len(looks) == len(set(motif.same))
    assert len({figure_path(area, way, 0, 0, 100) for way in range(4)}) == 4


@AREA
def test_figures_stay_inside_their_cell(area):
    for figure in MOTIFS[area].figures:
        for contour in figure:
            assert all(-1e-9 <= step.x <= 1 + 1e-9 for step in contour)
            assert all(-1e-9 <= step.y <= 1 + 1e-9 for step in contour)


@AREA
def test_each_tone_is_one_path_over_the_middle_tone(area):
    svg = f"<g>{field(area, pattern('tones', 0), FULL, AREAS[area])}</g>"
    fills = [path.get("fill") for path in ET.fromstring(svg)]
    assert fills[0] == AREAS[area].mid
    assert len(fills) == len(set(fills)) <= 3


def test_a_cell_shows_its_ground_with_the_figure_as_a_hole():
    shown = Pattern(0, (Cell(0, "tint", "deep"),) * 8)
    svg = f"<g>{field(Area.TALK, shown, FULL, AREAS[Area.TALK])}</g>"
    _, deep, tint = ET.fromstring(svg)
    squares = 4 * FULL.rows
    assert deep.get("d", "").count("M") == squares
    assert tint.get("d", "").count("M") == 2 * squares
