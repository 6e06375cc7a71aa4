"""The ring that tells the stage, by kind and not by count: plain, stitched or piped."""

from __future__ import annotations

from functools import cache
from math import pi
from typing import Final

from microcred.badge_image.geometry import Arch, Form, arch, number
from microcred.model.vocabulary import Depth

PIPING: Final = (0.34, 0.70)  # where the two lines run, as shares of the frame


@cache
def ring(depth: str, form: Form) -> str:
    """Return the ring of a stage as SVG; nothing for Foundation."""
    if depth == Depth.PRACTICE:
        return _stitched(form)
    return _piped(form) if depth == Depth.LEAD else ""


def _piped(form: Form) -> str:
    lines = "".join(arch(8 + share * form.frame) for share in PIPING)
    return f'<path fill="none" stroke="#fff" stroke-width="{form.piping:g}" d="{lines}"/>'


def _stitched(form: Form) -> str:
    """Return stitches stretched to a whole number, with one of them at the very top."""
    line = Arch(8 + form.frame / 2)
    width, dash, gap = form.stitch
    period = line.length / round(line.length / (dash + gap))
    stitch = period * dash / (dash + gap)
    to_top = pi * line.radius / 2
    offset = (stitch / 2 - to_top) % period
    return (
        f'<path fill="none" stroke="#fff" stroke-width="{width:g}"'
        f' stroke-dasharray="{stitch:.2f} {period - stitch:.2f}"'
        f' stroke-dashoffset="{number(offset)}" d="{line.path()}"/>'
    )
