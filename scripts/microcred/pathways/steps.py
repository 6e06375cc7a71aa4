"""A pathway as places that awards can fill."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import chain, islice, product
from math import prod
from typing import Final, NamedTuple

from microcred.model.pathway import Pathway, Requirement

MAX_WAYS: Final = 512
"""Through how many combinations of alternatives a pathway may lead."""


class Places(NamedTuple):
    """Some places of a step that one list can fill; a step of groups has several of these."""

    name: str | None
    choices: tuple[str, ...]
    asked: int


Way = tuple[tuple[Places, ...], ...]
"""One way through: the places of each step."""


def ways(pathway: Pathway) -> Iterator[Way]:
    """Yield each way through, in the order of the file; MAX_WAYS at most."""
    return islice(product(*map(_ways_of, pathway.requirements)), MAX_WAYS)


def ways_count(pathway: Pathway) -> int:
    """Return how many ways there are through a pathway."""
    return prod(len(one.either) or 1 for one in pathway.requirements)


def everything_of(requirement: Requirement) -> tuple[str, ...]:
    """Return all that a step names, each once, in the order of the file."""
    groups = (group.choices for group in requirement.groups)
    named = chain(requirement.choices, *groups, *requirement.either)
    return tuple(dict.fromkeys(named))


def everything_on(pathway: Pathway) -> tuple[str, ...]:
    """Return all that a pathway names, the capstone last."""
    steps = chain.from_iterable(map(everything_of, pathway.requirements))
    last = (pathway.capstone,) if pathway.capstone else ()
    return tuple(dict.fromkeys((*steps, *last)))


def _ways_of(requirement: Requirement) -> Sequence[tuple[Places, ...]]:
    """Return the ways to meet a step; more than one where it has alternatives."""
    if requirement.either:
        return [(_all_of(one),) for one in requirement.either]
    if requirement.groups:
        return [tuple(Places(one.name, one.choices, one.at_least) for one in requirement.groups)]
    if requirement.at_least is None:
        return [(_all_of(requirement.choices),)]
    return [(Places(None, requirement.choices, requirement.at_least),)]


def _all_of(choices: Collection[str]) -> Places:
    distinct = tuple(dict.fromkeys(choices))
    return Places(None, distinct, len(distinct))
