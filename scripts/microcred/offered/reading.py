"""The five folders read, and every problem with what they hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from microcred.offered.cohorts import cohort_problems
from microcred.offered.finding import Around
from microcred.offered.offers import Offers, load_offers
from microcred.offered.organizations import organization_problems
from microcred.offered.pathways import pathway_problems
from microcred.offered.recognition import recognition_problems
from microcred.problem import Problem
from microcred.settings import Reader

_CHECKS = (organization_problems, pathway_problems, cohort_problems, recognition_problems)


def read_offers(
    names: Mapping[str, Sequence[str]], read: Reader, catalog: Mapping[str, str]
) -> tuple[Offers, tuple[Problem, ...]]:
    """Return what a programme offers, and every problem with it.

    `names` are the ids found in each of FOLDERS, `catalog` our own micro-credentials' names by id,
    also of those that cannot be read.
    """
    offers, unread = load_offers(names, read, catalog)
    around = Around(offers, names)
    found = chain.from_iterable(check(around) for check in _CHECKS)
    return offers, (*unread, *found)
