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
    """Return stitches along the arch and along the foot. The lower corners stay free."""
    line = Arch(8 + form.frame / 2)
    width, _, gap = form.stitch
    free = max(line.corner, (width + gap) / 2)
    foot = line.bottom - free
    over = f"M{number(line.left)} {number(foot)}{line.top()}V{number(foot)}"
    along = f"M{number(line.left + free)} {number(line.bottom)}H{number(line.right - free)}"
    return (
        f'<g fill="none" stroke="#fff" stroke-width="{width:g}">'
        f"{_stitches(form, over, pi * line.radius + 2 * (foot - line.spring))}"
        f"{_stitches(form, along, line.right - line.left - 2 * free)}</g>"
    )


def _stitches(form: Form, path: str, length: float) -> str:
    """Return a path in whole stitches, the first at its start and the last at its end."""
    _, dash, gap = form.stitch
    share = gap / (dash + gap)
    period = length / (round(length / (dash + gap) + share) - share)
    dashes = f"{period * (1 - share):.2f} {period * share:.2f}"
    return f'<path stroke-dasharray="{dashes}" d="{path}"/>'
