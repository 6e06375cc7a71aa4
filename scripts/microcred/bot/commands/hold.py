"""`/hold`: the evidence cannot be opened, and the clock stops."""

from __future__ import annotations

from microcred.bot.commands.command import Command, Given, Reply, Room
from microcred.bot.commands.telling import happened
from microcred.bot.commands.written import reason
from microcred.bot.speaker import Role
from microcred.model.decision import Outcome
from microcred.model.scorecard import EventKind

_STOPS = (
    "It is on hold, and the clock has stopped. To the teacher: if your file cannot be opened, "
    "share it with the people or the group that your programme names, to view only, and not with "
    "everyone who has the link. If it is another file than the one you handed in, put that one "
    "back. Say so here; then an evaluator writes `/resume`, or scores it."
)
_SAY_WHAT = " Please add in a comment which file it is, and what you see when you open its link."


def _act(given: Given, room: Room) -> Reply:
    why = reason(given.rest)
    if _holds_it(given, room):
        return Reply("You have put it on hold already. `/resume` ends that.")
    return happened(given, room, EventKind.HELD, why, _STOPS + ("" if why else _SAY_WHAT))


def _holds_it(given: Given, room: Room) -> bool:
    """True where somebody said so before, and nobody has ended it since."""
    if room.decision is None or room.decision.outcome is not Outcome.HELD:
        return False
    ended = [one.at for one in room.events if one.kind is EventKind.RELEASED]
    since = max(ended, default=None)
    theirs = [one for one in room.events if one.kind is EventKind.HELD]
    return any(one.by == given.by.evaluator and (since is None or one.at > since) for one in theirs)


COMMAND = Command(
    "hold",
    Role.EVALUATOR,
    "/hold because …",
    "says that you cannot open something: the clock stops until that is mended.",
    _act,
)
