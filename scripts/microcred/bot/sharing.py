"""Several pull requests at one commit: which of them the commit is about.

Anybody can push the commits of anybody to a branch of their own and open a pull request from it;
but what a check says, it says of the commit, and a review tells no more than its commit.
"""

from __future__ import annotations

from microcred.bot.matter import Matter


def place(number: int, author: int, earner: str | None, bot: int) -> tuple[bool, int]:
    """Return by what the pull requests at one commit are put in order, the one it is about first.

    That is the earner's own, or ours for an issue of theirs; of others, the oldest.
    """
    own = author == bot or earner == f"github:{author}"
    return not own, number


def speaks(matter: Matter) -> bool:
    """True for the one of several pull requests at a commit that our check speaks for."""
    earner = matter.attempts[0].submission.earner.id if matter.attempts else None
    places = {
        one.number: place(one.number, one.author.number, earner, matter.bot)
        for one in (matter.pull, *matter.beside)
    }
    return min(places, key=places.__getitem__) == matter.pull.number
