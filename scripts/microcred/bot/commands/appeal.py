"""`/appeal`: a teacher asks for a fresh panel."""

from __future__ import annotations

from microcred.bot.commands.command import Command, Given, Reply, Room
from microcred.bot.commands.telling import happened
from microcred.bot.commands.written import reason
from microcred.bot.speaker import Role
from microcred.model.scorecard import EventKind


def _act(given: Given, room: Room) -> Reply:
    why = reason(given.rest)
    if why is None:
        said = "Please say in a few words what you see otherwise: `/appeal because …`"
        return Reply(f"{said} in a new comment. You can appeal once.")
    said = (
        "You have appealed. Evaluators who have not scored this attempt look afresh at what was "
        "not met. What is met stays met."
    )
    return happened(given, room, EventKind.APPEALED, why, said)


COMMAND = Command(
    "appeal",
    Role.TEACHER,
    "/appeal because …",
    "asks evaluators who have not scored it to look at what was not met. You can do so once.",
    _act,
)
