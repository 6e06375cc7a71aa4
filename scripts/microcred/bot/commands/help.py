"""`/help`: which commands there are."""

from __future__ import annotations

from microcred.bot.commands.command import Command, Given, Reply, Room
from microcred.bot.commands.telling import as_list, possible
from microcred.bot.speaker import Role


def _act(given: Given, room: Room) -> Reply:
    """Return what somebody can do here, and which commands are for others."""
    others = [one for one in room.commands if not one.open_to(given.by)]
    said = f"Begin a line of a comment with one of these:\n\n{possible(room, given)}"
    if others:
        said += f"\n\nThese are for others:\n\n{as_list(others)}"
    return Reply(said)


COMMAND = Command(
    "help",
    Role.ANYBODY,
    "/help",
    "tells you which commands you can give here.",
    _act,
    ("commands", "microcred"),
)
