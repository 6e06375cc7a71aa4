"""`/resume`: the evidence opens again, and the clock goes on."""

from __future__ import annotations

from microcred.bot.commands.command import Command, Given, Reply, Room
from microcred.bot.commands.telling import happened
from microcred.bot.speaker import Role
from microcred.model.scorecard import EventKind


def _act(given: Given, room: Room) -> Reply:
    return happened(
        given,
        room,
        EventKind.RELEASED,
        None,
        "Thank you. It is no longer on hold; the clock goes on.",
    )


COMMAND = Command(
    "resume",
    Role.EVALUATOR,
    "/resume",
    "says that it can be scored again after a hold: the clock goes on.",
    _act,
    ("unhold", "continue"),
)
