"""Rules about the badge that is drawn for a micro-credential."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from microcred.badge_image import badge_design, clashes, title_fits, undrawable
from microcred.badge_image.distinctness import VARIANTS
from microcred.definition import Definition
from microcred.entry import Entry, entry
from microcred.problem import Severity
from microcred.rules.catalog import Catalog
from microcred.rules.rule import EVERY_STATUS, Finding, found, rule

_SOURCE = "The badge grammar of this project."


@rule(
    "L36",
    "The badge can hold its title.",
    reason="A badge whose title is cut, or lacks a letter, cannot be read by an employer.",
    source=_SOURCE,
    fix="Add `image.title` with a shorter title, of 36 characters or fewer.",
    statuses=EVERY_STATUS,
)
def title_can_be_drawn(definition: Definition) -> Iterator[Finding]:
    """Yield a title that fits at no size, or that has letters the typeface lacks."""
    document = definition.credential
    title = entry(definition).badge_title
    image = document.model.image
    at = ("image", "title") if image and image.title else ("name",)
    if not title_fits(title):
        yield found(document, at, f"“{title}” is too long for a badge")
    if lacking := undrawable(title):
        message = f"the badge's typeface has no “{lacking}”, so “{title}” would lack it"
        yield found(document, at, message, "Add `image.title` with a title in Latin letters.")


@rule(
    "L37",
    "The badges of one area can be told apart.",
    severity=Severity.WARNING,
    reason="Two badges that look alike at 64 pixels are taken for one another.",
    source=_SOURCE,
    fix="Set `image.variant` to 1, or to the next number, until this is gone.",
    statuses=EVERY_STATUS,
    note="A version that is published keeps its badge, so only later ones are reported. Areas with "
    f"more than {VARIANTS} badges are not compared: there are no more variants to choose from.",
)
def badges_can_be_told_apart(catalog: Catalog) -> Iterator[Finding]:
    """Yield each badge that is too close to an older one of its area."""
    sizes = Counter(one.area for one in catalog.entries)
    compared = {one.id: one for one in catalog.entries if sizes[one.area] <= VARIANTS}
    oldest_first = sorted(compared.values(), key=lambda one: (one.id not in catalog.frozen, one.id))
    for newer, older in clashes(badge_design(one, "") for one in oldest_first):
        if newer.id not in catalog.frozen:
            yield _alike(compared[newer.id], compared[older.id])


def _alike(newer: Entry, older: Entry) -> Finding:
    message = f"the badge looks too much like the one of {older.path}"
    return Finding(newer.path, newer.image_line, message)
