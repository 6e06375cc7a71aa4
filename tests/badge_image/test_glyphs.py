from xml.etree import ElementTree as ET

import pytest

from microcred.badge_image import glyph, glyph_svg
from microcred.model.vocabulary import EvidenceKind


@pytest.mark.parametrize("kind", EvidenceKind)
def test_every_kind_has_a_mark_in_the_colour_of_the_text(kind):
    svg = ET.fromstring(glyph_svg(kind))
    assert svg.get("viewBox") == "0 0 24 24"
    assert svg.get("aria-hidden") == "true"
    assert (svg[0].get("fill"), svg[0].get("d")) == ("currentColor", glyph(kind))


def test_no_two_kinds_share_a_mark():
    assert len({glyph(kind) for kind in EvidenceKind}) == len(EvidenceKind)
