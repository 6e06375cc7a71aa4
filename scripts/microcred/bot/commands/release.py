"""`/release`: an evaluator gives a submission back."""

from __future__ import annotations

from microcred.bot.commands.command import Command, Given, Reply, Room
from microcred.bot.moves import Move, Way
from microcred.bot.speaker import Role
from microcred.model.decision import Outcome


def _act(given: Given, room: Room) -> Reply:
    me = given.by.evaluator
    if me is None or me not in room.assigned:
        said = "You do not have this submission, so there is nothing to give back."
        if room.decision and room.decision.outcome is Outcome.HELD:
            said += " To say that the evidence opens again, write `/resume`."
        return Reply(said)
    move = Move(evaluator=me, at=given.at, way=Way.RELEASED)
    return Reply("You have given it back, and somebody else is asked.", moves=(move,))


COMMAND = Command(
    "release",
    Role.EVALUATOR,
    "/release",
    "gives the submission back: somebody else is asked to score it.",
    _act,
    ("unclaim", "unassign", "drop"),
)
