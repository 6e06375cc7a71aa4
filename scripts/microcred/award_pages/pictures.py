"""Images of badges that awards need: each state as SVG, and as PNG for previews and wallets."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from microcred.badge_image import png
from microcred.files import read_bytes, write_if_changed
from microcred.model.identity import release_parts
from microcred.model.release import Release
from microcred.releases import read_release, release_path
from microcred.site.awards.images import INK, release_images
from microcred.workshop import write_all

FOLDER = "pictures"
"""Where PNGs are kept by what they are drawn from: to draw one takes 20 ms."""


@dataclass(frozen=True, slots=True)
class Easel:
    """Where releases are read from, and where their pictures go."""

    root: Path
    site: Path
    kept: Path
    issuer: str


def draw(easel: Easel, names: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Return the paths of the pictures of each release, drawn into the site."""
    return [(name, _drawn(easel, name)) for name in names]


def _drawn(easel: Easel, name: str) -> list[str]:
    path = release_path(*release_parts(name))
    data = read_bytes(easel.root, path)
    release = read_release(path, data) if isinstance(data, bytes) else data
    if not isinstance(release, Release):
        return []
    files = {}
    for stem, svg in release_images(release, easel.issuer):
        files[f"{stem}.svg"] = svg.encode()
        if not stem.endswith(INK):
            files[f"{stem}.png"] = _png(easel.kept, svg)
    return write_all(easel.site, files.items())


def _png(kept: Path, svg: str) -> bytes:
    file = kept / f"{hashlib.sha256(svg.encode()).hexdigest()}.png"
    if not file.is_file():
        write_if_changed(file, png(svg))
    return file.read_bytes()
