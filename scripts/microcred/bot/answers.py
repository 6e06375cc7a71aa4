"""What is answered to reviews and comments, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from microcred.bot.commands.telling import left_out
from microcred.bot.inert import inert, prose, quoted
from microcred.model.scorecard import Comparison, Scored
from microcred.problem import Problem, Severity
from microcred.review import Case, decide
from microcred.scorecards.items import RESULTS
from microcred.words import closed, counted

LONGEST: Final = 1200
"""How many characters of one text of an evaluator are repeated to them."""

MOST: Final = 30
"""How many things to be mended are listed at most."""

HOW: Final = (
    "An approval or a request for changes counts together with a scorecard only. The comment that "
    "we keep up to date has an empty one, and a link to a page that fills it in with you. Paste it "
    "into a review: “Files changed”, “Review changes”."
)
STILL: Final = "Your last scorecard stands as it is."
NOT_LISTED: Final = (
    "Thank you for looking at this. Your account is not among those that `program/evaluators.yml` "
    "lists, so a scorecard of yours changes nothing here. If it should, ask your coordinator to "
    "add the number of your account."
)
AS_COMMENT: Final = (
    "This looks like a scorecard. A comment does not say which state of the submission you looked "
    "at, so nothing was counted. Please hand it in as a review: “Files changed”, “Review changes”, "
    "paste it there, and choose “Approve” or “Request changes” as the levels say."
)
NO_COMMIT: Final = (
    "GitHub does not say which commit this review judged, so nothing was counted. Please hand the "
    "scorecard in again, in a new review."
)
NOTHING_TO_SCORE: Final = "There is nothing to score now, so this scorecard was not taken in."
REVIEW_CHANGED: Final = (
    "This review was changed after we had looked at it, so it does not count any more. Please hand "
    "in what you mean in a new review."
)
COMMENT_CHANGED: Final = (
    "This comment was changed. We only take a command from a comment as it was first written: what "
    "it said when we answered it stands, and nothing else does. Please write a new comment."
)
AWARDED: Final = "It has been awarded already, so no further scorecard is taken in."
REPLACES: Final = (
    "A scorecard that you handed in before does not count any more either, since this one was to "
    "take its place."
)
COMMAND_BESIDE: Final = (
    "A command beside a scorecard is not taken. Please write it in a comment of its own."
)


def understood(case: Case, scored: Scored, problems: Sequence[Problem] = ()) -> str:
    """Return what was understood of a scorecard, criterion by criterion, and whether it counts.

    `case` is the case with the scorecard in it.
    """
    card = scored.card
    head = (
        f"Thank you. This is what we understood of your scorecard for attempt {card.attempt}, at "
        f"commit `{scored.commit[:7]}`."
    )
    rows = "\n".join([*_scores(case, scored), *_checks(case, scored)])
    conflict = f"Conflict of interest: {closed(inert(card.conflict, LONGEST))}"
    parts = [head, rows, conflict, _whole(card.feedback), *_remarks(problems), counts(case, scored)]
    return "\n\n".join(part for part in parts if part)


def counts(case: Case, scored: Scored) -> str:
    """Return whether a scorecard of the case counts, and why not where it does not."""
    for one in decide(case).uncounted:
        if one.scored == scored:
            return f"**It does not count.** {left_out(one)}"
    return "**It counts.**"


def unread(problems: Sequence[Problem]) -> str:
    """Return why a scorecard was not taken in: each line that is to be mended, and how."""
    wrong = [one for one in problems if one.severity is not Severity.WARNING]
    return (
        "We could not take your scorecard in, and nothing in it counts yet. To be mended:\n\n"
        + listed_problems(wrong)
        + "\n\nPlease hand it in again in a new review; one that is changed afterwards does not "
        "count."
    )


def listed_problems(problems: Sequence[Problem]) -> str:
    """Return problems as a list: the line, what is wrong, how to mend it."""
    rows = [
        f"- Line {one.line}: {prose(one.message)}. {prose(one.fix)} ({one.code})"
        for one in problems[:MOST]
    ]
    if len(problems) > MOST:
        rows.append(f"- And {counted(len(problems) - MOST, 'other thing')} of this kind.")
    return "\n".join(rows)


def _scores(case: Case, scored: Scored) -> Iterator[str]:
    rubric = case.release.rubric
    names = {one.id: one.name for one in rubric.criteria} if rubric else {}
    levels = {one.id: one.name for one in rubric.levels} if rubric else {}
    for one in scored.card.scores:
        name, level = names.get(one.criterion, one.criterion), levels.get(one.level, one.level)
        said = [f"**{inert(name)}**: {inert(level)}."]
        said += [closed(inert(one.why, LONGEST))] if one.why else []
        said += [f"Where: {closed(inert(one.where, LONGEST))}"] if one.where else []
        said += [f"Feedback: {closed(inert(one.feedback, LONGEST))}"] if one.feedback else []
        yield f"- {' '.join(said)}"


def _checks(case: Case, scored: Scored) -> Iterator[str]:
    slots = {one.id: one.name for one in case.release.credential.evidence}
    for one in scored.card.checks:
        note = f" {closed(inert(one.note, LONGEST))}" if one.note else ""
        name = inert(slots.get(one.slot, one.slot))
        yield f"- {name}, item {one.item}: {_found(one.result)}.{note}"


def _found(result: Comparison) -> str:
    return RESULTS[result][0]


def _whole(feedback: str | None) -> str:
    return f"On the whole:\n\n{quoted(feedback, LONGEST)}" if feedback else ""


def _remarks(problems: Sequence[Problem]) -> Iterator[str]:
    if problems:
        yield f"To think about, though it stops nothing:\n\n{listed_problems(problems)}"
