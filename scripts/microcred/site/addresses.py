"""The addresses of a micro-credential's pages, and what the head of each says.

Addresses go from the site's root and end in a slash; `whole` puts the programme's own in front.
"""

from __future__ import annotations

from microcred.model.credential import Achievement
from microcred.model.program import Issuer, Program
from microcred.site import links
from microcred.site.jsonld import json_ld


def current(slug: str) -> str:
    """Return the address of the current page."""
    return links.credential(slug)


def permanent(slug: str, version: str) -> str:
    """Return the address of a frozen version."""
    return f"credentials/{slug}/{version}/"


def rubric(slug: str) -> str:
    """Return the address of the rubric's print view."""
    return f"credentials/{slug}/rubric/"


def badge(slug: str) -> str:
    """Return the address of the badge."""
    return f"credentials/{slug}/badge.svg"


def whole(program: Program, path: str) -> str:
    """Return a path of the site as an absolute address."""
    return f"{program.url.rstrip('/')}/{path}"


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
    url = whole(program, path)
    image = whole(program, badge(achievement.id))
    at = whole(program, permanent(achievement.id, achievement.version)) if frozen else None
    return {
        "url": url,
        "canonical": whole(program, canonical),
        "image": image,
        "image_alt": achievement.image.alt if achievement.image else f"{achievement.name} badge",
        "json_ld": json_ld(achievement, issuer, url, at, image),
    }
