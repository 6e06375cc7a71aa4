"""The commands that people give in comments and reviews, one module each."""

from __future__ import annotations

from typing import Final

from microcred.bot.commands import (
    appeal,
    claim,
    decide,
    hold,
    reassign,
    recuse,
    release,
    resume,
    status,
    withdraw,
)
from microcred.bot.commands import help as help_
from microcred.bot.commands.command import Command, Given, Reply, Room
from microcred.bot.commands.written import Written, written

__all__ = ["COMMANDS", "Command", "Given", "Reply", "Room", "Written", "written"]

COMMANDS: Final[tuple[Command, ...]] = (
    help_.COMMAND,
    status.COMMAND,
    decide.COMMAND,
    withdraw.COMMAND,
    appeal.COMMAND,
    claim.COMMAND,
    release.COMMAND,
    recuse.COMMAND,
    hold.COMMAND,
    resume.COMMAND,
    reassign.COMMAND,
)
"""All of them, in the order in which they are shown."""
