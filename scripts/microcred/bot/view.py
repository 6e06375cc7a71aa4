"""All that is found out about one pull request before anything is planned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from microcred.bot.actions import Status
from microcred.bot.asked import Asking, asking, timed
from microcred.bot.hearing import Heard, heard
from microcred.bot.matter import Matter
from microcred.bot.memory import KeptMark, Memory, StatusMark, remembered
from microcred.bot.showing import status
from microcred.bot.stage import Stage, stage
from microcred.bot.standing import obstacles, withdrawn
from microcred.model.decision import Outcome
from microcred.model.scorecard import ReviewEvent
from microcred.problem import Problem

SEEN: Final = 200
"""How many reviews that need no answer are remembered at most, the newest."""


@dataclass(frozen=True, slots=True)
class View:
    """A pull request that is about a submission, looked at from all sides.

    `mark` is what the comment that is kept is to remember.
    """

    matter: Matter
    memory: Memory
    heard: Heard
    obstacles: tuple[Problem, ...]
    stage: Stage
    asking: Asking
    status: Status | None
    mark: KeptMark


def view(matter: Matter, *, sweep: bool) -> View:
    """Return all that is found out about one pull request."""
    memory, said = remembered(matter.pull, matter.bot, matter.at), heard(matter)
    against = obstacles(matter)
    stands = stage(matter, against, taken_back=_taken_back(matter, said))
    mark = timed(memory.mark, matter, stands)
    events = [one for one in said.entries if isinstance(one, ReviewEvent)]
    asked = asking(matter, memory, said.moves, events, stands, mark, sweep=sweep)
    check = status(matter, stands)
    whole = mark.model_copy(
        update={
            "moves": asked.moves,
            "seen": dict([*said.seen.items()][-SEEN:]),
            "status": _noted(check) or memory.mark.status,
        }
    )
    return View(matter, memory, said, against, stands, asked, check, whole)


def _taken_back(matter: Matter, said: Heard) -> bool:
    if matter.decision is not None:
        return matter.decision.outcome is Outcome.WITHDRAWN
    return withdrawn(said) is not None


def _noted(check: Status | None) -> StatusMark | None:
    if check is None:
        return None
    return StatusMark(sha=check.sha, state=check.state.value, description=check.description)
