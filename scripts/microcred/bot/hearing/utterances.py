"""All that was said on a pull request, in the order of time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from microcred.bot.memory import Answered, Memory
from microcred.bot.pull import Account, Pull, Review


@dataclass(frozen=True, slots=True)
class Utterance:
    """A comment or a review. `id` is `comment-5` or `review-7`, as marks name it.

    `text` is None where the comment is gone and only our answer tells of it.
    """

    id: str
    by: Account
    at: datetime
    text: str | None
    edited: bool = False
    review: Review | None = None


def utterances(pull: Pull, bot: int, memory: Memory) -> tuple[Utterance, ...]:
    """Return what people said, and what stands although it is gone; nothing that a program said."""
    found = [one for one in _said(pull) if one.by.number != bot and not one.by.bot]
    there = {one.id for one in found}
    gone = (_gone(answers[0]) for name, answers in memory.answered.items() if name not in there)
    return tuple(sorted([*found, *filter(None, gone)], key=_order))


def _said(pull: Pull) -> Iterator[Utterance]:
    for one in pull.comments:
        edited = one.edited is not None
        yield Utterance(f"comment-{one.id}", one.by, one.at, one.body, edited)
    for review in pull.reviews:
        name = f"review-{review.id}"
        yield Utterance(name, review.by, review.at, review.body, review=review)


def _gone(answered: Answered) -> Utterance | None:
    """Return what is only known by our answer; None where nothing stands because of it."""
    moments = [*(one.at for one in answered.events), *(one.at for one in answered.moves)]
    account = Account(answered.by, "")
    return Utterance(answered.id, account, min(moments), None) if moments else None


def _order(one: Utterance) -> tuple[datetime, str, int]:
    kind, _, number = one.id.partition("-")
    return one.at, kind, int(number) if number.isdigit() else 0
