"""What GitHub is answered with, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from microcred.bot.actions import Action
from microcred.git import Remote
from microcred.github import GitHub
from microcred.model.evaluators import Roster
from microcred.problem import Problem


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the programme is, on GitHub and here; who we are; when it is.

    `source` is a clone that nothing is changed in. `there` is the repository as Git reaches it.
    `dry` plans, and does nothing. `quiet` writes no new comment: where the token is not the bot's
    own, the bot would not know the comment for its own, and its next run writes it.
    """

    source: Path
    github: GitHub
    there: Remote
    bot: int
    at: datetime
    roster: Roster | None = None
    dry: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """What came of one pull request or issue: the actions, and how many of them were done.

    `why` says what kept the others from being done, `until` till when GitHub is not to be asked.
    """

    number: int
    actions: tuple[Action, ...]
    done: int = 0
    why: str | None = None
    until: datetime | None = None


@dataclass(slots=True)
class Report:
    """What came of a run. `notes` tell what was not looked at.

    `stopped` or the `problems` of main say what kept it from its work.
    """

    outcomes: list[Done] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    stopped: str | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def actions(self) -> tuple[Action, ...]:
        """Return all that was planned, in order."""
        return tuple(action for one in self.outcomes for action in one.actions)

    @property
    def went_wrong(self) -> bool:
        """True where something could not be done; what waits for the next run is fine."""
        return bool(self.stopped or self.problems or any(one.why for one in self.outcomes))
