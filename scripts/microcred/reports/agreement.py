"""How far evaluators agree: the share of equal levels, and weighted kappa beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from microcred.model.people import Score

Pair = tuple[int, int]


class Agreement(NamedTuple):
    """How many pairs of levels there are, the share that is equal, and kappa; None for none."""

    pairs: int
    equal: float | None
    kappa: float | None


class Compared(NamedTuple):
    """An evaluator beside others: over how many levels, and by how many levels higher than they."""

    levels: int
    higher: float | None


def agreement(scores: Iterable[Score]) -> Agreement:
    """Return how far evaluators of the same attempts agree, criterion by criterion."""
    pairs = list(_pairs(scores))
    if not pairs:
        return Agreement(0, None, None)
    equal = sum(one == other for one, other in pairs) / len(pairs)
    return Agreement(len(pairs), equal, weighted_kappa(pairs))


def weighted_kappa(pairs: Sequence[Pair]) -> float | None:
    """Return agreement beyond chance with linear weights, 1 at most; None where all is one level.

    After Cohen, “Weighted kappa”, Psychological Bulletin 70 (1968), 213–220. Evaluators change
    from attempt to attempt, so each pair is taken both ways: neither is the first.
    """
    both = [*pairs, *((other, one) for one, other in pairs)]
    shares = Counter(one for one, _ in both)
    total = len(both)
    seen = sum(abs(one - other) for one, other in both) / total
    chance = sum(
        shares[one] * shares[other] * abs(one - other) for one in shares for other in shares
    ) / (total * total)
    return 1 - seen / chance if chance else None


def compared(scores: Sequence[Score]) -> Mapping[str, Compared]:
    """Return each evaluator beside those who scored the same attempts; below 0 is stricter."""
    apart: dict[str, list[int]] = {score.evaluator: [] for score in scores}
    for together in _together(scores):
        for one, other in combinations(together, 2):
            mine, theirs = levels(one), levels(other)
            for criterion in mine.keys() & theirs.keys():
                apart[one.evaluator].append(mine[criterion] - theirs[criterion])
                apart[other.evaluator].append(theirs[criterion] - mine[criterion])
    return {
        evaluator: Compared(len(found), sum(found) / len(found) if found else None)
        for evaluator, found in sorted(apart.items())
    }


def levels(score: Score) -> dict[str, int]:
    """Return the place of each criterion's level, 0 for the lowest."""
    parted = (result.partition("=") for result in score.results)
    return {criterion: int(level) for criterion, _, level in parted}


def _together(scores: Iterable[Score]) -> Iterator[list[Score]]:
    """Yield the scorecards of each attempt, one of each evaluator."""
    found: dict[tuple[str, str, int], dict[str, Score]] = {}
    for score in scores:
        at = (score.credential, score.submission, score.attempt)
        found.setdefault(at, {})[score.evaluator] = score
    yield from ([each[name] for name in sorted(each)] for _, each in sorted(found.items()))


def _pairs(scores: Iterable[Score]) -> Iterator[Pair]:
    for together in _together(scores):
        for one, other in combinations(together, 2):
            mine, theirs = levels(one), levels(other)
            yield from ((mine[name], theirs[name]) for name in sorted(mine.keys() & theirs.keys()))
