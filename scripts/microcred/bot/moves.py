"""Who is asked to score: people come and go, and each time is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Final

from microcred.model.base import Model
from microcred.model.identity import EvaluatorId, Moment
from microcred.model.scorecard import EventKind, ReviewEvent


class Way(StrEnum):
    """How somebody came to score a submission, or ceased to."""

    ASKED = "asked"
    CLAIMED = "claimed"
    NAMED = "named"
    RELEASED = "released"
    REPLACED = "replaced"
    LATE = "late"
    DONE = "done"


COMING: Final = frozenset({Way.ASKED, Way.CLAIMED, Way.NAMED})
DECLINING: Final = frozenset({Way.RELEASED, Way.REPLACED, Way.LATE})
"""After what somebody is not asked by us again; they may still claim it."""


class Move(Model):
    """One evaluator who came or went. `way` says how."""

    evaluator: EvaluatorId
    at: Moment
    way: Way


def assigned(moves: Iterable[Move], events: Iterable[ReviewEvent]) -> Mapping[str, datetime]:
    """Return who is to score, and since when, those who came first before others."""
    now: dict[str, datetime] = {}
    for move in _in_order(moves):
        if move.way in COMING:
            now.setdefault(move.evaluator, move.at)
        else:
            now.pop(move.evaluator, None)
    for event in events:
        if event.kind is EventKind.RECUSED:
            now.pop(event.by, None)
    return now


def declined(moves: Iterable[Move]) -> frozenset[str]:
    """Return those who are not to be asked by us again: the last of their moves says so."""
    last = {move.evaluator: move.way for move in _in_order(moves)}
    return frozenset(name for name, way in last.items() if way in DECLINING)


def _in_order(moves: Iterable[Move]) -> list[Move]:
    """Return moves by time; those of the same second stay as they were told."""
    return sorted(moves, key=lambda one: one.at)
