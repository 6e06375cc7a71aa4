"""The images that awards of a release carry: as they stand, expired, and revoked."""

from __future__ import annotations

from collections.abc import Iterator

from microcred import links
from microcred.badge_image import achievement_design, full
from microcred.badge_image.palette import State
from microcred.model.release import Release

INK = "-ink"
STATES: tuple[State | None, ...] = (None, "expired", "revoked")


def release_images(release: Release, issuer: str) -> Iterator[tuple[str, str]]:
    """Yield the path, without its ending, and the SVG of the badge in each of its states.

    Those in one ink, for paper, have `-ink` behind.
    """
    model = release.credential
    design = achievement_design(model, issuer)
    home = links.permanent(model.id, model.version)
    for state in STATES:
        stem = f"{home}badge{f'-{state}' if state else ''}"
        yield stem, full(design, state)
        yield f"{stem}{INK}", full(design, state, one_ink=True)
