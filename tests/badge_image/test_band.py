from xml.etree import ElementTree as ET

import pytest

from microcred.badge_image import area_band
from microcred.badge_image.palette import AREAS
from microcred.model.vocabulary import Area


@pytest.mark.parametrize("area", Area)
def test_a_band_is_decoration_in_the_colours_of_its_area(area):
    svg = ET.fromstring(area_band(area, "tile", 8, 2))
    assert svg.get("aria-hidden") == "true"
    assert svg.get("viewBox") == "0 0 320 80"
    assert {path.get("fill") for path in svg} <= set(AREAS[area])
    assert len(svg) == 3


def test_the_seed_decides():
    assert area_band("talk", "a", 8, 2) == area_band("talk", "a", 8, 2)
    assert area_band("talk", "a", 8, 2) != area_band("talk", "b", 8, 2)


@pytest.mark.parametrize(("columns", "rows"), [(1, 1), (30, 1), (8, 2)])
def test_every_cell_is_drawn(columns, rows):
    svg = ET.fromstring(area_band("talk", "size", columns, rows))
    assert sum(path.get("d", "").count("M") for path in svg) >= 1 + columns * rows
