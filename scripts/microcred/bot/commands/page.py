"""The page docs/commands.md, written from the commands themselves.

To bring it up to date: `microcred docs`.
"""

from __future__ import annotations

from typing import Final

from microcred.bot.commands import COMMANDS
from microcred.bot.commands.command import WHO, Command

_HEAD: Final = """\
<!-- Written from scripts/microcred/bot/commands by `microcred docs`. Do not edit by hand. -->

# Commands

On GitHub, a command is a line of a comment on a submission's pull request that begins with `/`.
Each one is answered, also where it is not for you or there is no such command: then the answer says
what you can write instead.

- Capital letters and spaces do not matter, and `/microcred hold` is the same as `/hold`.
- One comment may hold several, each on a line of its own.
- What is quoted, shown as code, folded away or inside an HTML comment is no command.
- A comment counts as it was first written. To say something else, write a new one.
- Who you are, the number of your GitHub account tells; your name there does not matter.
- In private mode, where teachers have no account, whoever opened the pull request gives the
  teacher's commands for them, and so may lead evaluators.

| Command | Who may give it | What it does | Also understood |
|---|---|---|---|
"""

_FOOT: Final = """
No command decides. What decides are scorecards, which come as reviews, because a review says which
commit it judged.
"""


def commands_page() -> str:
    """Return docs/commands.md as Markdown."""
    return _HEAD + "".join(map(_row, COMMANDS)) + _FOOT


def _row(command: Command) -> str:
    also = ", ".join(f"`/{one}`" for one in command.aliases)
    return f"| `{command.usage}` | {WHO[command.who]} | It {command.says} | {also} |\n"
