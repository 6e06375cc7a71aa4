"""Badge images as SVG text: pure functions of a badge's design, after the badge grammar."""

from microcred.badge_image.badge import full, mark
from microcred.badge_image.band import area_band
from microcred.badge_image.design import BadgeDesign, achievement_design, badge_design
from microcred.badge_image.distinctness import clashes, distinct, free_variant
from microcred.badge_image.glyphs import glyph, glyph_svg
from microcred.badge_image.palette import State
from microcred.badge_image.raster import SIZE, png
from microcred.badge_image.titles import BadgeTitleTooLong, title_fits, undrawable

__all__ = [
    "SIZE",
    "BadgeDesign",
    "BadgeTitleTooLong",
    "State",
    "achievement_design",
    "area_band",
    "badge_design",
    "clashes",
    "distinct",
    "free_variant",
    "full",
    "glyph",
    "glyph_svg",
    "mark",
    "png",
    "title_fits",
    "undrawable",
]
