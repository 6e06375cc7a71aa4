"""A scorecard: what one evaluator found, criterion by criterion."""

from __future__ import annotations

import hashlib
import json
import re
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from microcred.model.base import Line, Model, Slug, Text
from microcred.model.identity import (
    CommitId,
    EarnerId,
    EvaluatorId,
    Moment,
    ReleaseName,
    Sha256,
    SubmissionId,
)

_BLANK = re.compile(r"[^\S\n]+")
_EMPTY_LINES = re.compile(r"\n\n+")


def _tidy(value: object) -> object:
    """Return a text without spaces at line ends, two in a row, or two empty lines in a row.

    So a YAML file and a Markdown block say the same, and have the same hash.
    """
    if not isinstance(value, str):
        return value
    lines = (_BLANK.sub(" ", line).strip() for line in value.split("\n"))
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip()


def _no_conflict(value: object) -> object:
    """Return `none` for the same word spelt otherwise."""
    said = isinstance(value, str) and value.strip(" .").casefold()
    return "none" if said == "none" else value


Prose = Annotated[Text, BeforeValidator(_tidy)]
Words = Annotated[Line, BeforeValidator(_tidy)]


class Comparison(StrEnum):
    """What an evaluator found on opening an item and comparing its fingerprint."""

    MATCHED = "matched"
    DIFFERS = "differs"
    NOT_COMPARED = "not-compared"
    NOT_OPENED = "not-opened"


class ItemCheck(Model):
    """One evidence item, opened and compared, or not."""

    slot: Slug
    item: Annotated[int, Field(ge=1, le=99)] = Field(1, description="Which item of the slot.")
    result: Comparison
    note: Prose | None = None


class CriterionScore(Model):
    """The level one evaluator saw for one criterion, why, and where."""

    criterion: Slug
    level: Slug
    why: Prose | None = Field(None, description="What was seen that makes it this level.")
    where: Words | None = Field(None, description="A time code, a page, a paragraph.")
    feedback: Prose | None = Field(None, description="What the teacher can do next.")


class Scorecard(Model):
    """What an evaluator says. The same in a YAML file and in a Markdown block."""

    submission: SubmissionId
    credential: ReleaseName
    attempt: Annotated[int, Field(ge=1, le=99)]
    release: Sha256 | None = Field(None, description="The hash of the release scored by.")
    commit: CommitId | None = Field(None, description="The commit that was judged.")
    conflict: Annotated[Literal["none"] | Prose, BeforeValidator(_no_conflict)] = Field(
        description="`none`, or how the evaluator is close to the earner."
    )
    scores: tuple[CriterionScore, ...] = ()
    checks: tuple[ItemCheck, ...] = ()
    feedback: Prose | None = Field(None, description="A word on the whole.")


class Scored(Model):
    """A scorecard as it came in: from whom, when, and for which commit."""

    evaluator: EvaluatorId
    at: Moment
    commit: CommitId
    card: Scorecard

    @property
    def sha256(self) -> str:
        """Return the hash that decision and award carry: of its RFC 8785 JSON."""
        data = self.model_dump(mode="json", by_alias=True, exclude_none=True)
        text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


class EventKind(StrEnum):
    """What else can happen to a submission under review."""

    HELD = "held"
    RELEASED = "released"
    RECUSED = "recused"
    WITHDRAWN = "withdrawn"
    APPEALED = "appealed"


class ReviewEvent(Model):
    """Something that happened to a submission beside scorecards: who did it, when and why.

    `by` is an evaluator's id for held, released and recused, the earner's for the others.
    """

    kind: EventKind
    at: Moment
    by: EvaluatorId | EarnerId
    reason: Prose | None = None
