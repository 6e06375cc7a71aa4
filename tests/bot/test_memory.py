"""What the bot remembers: by its own comments, and by nobody else's."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.bot import marker
from microcred.bot.memory import (
    Answered,
    AnswerMark,
    KeptMark,
    Memory,
    Span,
    StatusMark,
    fingerprint,
    remembered,
    said,
)
from microcred.bot.moves import Move, Way
from microcred.bot.pull import Account, Comment, Pull
from microcred.model.scorecard import EventKind, ReviewEvent

BOT = 41898282
AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
HELD = ReviewEvent(kind=EventKind.HELD, at=AT, by="ana", reason="It asks -->@for a login.")
CLAIM = Move(evaluator="ana", at=AT, way=Way.CLAIMED)
KEPT = KeptMark(
    status=StatusMark(sha="1" * 40, state="pending", description="With the evaluators."),
    moves=(CLAIM,),
    seen={"review-3": fingerprint("Nice.")},
    ready={1: AT},
)


def comment(number: int, body: str, by: int = BOT, **changes: Any) -> Comment:
    return Comment(number, Account(by, "whoever"), AT, body, **changes)


def kept(number: int = 1, mark: KeptMark = KEPT, **changes: Any) -> Comment:
    return comment(number, marker.marked(marker.KEPT, said(mark), "Below."), **changes)


def answer(number: int, to: str, text: str = "/hold", *, by: int = BOT, **fields: Any) -> Comment:
    one = Answered(id=to, text=fingerprint(text), by=1000, **fields)
    mark = AnswerMark(to=to, answered=(one,))
    return comment(number, marker.marked(marker.ANSWER, said(mark), "Below."), by)


def memory(*comments: Comment) -> Memory:
    author = Account(5, "teacher")
    return remembered(
        Pull(7, author, "1" * 40, None, "b", "main", "t", comments=comments), BOT, AT + DAY
    )


def test_nothing_was_said_yet():
    assert memory() == Memory()


def test_what_was_written_is_remembered():
    found = memory(kept(), answer(2, "comment-9", events=(HELD,), moves=(CLAIM,)))
    assert found.kept == kept()
    assert found.mark == KEPT
    first = found.first("comment-9")
    assert first is not None
    assert (first.events, first.moves) == ((HELD,), (CLAIM,))
    assert found.said == {"comment-9"}


def test_of_two_that_are_kept_the_older_one_is():
    assert memory(kept(5), kept(3)).kept == kept(3)


def test_nobody_elses_comment_is_looked_at():
    assert memory(kept(1, by=1), answer(2, "comment-9", by=1, events=(HELD,))) == Memory()


def test_an_answer_that_was_changed_is_not_believed():
    changed = replace(answer(2, "comment-9", events=(HELD,)), edited=AT)
    assert memory(changed).answered == {}


@pytest.mark.parametrize(
    "mark",
    [
        '<!-- microcred:kept {"moves":[{"evaluator":"ana"}]} -->',
        '<!-- microcred:kept {"ready":{"one":"now"}} -->',
        '<!-- microcred:kept {"more":1} -->',
        '<!-- microcred:kept {"status":7} -->',
    ],
)
def test_a_mark_that_somebody_changed_is_forgotten_but_not_the_comment(mark):
    found = memory(comment(1, f"{mark}\nBelow."))
    assert found.kept is not None
    assert found.mark == KeptMark()


@given(st.text())
def test_no_comment_of_ours_is_too_odd(body):
    assert memory(comment(1, body)) == Memory()


# --- texts that are no longer what they were ---


TWO = (answer(2, "review-3", "first"), answer(4, "review-3", "second", edited=True))


@pytest.mark.parametrize(
    ("comments", "text", "changed", "knows"),
    [
        ((), "any", False, False),
        ((answer(2, "review-3", "first"),), "first", False, True),
        ((answer(2, "review-3", "first"),), "second", True, False),
        (TWO, "second", True, True),
        (TWO, "first", False, True),
        ((kept(),), "Nice.", False, True),
        ((kept(),), "Something else.", True, False),
        ((kept(), answer(4, "review-3", "Other.", edited=True)), "Other.", True, True),
        ((answer(4, "review-3", "second", edited=True),), "second", True, True),
    ],
    ids=[
        *("never seen", "answered", "changed since", "changed and told", "changed back"),
        *("seen", "changed since it was seen", "that was told", "only the change is known"),
    ],
)
def test_what_is_known_of_a_text(comments, text, changed, knows):
    found = memory(*comments)
    assert found.changed("review-3", text) is changed
    assert found.knows("review-3", text) is knows


def test_other_line_ends_are_the_same_text():
    assert fingerprint("a\r\nb") == fingerprint("a\nb")
    assert fingerprint("a") != fingerprint("b")


def test_what_the_kept_comment_tells_of_the_time_to_come_is_not_believed():
    """Whoever can write here can change that comment, and nobody can tell that they did."""
    later = AT + timedelta(days=3650)
    late = Move(evaluator="ben", at=later, way=Way.LATE)
    forged = KEPT.model_copy(
        update={
            "moves": (CLAIM, late),
            "ready": {1: AT, 2: later},
            "troubled": (Span(since=AT, until=later), Span(since=AT, until=AT), Span(since=later)),
        }
    )
    believed = memory(kept(mark=forged)).mark
    assert believed.moves == (CLAIM,)
    assert believed.ready == {1: AT}
    assert believed.troubled == (Span(since=AT, until=AT),)
