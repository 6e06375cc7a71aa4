"""Awards put to groups, each to one, so that as many as can be are served."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from microcred.model.pathway import Group

ANY: Final = "any"
"""Stands for every micro-credential where some are named."""


class Fitting:
    """To which of some groups a micro-credential may be put; remembered, as it is asked often."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self.groups = groups
        self._known: dict[str, tuple[int, ...]] = {}

    def __getitem__(self, credential: str) -> tuple[int, ...]:
        """Return the numbers of the groups that name a micro-credential, or any."""
        if credential not in self._known:
            self._known[credential] = tuple(
                number
                for number, group in enumerate(self.groups)
                if credential in group.choices or ANY in group.choices
            )
        return self._known[credential]


class Places:
    """The places of groups, taken by one award after the other.

    After each `take` as many places are taken as could be: augmenting paths, after H. W. Kuhn,
    “The Hungarian Method for the Assignment Problem”, Naval Research Logistics Quarterly 2 (1955).
    """

    def __init__(self, fitting: Fitting) -> None:
        self._fitting = fitting
        self._taken: list[list[str]] = [[] for _ in fitting.groups]
        self._served: dict[tuple[int, ...], tuple[int, ...]] = {}

    def take(self, credential: str) -> bool:
        """Return whether there was a place for it; others move between groups to make one."""
        return self._take(credential, set())

    def _take(self, credential: str, tried: set[int]) -> bool:
        for number in self._fitting[credential]:
            if number in tried:
                continue
            tried.add(number)
            taken = self._taken[number]
            if len(taken) < self._fitting.groups[number].at_least:
                taken.append(credential)
                return True
            for place, other in enumerate(taken):
                if self._take(other, tried):
                    taken[place] = credential
                    return True
        return False

    def serving(self, credential: str) -> tuple[int, ...]:
        """Return the numbers of the groups that one award more would serve in the end.

        It depends on nothing but the groups it may be put to, so it is worked out once for each
        such choice.
        """
        own = self._fitting[credential]
        if own not in self._served:
            copy = Places(self._fitting)
            copy._taken = [list(taken) for taken in self._taken]
            copy.take(credential)
            lefts = zip(self.left, copy.left, strict=True)
            self._served[own] = tuple(n for n, (now, then) in enumerate(lefts) if then < now)
        return self._served[own]

    @property
    def left(self) -> tuple[int, ...]:
        """Return how many places of each group are free."""
        return tuple(
            group.at_least - len(taken)
            for group, taken in zip(self._fitting.groups, self._taken, strict=True)
        )

    def are_taken(self) -> bool:
        """Return True where no group has a free place."""
        taken = zip(self._fitting.groups, self._taken, strict=True)
        return all(len(own) >= group.at_least for group, own in taken)
