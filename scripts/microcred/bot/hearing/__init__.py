"""What people said on a pull request to scorecards, events and answers.

All of it is gone through in the order of time, each time anew, so that the same things said come to
the same. What was answered stands as the answer's mark tells it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from microcred.bot.hearing.comments import hear_comment
from microcred.bot.hearing.reviews import hear_review
from microcred.bot.hearing.sofar import Entry, Replied, SoFar
from microcred.bot.hearing.utterances import utterances
from microcred.bot.matter import Matter
from microcred.bot.memory import remembered
from microcred.bot.moves import Move

__all__ = ["Entry", "Heard", "Replied", "heard"]


@dataclass(frozen=True, slots=True)
class Heard:
    """What counts of all that was said.

    `entries` are scorecards and events, in the order they came in. `moves` are evaluators who came
    or went by what was said. `replies` are still to be given. `seen` are reviews that need none,
    each with the fingerprint of its text.
    """

    entries: tuple[Entry, ...] = ()
    moves: tuple[Move, ...] = ()
    replies: tuple[Replied, ...] = ()
    seen: Mapping[str, str] = field(default_factory=dict)


def heard(matter: Matter) -> Heard:
    """Return what was said on a pull request, up to now.

    The scorecards and events that the case of the matter has already are not looked at: what
    counts is what the pull request says. So this is called with a case without any, to gather
    `entries` into `refs/microcred/reviews/<id>`; and again by `plan`, with the same result.
    Without a case there are no scorecards, and commands are answered all the same.
    """
    memory = remembered(matter.pull, matter.bot, matter.at)
    now = SoFar(matter, memory, seen=dict(memory.mark.seen))
    for one in utterances(matter.pull, matter.bot, memory):
        (hear_comment if one.review is None else hear_review)(now, one)
    return Heard(tuple(now.entries), tuple(now.moves), tuple(now.replies), now.seen)
