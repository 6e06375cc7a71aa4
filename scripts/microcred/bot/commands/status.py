"""`/status`: where a submission stands, and what comes next."""

from __future__ import annotations

from microcred.bot.commands.command import Command, Given, Reply, Room
from microcred.bot.commands.telling import names, stands
from microcred.bot.speaker import Role


def _act(given: Given, room: Room) -> Reply:
    said = stands(room)
    if room.assigned:
        said += f" Asked to score it: {names(list(room.assigned))}."
    return Reply(said)


COMMAND = Command(
    "status",
    Role.ANYBODY,
    "/status",
    "tells you where the submission stands and what comes next.",
    _act,
    ("state", "where"),
)
