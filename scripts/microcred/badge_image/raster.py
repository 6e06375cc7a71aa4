"""A badge as a PNG, for what shows no SVG: previews of links, wallets, e-mail."""

from __future__ import annotations

import resvg_py

SIZE = 512


def png(svg: str, size: int = SIZE) -> bytes:
    """Return a badge as a PNG, `size` pixels wide and high. The same SVG gives the same bytes.

    Its words are outlines already, so no font of this machine is looked for.
    """
    return bytes(
        resvg_py.svg_to_bytes(svg_string=svg, width=size, height=size, skip_system_fonts=True)
    )
