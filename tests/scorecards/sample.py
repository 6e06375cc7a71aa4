"""A scorecard as an evaluator types it, and what it is held to."""

from __future__ import annotations

from typing import Any

from microcred.problem import Problem
from microcred.scorecards import Task, received
from tests.review.world import HASH, SUBMISSION, head, release

TASK = Task(SUBMISSION, release(), HASH, 1, head(1), None, {"clips": 2, "tally": 1})

HEAD = """\
### Scorecard

Submission: k3f9q2m7
Attempt: 1
Micro-credential: wait-time@1.0
Conflict of interest: none
"""
SCORES = """
#### Choosing questions
Level: Meets
Why: All six are asked.
Where: overview

#### Pausing after the question

Level: Not yet
Why: Three of six are followed by three seconds.
Where: recording 2, 4:10
Feedback: Count to three on your fingers.

#### Who gets to speak
Level: Strong
Why: Four new voices.
Where: tally
"""
REST = """
#### Evidence

- Two recordings, item 1: matched
- Two recordings, item 2: could not compare, the site gives no download
- A tally: differs

#### Feedback on the whole

Nearly there.

#### End of scorecard
"""
WHOLE = HEAD + SCORES + REST


def told(problems: tuple[Problem, ...]) -> list[str]:
    """Return problems as `line CODE message | fix`."""
    return [f"{one.line} {one.code} {one.message} | {one.fix}" for one in problems]


def said(text: str, **task: Any) -> list[str]:
    """Return what is wrong with a block."""
    given = Task(**{**{name: getattr(TASK, name) for name in Task.__slots__}, **task})
    return told(received("card.md", text, given).problems)
