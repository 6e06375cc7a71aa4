"""What keeps a round from being decided until somebody has seen to it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from microcred.model.scorecard import Comparison, EventKind, ReviewEvent, Scored
from microcred.review.case import Case
from microcred.review.eligibility import barred

HOLDING = frozenset({Comparison.NOT_OPENED, Comparison.DIFFERS})


class Hold(NamedTuple):
    """What an evaluator could not look at; `slot` is None where they only said why."""

    slot: str | None
    item: int
    result: Comparison
    reason: str | None


def holds(case: Case, heard: Sequence[Scored], excluded: Collection[str]) -> tuple[Hold, ...]:
    """Return what is held, in a fixed order, by those who may score.

    `heard` is the latest scorecard of each of them. A hold ends when it is released, or with a
    later scorecard of whoever held.
    """
    events = [
        one for one in case.events if one.by not in excluded and not barred(case, one.by, one.at)
    ]
    releases = [one for one in events if one.kind is EventKind.RELEASED]
    found = {
        *_said(events, releases, heard),
        *(hold for scored in heard for hold in _seen(scored, releases)),
    }
    return tuple(sorted(found, key=str))


def _said(
    events: Sequence[ReviewEvent], releases: Sequence[ReviewEvent], heard: Sequence[Scored]
) -> Iterator[Hold]:
    for one in events:
        scored_since = any(card.evaluator == one.by and card.at > one.at for card in heard)
        released = any(release.at >= one.at for release in releases)
        if one.kind is EventKind.HELD and not scored_since and not released:
            yield Hold(None, 0, Comparison.NOT_OPENED, one.reason)


def _seen(scored: Scored, releases: Sequence[ReviewEvent]) -> Iterator[Hold]:
    if scored.card.conflict != "none" or any(one.at >= scored.at for one in releases):
        return
    for check in scored.card.checks:
        if check.result in HOLDING:
            yield Hold(check.slot, check.item, check.result, check.note)
