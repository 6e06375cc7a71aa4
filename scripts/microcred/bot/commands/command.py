"""What a command is, who may give it, and what it is given with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Final

from microcred.bot.matter import Matter
from microcred.bot.moves import Move, assigned, declined
from microcred.bot.speaker import Role, Speaker
from microcred.model.scorecard import ReviewEvent
from microcred.review import Case, Decision, decide

WHO: Final[Mapping[Role, str]] = {
    Role.ANYBODY: "anybody",
    Role.TEACHER: "the teacher who handed in",
    Role.EVALUATOR: "evaluators",
    Role.LEAD: "lead evaluators",
}
"""How those are named who may give a command."""


@dataclass(frozen=True, slots=True)
class Given:
    """A command as somebody gave it. `rest` is what stands behind it on its line."""

    name: str
    rest: str
    by: Speaker
    at: datetime


@dataclass(frozen=True)
class Room:
    """What is known when somebody speaks: the case as it is then, and who comes and goes.

    `commands` are all that there are.
    """

    matter: Matter
    case: Case | None
    moves: tuple[Move, ...]
    events: tuple[ReviewEvent, ...]
    commands: tuple[Command, ...]

    @cached_property
    def decision(self) -> Decision | None:
        """Return where the submission stands, None where that cannot be told."""
        return decide(self.case) if self.case else None

    @cached_property
    def assigned(self) -> Mapping[str, datetime]:
        """Return who is to score, and since when."""
        return assigned(self.moves, self.events)

    @cached_property
    def declined(self) -> frozenset[str]:
        """Return who is not to be asked again."""
        return declined(self.moves)


@dataclass(frozen=True, slots=True)
class Reply:
    """What a command comes to: what is answered, as Markdown, and what stands because of it."""

    said: str
    events: tuple[ReviewEvent, ...] = ()
    moves: tuple[Move, ...] = ()


@dataclass(frozen=True, slots=True)
class Command:
    """A command. `who` may give it, `usage` is how it is written, `says` what it does."""

    name: str
    who: Role
    usage: str
    says: str
    act: Callable[[Given, Room], Reply]
    aliases: tuple[str, ...] = ()

    def open_to(self, by: Speaker) -> bool:
        """True where somebody may give it."""
        return self.who in by.roles
