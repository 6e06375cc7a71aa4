"""What a page's head says of a micro-credential."""

from __future__ import annotations

from microcred import links
from microcred.model.credential import Achievement
from microcred.model.program import Issuer, Program
from microcred.site.jsonld import json_ld


def head(
    achievement: Achievement,
    program: Program,
    issuer: Issuer,
    *,
    path: str,
    canonical: str,
    frozen: bool,
) -> dict[str, object]:
    """Return what a page's head says to search engines and to whoever previews a link to it.

    `path` is the page's own, `canonical` that of the page to list in its place.
    """
    url = links.whole(program, path)
    image = links.whole(program, links.badge(achievement.id))
    at = (
        links.whole(program, links.permanent(achievement.id, achievement.version))
        if frozen
        else None
    )
    return {
        "url": url,
        "canonical": links.whole(program, canonical),
        "image": image,
        "image_alt": achievement.image.alt if achievement.image else f"{achievement.name} badge",
        "json_ld": json_ld(achievement, issuer, url, at, image),
    }
