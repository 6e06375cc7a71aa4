"""A credential inside its badge image: put in, and taken out, of PNG and SVG.

The ways of Open Badges 3.0 (section 5.3) and, for taking out, of the Open Badges 2.0 baking
specification. One image may carry both; a reader of either version reads its own.
"""

from microcred.baking import png, svg
from microcred.baking.carried import MAX_IMAGE, BakingProblem, Carried, is_jwt

__all__ = ["MAX_IMAGE", "BakingProblem", "Carried", "is_image", "is_jwt", "png", "svg", "taken_out"]


def is_image(data: bytes) -> bool:
    """True when the data begin as a PNG or an SVG does, whatever they are after that."""
    return png.looks_like(data) or svg.looks_like(data)


def taken_out(data: bytes) -> Carried:
    """Return what a PNG or an SVG carries. Raises BakingProblem where it cannot be told."""
    if png.looks_like(data):
        return png.taken_out(data)
    if svg.looks_like(data):
        return svg.taken_out(data)
    raise BakingProblem("this is neither a PNG nor an SVG image")
