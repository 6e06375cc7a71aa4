"""A programme with submissions that are decided, and the award job run on it."""

import random
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from microcred import git, places
from microcred.awarding import Awarded, Landed, Means, award
from microcred.check import check
from microcred.ledger import Ledger, ledger, read_log
from microcred.model.evaluators import Person, Roster
from microcred.signing import SigningKey
from tests import ledgers, reviewed
from tests.ledgers import AWARDED, SEED

TODAY = date(2026, 11, 21)
FIRST, SECOND, THIRD = "k3f9q2m7", "p4g8r3n6", "w5h7s4m2"
EARNERS = {FIRST: "k7m2p4", SECOND: "q8w3r5", THIRD: "t9x4s6"}
ROSTER = Roster(
    people=tuple(Person(id=one, email=f"{one}@school.example") for one in EARNERS.values())
)


def programme(target: Path, *decided: str) -> Path:
    """Make a programme in which these submissions are decided, and none is awarded."""
    ledgers.beginnings(target)
    for submission in decided:
        decide(target, submission)
    return target


def decide(
    root: Path,
    submission: str,
    earner: str | None = None,
    changes: Mapping[str, Any] = MappingProxyType({}),
) -> None:
    """Hand in for an earner, and let two evaluators find everything met.

    `changes` are what tests.handed makes of the attempt.
    """
    earner = earner or EARNERS[submission]
    reviewed.hand_in(root, submission=submission, earner=earner, **changes)
    for evaluator in ("eva", "omar"):
        reviewed.score(root, evaluator, submission=submission)


def means(seed: int = 7, at: datetime = AWARDED, **changes: Any) -> Means:
    """Return what awards are made with; the same seed draws the same ids."""
    below = random.Random(seed).randrange
    given: dict[str, Any] = {"below": below, "key": SigningKey(SEED), "roster": ROSTER}
    return Means(at=at, **(given | changes))


def run(root: Path, *submissions: str, seed: int = 7, **changes: Any) -> Landed[Awarded]:
    """Run the award job."""
    made = means(seed, **changes)
    return award(root, made, made.at.date(), submissions)


def known(root: Path) -> Ledger:
    """Return what the log on main tells."""
    data = git.show(root, places.MAIN, places.LOG)
    lines, problems = read_log(data or b"")
    assert problems == ()
    return ledger(lines)


def sound(root: Path) -> list[str]:
    """Return what `check` finds, whatever it is about."""
    return [str(problem) for problem in check(root, TODAY).problems]
