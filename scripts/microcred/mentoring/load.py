"""How many micro-credentials somebody works on at a time, and how many are good for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from microcred.mentoring.scene import FIRST_YEAR, Scene
from microcred.model.evaluators import Person


class Load(NamedTuple):
    """What a first-year teacher works on, and how many the organisation allows at a time."""

    person: str
    underway: tuple[str, ...]
    most: int

    @property
    def over(self) -> int:
        """Return by how many it is too much, 0 where it is not."""
        return max(len(self.underway) - self.most, 0)


def underway(scene: Scene, person: str) -> tuple[str, ...]:
    """Return what somebody has begun and holds no award for yet, in the order they began."""
    held = scene.held.get(person, frozenset())
    begun = [
        (one.started or scene.today, one.credential)
        for one in scene.work.get(person, ())
        if one.credential not in held
        and (one.started is not None or one.submitted is not None)
        and (one.started is None or one.started <= scene.today)
        and (one.awarded is None or one.awarded > scene.at)
    ]
    return tuple(dict.fromkeys(slug for _, slug in sorted(begun)))


def loads(scene: Scene) -> Iterator[Load]:
    """Yield the load of each first-year teacher whose organisation caps it."""
    for person in scene.facts.people.values():
        most = cap(scene, person)
        if most is not None:
            yield Load(person.id, underway(scene, person.id), most)


def cap(scene: Scene, person: Person) -> int | None:
    """Return how many somebody is to work on at a time, None where nothing caps it."""
    organization = scene.organization(person)
    if FIRST_YEAR not in person.tags or organization is None:
        return None
    return organization.first_year_load
