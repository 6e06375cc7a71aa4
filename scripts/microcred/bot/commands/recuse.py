"""`/recuse`: an evaluator steps back for good."""

from __future__ import annotations

from microcred.bot.commands.command import Command, Given, Reply, Room
from microcred.bot.commands.telling import happened
from microcred.bot.commands.written import reason
from microcred.bot.speaker import Role
from microcred.model.scorecard import EventKind


def _act(given: Given, room: Room) -> Reply:
    said = (
        "You have stepped back, and nobody thinks less of you. Nothing that you scored here counts "
        "any more, and somebody else is asked where that is needed."
    )
    return happened(given, room, EventKind.RECUSED, reason(given.rest), said)


COMMAND = Command(
    "recuse",
    Role.EVALUATOR,
    "/recuse because …",
    "takes you off this submission for good: you should not score it.",
    _act,
)
