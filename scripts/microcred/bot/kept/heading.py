"""Where a submission stands, who acts next, and by when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from microcred import links
from microcred.bot.inert import inert, link, prose
from microcred.bot.kept import words
from microcred.bot.matter import Matter
from microcred.bot.stage import Stage
from microcred.bot.view import View
from microcred.model.decision import Outcome
from microcred.model.vocabulary import Mode
from microcred.words import counted, day

_OPEN: Final = frozenset({Outcome.SCORING, Outcome.HELD, Outcome.ADJUDICATION})


def heading(view: View) -> str:
    """Return the first lines of the comment."""
    name = view.matter.case.release.credential.name if view.matter.case else "Your submission"
    unseen = [words.CANNOT_SEE] if view.matter.program.mode is Mode.PRIVATE else []
    title = f"### {inert(name)}: {words.TITLES[view.stage]}"
    parts = [title, *unseen, _stands(view), *_next(view)]
    return "\n\n".join(parts)


def _stands(view: View) -> str:
    if view.stage is Stage.AWARDED:
        return awarded_words(view.matter)
    if view.stage is Stage.MERGED:
        return _merged(view)
    decision = view.matter.decision
    if view.stage in words.STANDS or decision is None:
        return words.STANDS.get(view.stage, words.STANDS[Stage.UNKNOWN])
    return f"{prose(decision.why)} {prose(decision.next_step)}"


def _merged(view: View) -> str:
    outcome = view.matter.decision.outcome if view.matter.decision else None
    if outcome is Outcome.AWARD:
        return words.MERGED_AWARD
    return words.MERGED_OPEN if outcome in _OPEN else words.MERGED_NOT_YET


def awarded_words(matter: Matter) -> str:
    """Return that a submission was awarded, and where the badge is; empty where it was not."""
    record = matter.record
    if record is None:
        return ""
    badge = links.whole(matter.program, links.award(record.award))
    said = (
        f"It is awarded, since {day(record.decided.date())}. {link('This is your badge', badge)}: "
        "signed, and anybody can check it. You can download it from there, print it, and pass "
        "on its address."
    )
    if record.page:
        page = links.whole(matter.program, links.earner(record.page))
        said += f" It is also on {link('your page', page)}."
    return said


def _next(view: View) -> Iterator[str]:
    """Yield who acts next, and by when."""
    if acts := _acts(view):
        yield f"**Who acts next.** {acts}{_by_when(view)}"


def _acts(view: View) -> str | None:
    if view.stage is Stage.AWARD and view.matter.program.reviewing.merge == "by-hand":
        return words.BY_HAND
    outcome = view.matter.decision.outcome if view.matter.decision else None
    if view.stage is Stage.MERGED and outcome not in _OPEN:
        return words.ACTS[Stage.AWARD if outcome is Outcome.AWARD else Stage.CLOSED]
    return words.ACTS.get(view.stage)


def _by_when(view: View) -> str:
    time = view.asking.clock
    if time is None or time.allowed is None:
        return ""
    if time.stopped or time.due is None:
        left = counted(time.left or 0, "school day")
        return f" The clock stands still; once it goes on, the evaluators have {left}."
    if time.late:
        return (
            f" An answer was due by {day(time.due)}. We are sorry that it takes longer; the "
            "evaluators are reminded, and others are asked where need be."
        )
    days = counted(time.allowed, "school day")
    return f" You have an answer by {day(time.due)}: we promise one within {days}."
