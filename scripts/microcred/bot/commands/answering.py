"""A command that was given to its answer: by its module, or what is possible instead."""

from __future__ import annotations

from datetime import datetime
from difflib import get_close_matches

from microcred.bot.commands.command import WHO, Command, Given, Reply, Room
from microcred.bot.commands.telling import possible
from microcred.bot.commands.written import Written
from microcred.bot.inert import code
from microcred.bot.speaker import Speaker

NOTHING_HERE = (
    "This pull request hands nothing in, so there is nothing that a command could do here."
)


def reply_to(written: Written, by: Speaker, at: datetime, room: Room) -> Reply | None:
    """Return the answer to a command. None where it is none: a slash, a space and some word."""
    command = _named(written.name, room)
    if command is None and not written.sure:
        return None
    if room.matter.submission is None:
        return Reply(NOTHING_HERE)
    given = Given(written.name, written.rest, by, at)
    if command is None:
        return Reply(_unknown(given, room))
    if not command.open_to(by):
        who = WHO[command.who]
        return Reply(f"`/{command.name}` is for {who}. You can write:\n\n{possible(room, given)}")
    return command.act(given, room)


def _named(name: str, room: Room) -> Command | None:
    return next((one for one in room.commands if name in (one.name, *one.aliases)), None)


def _unknown(given: Given, room: Room) -> str:
    """Return that there is no such command, the one it comes nearest to, and what is possible."""
    every = {spelt: one for one in room.commands for spelt in (one.name, *one.aliases)}
    near = get_close_matches(given.name, every, n=1)
    hint = f" Did you mean `/{every[near[0]].name}`?" if near else ""
    said = f"There is no command {code(f'/{given.name}')}.{hint}"
    return f"{said} You can write:\n\n{possible(room, given)}"
