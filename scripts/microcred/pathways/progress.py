"""How far somebody has come on a pathway."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from microcred.model.pathway import Pathway
from microcred.pathways.matching import fill, fill_shared
from microcred.pathways.steps import Places, Way, everything_on, ways


@dataclass(frozen=True, slots=True)
class PartDone:
    """What fills some places of a step, how many are left, and which could fill them."""

    name: str | None
    done: tuple[str, ...]
    to_go: int
    from_which: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepDone:
    """One step; it has several parts where it asks for some of each group."""

    id: str
    name: str
    parts: tuple[PartDone, ...]

    @property
    def done(self) -> tuple[str, ...]:
        """Return the awards that count for it."""
        return tuple(award for part in self.parts for award in part.done)

    @property
    def to_go(self) -> int:
        """Return how many more it takes."""
        return sum(part.to_go for part in self.parts)


@dataclass(frozen=True, slots=True)
class Progress:
    """What counts, what is left to do, and what is held beyond it. Nothing earned is ever lost.

    `surplus` are awards of the pathway's own lists that it does not need any more, `outside` those
    that it does not name. `waiting` tells of each one left what is to be held before it is begun.
    """

    steps: tuple[StepDone, ...]
    capstone: str | None
    capstone_held: bool
    surplus: tuple[str, ...]
    outside: tuple[str, ...]
    left: tuple[str, ...]
    waiting: Mapping[str, tuple[str, ...]]

    @property
    def done(self) -> int:
        """Return how many awards count, the capstone among them."""
        return sum(len(step.done) for step in self.steps) + self.capstone_held

    @property
    def to_go(self) -> int:
        """Return how many more it takes, the capstone among them."""
        last = self.capstone is not None and not self.capstone_held
        return sum(step.to_go for step in self.steps) + last

    @property
    def complete(self) -> bool:
        """True when every step is met and the capstone, where there is one, is held."""
        return self.to_go == 0

    @property
    def capstone_open(self) -> bool:
        """True when the capstone is all that is left."""
        return self.to_go == 1 and self.capstone is not None and not self.capstone_held


def progress(pathway: Pathway, earned: Collection[str]) -> Progress:
    """Return how far somebody has come who holds `earned`.

    Of all ways to count the awards it takes one that leaves fewest to go, and of those the one
    that fills earlier steps first and takes earlier alternatives.
    """
    held = frozenset(earned)
    way, filled = _best(pathway, held)
    left = tuple(slug for slug in everything_on(pathway) if slug not in held)
    counted = {award for kinds in filled for award in kinds} | {pathway.capstone}
    beyond = held - counted
    named = everything_on(pathway)
    return Progress(
        steps=tuple(_steps(pathway, way, filled, held)),
        capstone=pathway.capstone,
        capstone_held=pathway.capstone in held,
        surplus=tuple(slug for slug in named if slug in beyond),
        outside=tuple(sorted(beyond - set(named))),
        left=left,
        waiting=_waiting(pathway, held, left),
    )


def _best(pathway: Pathway, held: frozenset[str]) -> tuple[Way, list[list[str]]]:
    best: tuple[int, Way, list[list[str]]] | None = None
    for way in ways(pathway):
        kinds = [places for step in way for places in step]
        asked = [places.asked for places in kinds]
        fitting = [_held(places, held) for places in kinds]
        filled = (fill_shared if pathway.shared else fill)(asked, fitting)
        to_go = sum(asked) - sum(map(len, filled))
        if best is None or to_go < best[0]:
            best = to_go, way, filled
        if not to_go:
            break
    return (best[1], best[2]) if best else ((), [])


def _held(places: Places, held: frozenset[str]) -> list[str]:
    return [slug for slug in dict.fromkeys(places.choices) if slug in held]


def _steps(
    pathway: Pathway, way: Way, filled: Sequence[Sequence[str]], held: frozenset[str]
) -> Iterator[StepDone]:
    kinds = iter(filled)
    for requirement, step in zip(pathway.requirements, way, strict=True):
        parts = tuple(_part(places, next(kinds), held) for places in step)
        yield StepDone(requirement.id, requirement.name, parts)


def _part(places: Places, done: Sequence[str], held: frozenset[str]) -> PartDone:
    to_go = places.asked - len(done)
    left = tuple(slug for slug in places.choices if slug not in held) if to_go else ()
    return PartDone(places.name, tuple(done), to_go, left)


def _waiting(
    pathway: Pathway, held: frozenset[str], left: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    needs = {one.credential: one.needs for one in pathway.prerequisites}
    lacking = {slug: tuple(n for n in needs.get(slug, ()) if n not in held) for slug in left}
    return {slug: lacks for slug, lacks in lacking.items() if lacks}
