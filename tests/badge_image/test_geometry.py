import re

import pytest

from microcred.badge_image.geometry import FULL, MARK, Arch, arch, number
from microcred.badge_image.rings import ring

FORMS = pytest.mark.parametrize("form", [FULL, MARK], ids=lambda form: form.name)


def test_silhouette():
    assert (
        arch(0) == "M32 464V232A224 224 0 0 1 480 232V464a40 40 0 0 1-40 40H72a40 40 0 0 1-40-40z"
    )


@pytest.mark.parametrize("inset", [0, 8, 27, 33, 46, 58])
def test_drawn_in_by_the_inset_on_all_sides(inset):
    outer, inner = Arch(0), Arch(inset)
    assert inner.left - outer.left == outer.right - inner.right == outer.bottom - inner.bottom
    assert inner.spring == outer.spring, "the arches share one centre"
    assert inner.corner == max(4, 40 - inset)


@FORMS
def test_four_cells_fill_the_field(form):
    assert form.cell == {"full": 89, "mark": 83}[form.name]
    assert form.field.left + 4 * form.cell == form.field.right


@FORMS
def test_the_cells_reach_the_top_of_the_field(form):
    top = form.field.spring - form.field.radius
    assert form.foot - form.rows * form.cell <= top < form.foot - (form.rows - 1) * form.cell


@FORMS
def test_the_plate_stays_inside_the_field(form):
    assert form.field.spring < form.foot < form.foot + form.plate <= form.field.bottom


@pytest.mark.parametrize(
    ("value", "text"),
    [(1, "1"), (1.0, "1"), (1.25, "1.2"), (0.04, "0"), (-0.04, "0"), (-2.5, "-2.5")],
)
def test_number(value, text):
    assert number(value) == text


@FORMS
def test_a_ring_is_told_by_its_kind(form):
    assert ring("foundation", form) == ""
    assert "dasharray" in ring("practice", form)
    assert "dasharray" not in ring("lead", form)
    assert ring("lead", form).count("M") == 2


@FORMS
def test_stitches_end_whole(form):
    side = Arch(8 + form.frame / 2)
    lengths = {"straight": 0.0, "round": 0.0}
    for dash, gap, path in re.findall(
        r'dasharray="(\S+) (\S+)" d="([^"]+)"', ring("practice", form)
    ):
        period = float(dash) + float(gap)
        numbers = [float(part) for part in re.findall(r"-?[\d.]+", path)]
        if "A" in path:
            drop = numbers[1] - side.spring
            length = 3.14159265 * side.radius + 2 * drop
            lengths["round"] = length
        else:
            length = numbers[2] - numbers[0]
            lengths["straight"] = length
        assert (length + float(gap)) / period == pytest.approx(
            round((length + float(gap)) / period), abs=0.02
        )
    assert all(lengths.values())
