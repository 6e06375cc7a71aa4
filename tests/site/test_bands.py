"""The area bands that ship with the theme are those of the badge grammar."""

import pytest

from microcred.badge_image import area_band
from microcred.model.vocabulary import Area
from tests.theme import THEME

ASSETS = THEME / "assets/mc"


@pytest.mark.parametrize("area", list(Area))
def test_each_area_has_its_band(area):
    drawn = (ASSETS / f"bands/{area.value}.svg").read_text("utf-8")
    assert drawn == area_band(area.value, "page", 60, 2) + "\n"
    css = (ASSETS / "credential.css").read_text("utf-8")
    assert f'.mc-band--{area.value} {{ background-image: url("bands/{area.value}.svg"); }}' in css
