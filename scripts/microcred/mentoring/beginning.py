"""With what somebody may begin: their own plan first, then the pathway, then all there is.

Nobody is held to it, and nothing is refused for it; only prerequisites of a pathway come first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from microcred.mentoring.load import cap, underway
from microcred.mentoring.scene import Scene
from microcred.model.credential import Credential, Hours
from microcred.model.evaluators import Person
from microcred.model.pathway import Pathway
from microcred.model.vocabulary import Depth, Status
from microcred.offered.offers import Offers
from microcred.pathways import everything_on

MOST: Final = 3
_LONG: Final = 10_000


class Step(NamedTuple):
    """A micro-credential to begin with, where it was found, and the hours it takes, if known."""

    credential: str
    source: str
    hours: Hours | None


def first_steps(scene: Scene, person: Person, most: int = MOST) -> tuple[Step, ...]:
    """Return what somebody may begin with: foundations first, then what takes fewest hours.

    No more than their organisation lets them work on at a time, in their first year.
    """
    busy = underway(scene, person.id)
    allowed = cap(scene, person)
    room = most if allowed is None else min(most, max(allowed - len(busy), 0))
    taken = {*busy, *scene.held.get(person.id, ())}
    for source, slugs in _sources(scene, person):
        open_now = [slug for slug in dict.fromkeys(slugs) if _open(scene, person, slug, taken)]
        if open_now:
            ordered = sorted(open_now, key=lambda slug: _order(scene, slug))
            return tuple(Step(slug, source, _hours(scene, slug)) for slug in ordered[:room])
    return ()


def _sources(scene: Scene, person: Person) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield where to look, one after the other."""
    for goal in scene.goals.get(person.id, ()):
        yield f"their plan: {goal.goal}", goal.credentials
    for pathway in scene.pathways.get(person.id, ()):
        yield f"the pathway {pathway.name}", everything_on(pathway)
    yield "the catalog", scene.credentials


def _open(scene: Scene, person: Person, slug: str, taken: set[str]) -> bool:
    """True for what takes submissions, is not theirs already, and has nothing to come before it."""
    ours = scene.credentials.get(slug)
    if slug in taken or (ours is not None and ours.status is not Status.ACTIVE):
        return False
    held = scene.held.get(person.id, frozenset())
    return all(_ready(pathway, slug, held) for pathway in scene.pathways.get(person.id, ()))


def _ready(pathway: Pathway, slug: str, held: frozenset[str]) -> bool:
    """True where all is held that a pathway wants before this, which is not its capstone."""
    before = (one.needs for one in pathway.prerequisites if one.credential == slug)
    return pathway.capstone != slug and all(held.issuperset(needs) for needs in before)


def _order(scene: Scene, slug: str) -> tuple[bool, int, int, str]:
    ours = scene.credentials.get(slug)
    hours = _hours(scene, slug)
    foundation = ours is not None and ours.depth is Depth.FOUNDATION
    return not foundation, hours.min if hours else _LONG, hours.max if hours else _LONG, slug


def _hours(scene: Scene, slug: str) -> Hours | None:
    return stated_hours(scene.credentials, scene.offers, slug)


def stated_hours(credentials: Mapping[str, Credential], offers: Offers, slug: str) -> Hours | None:
    """Return the hours that a definition, or another issuer's catalog, states."""
    if ours := credentials.get(slug):
        return ours.hours
    named = offers.known.get(slug)
    catalog = offers.adopted.get(named.catalog) if named else None
    listed = catalog.model.credentials if catalog else ()
    return next((one.hours for one in listed if one.id == slug), None)
