"""A badge design: all that a badge image is made from."""

from __future__ import annotations

from dataclasses import dataclass

from microcred.entry import Entry, evidence_kinds, initials
from microcred.model.credential import Achievement


@dataclass(frozen=True, slots=True)
class BadgeDesign:
    """One badge. `area`, `depth` and `evidence` hold values of the closed lists.

    `name` is the micro-credential's; `title` is what the badge can hold of it; `code` is two
    letters for the small mark. `variant` is 0 unless the pattern came too close to an older one.
    """

    id: str
    name: str
    title: str
    code: str
    area: str
    depth: str
    evidence: tuple[str, ...]
    issuer: str
    variant: int = 0


def badge_design(entry: Entry, issuer: str) -> BadgeDesign:
    """Return the badge of a micro-credential, as issued by `issuer`."""
    return BadgeDesign(
        id=entry.id,
        name=entry.name,
        title=entry.badge_title,
        code=entry.code,
        area=entry.area,
        depth=entry.depth,
        evidence=entry.evidence,
        issuer=issuer,
        variant=entry.variant,
    )


def achievement_design(achievement: Achievement, issuer: str) -> BadgeDesign:
    """Return the badge of what a release froze, as issued by `issuer`."""
    image = achievement.image
    return BadgeDesign(
        id=achievement.id,
        name=achievement.name,
        title=(image.title if image else None) or achievement.name,
        code=image.code if image else initials(achievement.name),
        area=achievement.area.value,
        depth=achievement.depth.value,
        evidence=evidence_kinds(achievement),
        issuer=issuer,
        variant=image.variant if image else 0,
    )
