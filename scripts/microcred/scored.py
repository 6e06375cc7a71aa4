"""Scorecards kept in Git beside the tree, as reports on agreement see them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from microcred import git, places, reviews
from microcred.committed import Committed
from microcred.model.identity import release_parts
from microcred.model.people import Score
from microcred.model.release import Release
from microcred.model.scorecard import Scored
from microcred.problem import Problem
from microcred.releases import read_release, release_path
from microcred.review.combining import passes
from microcred.review.terms import Terms
from microcred.scorecards.gaps import met


def scores(root: Path) -> tuple[Score, ...]:
    """Return the last scorecard of each evaluator for each attempt; none outside a repository.

    A scorecard whose release cannot be read tells nothing here; `check` and `decide` say why.
    """
    try:
        return tuple(_scores(root))
    except git.GitUnavailable:
        return ()


def _scores(root: Path) -> Iterator[Score]:
    main = Committed(root)

    @cache
    def release(name: str) -> Release | None:
        path = release_path(*release_parts(name))
        data = main.read_bytes(path)
        found = read_release(path, data) if isinstance(data, bytes) else data
        return None if isinstance(found, Problem) else found

    for ref in sorted(git.refs(root, places.REVIEWS)):
        last = {
            (one.evaluator, one.card.attempt): one
            for one in reviews.read(root, ref.rpartition("/")[2]).scorecards
        }
        for one in last.values():
            if (found := release(one.card.credential)) is not None:
                yield _score(one, found)


def _score(scored: Scored, release: Release) -> Score:
    card, terms = scored.card, Terms(release)
    order = [level.id for level in terms.rubric.levels]
    seen = {one.criterion: one.level for one in card.scores if one.level in order}
    if card.attempt > 1:  # only what was not met yet is scored again
        terms = Terms(release, frozenset(terms.open_criteria) - seen.keys())
    now_met = {one for one, level in seen.items() if met(terms.rubric, level)}
    return Score(
        submission=card.submission,
        credential=release_parts(card.credential)[0],
        attempt=card.attempt,
        evaluator=scored.evaluator,
        passed=passes(terms, now_met),
        results=tuple(f"{one}={order.index(level)}" for one, level in seen.items()),
    )
