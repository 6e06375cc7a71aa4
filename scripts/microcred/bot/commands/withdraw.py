"""`/withdraw`: a teacher takes a submission back."""

from __future__ import annotations

from microcred.bot.commands.command import Command, Given, Reply, Room
from microcred.bot.commands.telling import happened
from microcred.bot.commands.written import reason
from microcred.bot.speaker import Role, earner_id
from microcred.model.scorecard import EventKind, ReviewEvent

_TAKEN_BACK = (
    "You have taken it back. Nobody scores it any more, and nothing is awarded for it. What you "
    "handed in and what was said of it stays on this page until your coordinator removes it. You "
    "can hand in a new submission whenever you like."
)


def _act(given: Given, room: Room) -> Reply:
    """Return that it was taken back, also where it could not even be read."""
    why = reason(given.rest)
    if room.case is not None:
        return happened(given, room, EventKind.WITHDRAWN, why, _TAKEN_BACK)
    if any(one.kind is EventKind.WITHDRAWN for one in room.events):
        return Reply("It was taken back already.")
    by = earner_id(room.matter)
    event = ReviewEvent(kind=EventKind.WITHDRAWN, at=given.at, by=by, reason=why)
    return Reply(_TAKEN_BACK, (event,))


COMMAND = Command(
    "withdraw",
    Role.TEACHER,
    "/withdraw",
    "takes your submission back, for good. You can hand in a new one.",
    _act,
)
