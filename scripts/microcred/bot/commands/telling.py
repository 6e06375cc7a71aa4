"""What several commands say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from microcred.bot.commands.command import Command, Given, Reply, Room
from microcred.bot.inert import inert, prose
from microcred.bot.speaker import earner_id
from microcred.model.scorecard import EventKind, ReviewEvent
from microcred.review import Case, Reason, Uncounted
from microcred.review.asking import unheard
from microcred.review.eligibility import barred
from microcred.words import listed, sentence

PRIVATE: Final = frozenset(
    {
        Reason.EARNER,
        Reason.UNKNOWN_PERSON,
        Reason.SAME_SCHOOL,
        Reason.UNKNOWN_SCHOOL,
        Reason.CONFLICT,
    }
)
"""Why somebody may not score that would tell others who handed in, or about their lives."""

OFTEN: Final = 30
"""How often one person can change where a submission stands."""

TOO_OFTEN: Final = (
    f"You have changed where this submission stands {OFTEN} times, and nothing more is taken from "
    "you. Please talk to your coordinator."
)
NOT_THIS_ONE: Final = (
    "You are not among those who may score this submission. Your coordinator can tell you why."
)
NOTHING_KNOWN: Final = (
    "We cannot tell where this submission stands, because something in it cannot be read. The "
    "comment that we keep up to date says what."
)


def may_not(case: Case | None, evaluator: str, at: datetime) -> str | None:
    """Return why an evaluator must not score this, None where they may.

    What would tell others more than they are to know is not said.
    """
    bar = barred(case, evaluator, at) if case else None
    if bar is None:
        return None
    return NOT_THIS_ONE if bar.reason in PRIVATE else prose(bar.why)


def left_out(one: Uncounted) -> str:
    """Return why a scorecard does not count, as far as others may know.

    A conflict that its author declares in it is no secret.
    """
    declared = one.scored.card.conflict != "none"
    return prose(one.why) if declared or one.reason not in PRIVATE else NOT_THIS_ONE


def happened(given: Given, room: Room, kind: EventKind, reason: str | None, said: str) -> Reply:
    """Return the answer to what changes where a submission stands, or why it changes nothing."""
    if room.case is None:
        return Reply(NOTHING_KNOWN)
    by = given.by.evaluator if kind in _BY_EVALUATORS else earner_id(room.matter)
    if by is None:
        return Reply(NOT_THIS_ONE)
    if kind in _BY_EVALUATORS and (wrong := may_not(room.case, by, given.at)):
        return Reply(wrong)
    if sum(one.by == by for one in room.events) >= OFTEN:
        return Reply(TOO_OFTEN)
    event = ReviewEvent(kind=kind, at=given.at, by=by, reason=reason)
    if room.matter.record is not None:
        return Reply("It has been awarded, so nothing can change it here. Your coordinator can.")
    if wrong := unheard(room.case, event):
        return Reply(f"Nothing has changed. {prose(wrong)}")
    return Reply(said, (event,))


_BY_EVALUATORS: Final = frozenset({EventKind.HELD, EventKind.RELEASED, EventKind.RECUSED})


def possible(room: Room, given: Given) -> str:
    """Return which commands somebody can give, as a list."""
    return as_list([one for one in room.commands if one.open_to(given.by)])


def as_list(commands: Sequence[Command]) -> str:
    """Return commands as a list: how each is written, and what it does."""
    return "\n".join(f"- `{one.usage}` {one.says}" for one in commands)


def names(evaluators: Sequence[str]) -> str:
    """Return “ana and ben”, or “nobody”."""
    return inert(listed(sorted(evaluators))) or "nobody"


def stands(room: Room) -> str:
    """Return where a submission stands now, and what comes next."""
    if room.decision is None:
        return NOTHING_KNOWN
    return f"{prose(sentence(room.decision.why))} {prose(room.decision.next_step)}"
