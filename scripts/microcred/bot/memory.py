"""What the bot remembers: what its own comments tell. Nobody else's are looked at.

One comment is kept up to date; its mark says what was done last. Every answer has a mark too: what
was answered, the fingerprint of that text, and what stands because of it. We never change an
answer, so one that was changed is not believed. The comment that is kept we change all the time,
and nobody can tell who else did; what it tells of the time to come is not believed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final, TypeVar

from pydantic import ValidationError

from microcred.bot import marker
from microcred.bot.moves import Move
from microcred.bot.pull import Comment, Pull
from microcred.model.base import Flag, Model
from microcred.model.identity import CommitId, Moment, Sha256
from microcred.model.scorecard import ReviewEvent

ASTRAY: Final = timedelta(hours=1)
"""By how much the clocks of two runs differ at most, one of which began before the other."""


class Answered(Model):
    """One thing that was answered: who said it, the fingerprint of its text, and what stands.

    `edited` is True where the text was no longer the one that we had first looked at, `refused`
    where it held a scorecard that was not taken in.
    """

    id: str
    text: Sha256
    by: int
    edited: Flag = False
    refused: Flag = False
    events: tuple[ReviewEvent, ...] = ()
    moves: tuple[Move, ...] = ()


class AnswerMark(Model):
    """The mark of an answer. `to` names all that it answers, `reminded` are keys of reminders."""

    to: str
    answered: tuple[Answered, ...] = ()
    reminded: tuple[str, ...] = ()


class Span(Model):
    """A time, open while it lasts."""

    since: Moment
    until: Moment | None = None


class StatusMark(Model):
    """What our check last said, and of which commit."""

    sha: CommitId
    state: str
    description: str


class KeptMark(Model):
    """The mark of the comment that is kept.

    `moves` are whom we asked ourselves. `seen` are reviews that needed no answer, each with the
    fingerprint of its text. `ready` is when each attempt was first seen ready with nothing to
    mend, `troubled` when something was to be mended after that.
    """

    status: StatusMark | None = None
    moves: tuple[Move, ...] = ()
    seen: Mapping[str, Sha256] = {}
    ready: Mapping[int, Moment] = {}
    troubled: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Memory:
    """What our comments on a pull request tell.

    `kept` is the one that is kept, None where there is none yet, and `mark` what it says.
    `answered` has all answers to each thing, the first one first.
    """

    kept: Comment | None = None
    mark: KeptMark = field(default_factory=KeptMark)
    answered: Mapping[str, tuple[Answered, ...]] = field(default_factory=dict)
    said: frozenset[str] = frozenset()
    reminded: frozenset[str] = frozenset()

    def first(self, identity: str) -> Answered | None:
        """Return what was made of something before anybody changed it."""
        answers = self.answered.get(identity, ())
        return next((one for one in answers if not one.edited), None)

    def knows(self, identity: str, text: str) -> bool:
        """True where this text of something was answered, or needed no answer."""
        texts = [one.text for one in self.answered.get(identity, ())]
        return fingerprint(text) in (*texts, self.mark.seen.get(identity))

    def changed(self, identity: str, text: str) -> bool:
        """True where something has another text than when we first looked at it."""
        first = self.first(identity)
        known = first.text if first else self.mark.seen.get(identity)
        if known is None:
            return identity in self.answered
        return known != fingerprint(text)


def fingerprint(text: str) -> str:
    """Return the SHA-256 of a text, however its lines end."""
    return hashlib.sha256(text.replace("\r\n", "\n").encode("utf-8", "replace")).hexdigest()


def remembered(pull: Pull, bot: int, at: datetime) -> Memory:
    """Return what our own comments on a pull request tell at a moment."""
    ours = sorted((one for one in pull.comments if one.by.number == bot), key=lambda one: one.id)
    answers = list(_answers(ours, bot))
    answered: dict[str, tuple[Answered, ...]] = {}
    for mark in answers:
        for one in mark.answered:
            answered[one.id] = (*answered.get(one.id, ()), one)
    kept = next((one for one in ours if _name(one, bot) == marker.KEPT), None)
    return Memory(
        kept,
        _up_to((_read(kept, bot, KeptMark) if kept else None) or KeptMark(), at + ASTRAY),
        answered,
        frozenset(mark.to for mark in answers),
        frozenset(key for mark in answers for key in mark.reminded),
    )


def _up_to(mark: KeptMark, latest: datetime) -> KeptMark:
    """Return a mark without what it tells of later: somebody else wrote that."""
    return mark.model_copy(
        update={
            "moves": tuple(one for one in mark.moves if one.at <= latest),
            "ready": {number: at for number, at in mark.ready.items() if at <= latest},
            "troubled": tuple(one for one in mark.troubled if (one.until or one.since) <= latest),
        }
    )


def _answers(ours: list[Comment], bot: int) -> Iterator[AnswerMark]:
    for comment in ours:
        if _name(comment, bot) == marker.ANSWER and comment.edited is None:
            mark = _read(comment, bot, AnswerMark)
            yield from [mark] if mark else []


def _name(comment: Comment, bot: int) -> str | None:
    found = marker.read(comment, bot)
    return found.name if found else None


_Mark = TypeVar("_Mark", KeptMark, AnswerMark)


def _read(comment: Comment, bot: int, kind: type[_Mark]) -> _Mark | None:
    """Return what a mark says, None where it is not as we write it: somebody changed it."""
    found = marker.read(comment, bot)
    try:
        return kind.model_validate(found.said) if found else None
    except ValidationError:
        return None


def said(mark: Model) -> dict[str, Any]:
    """Return a mark as it is written, without what it leaves open."""
    return mark.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
