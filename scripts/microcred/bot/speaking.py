"""Comments that we add: answers to what was said, and what has to be told at a moment.

Who changes a comment tells nobody, so whoever has to act next is told by a new one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from microcred.assignment import coordinators, unfilled_words
from microcred.bot import marker
from microcred.bot.actions import Answer
from microcred.bot.hearing import Replied
from microcred.bot.inert import inert
from microcred.bot.kept.heading import awarded_words
from microcred.bot.matter import Matter
from microcred.bot.memory import Answered, AnswerMark, Memory, said
from microcred.bot.stage import Stage
from microcred.bot.view import View
from microcred.words import day

TOGETHER: Final = 10
"""How many answers go into one comment at most."""

LARGEST: Final = 60_000
"""How many characters one comment of answers has at most, its mark included."""


ROOM: Final = 15_000
"""How many of these are left for the mark."""


def replies(matter: Matter, memory: Memory, waiting: Sequence[Replied]) -> Iterator[Answer]:
    """Yield one comment that answers what waits for an answer, or as much of it as there is room.

    Whoever has a part in the submission comes first. What is left over is answered next time.
    """
    chosen: list[Replied] = []
    for one in sorted(waiting, key=lambda one: not one.involved)[:TOGETHER]:
        if chosen and len(_comment(matter, [*chosen, one]).body) > LARGEST:
            break
        chosen.append(one)
    if chosen:
        yield _comment(matter, chosen)


def _comment(matter: Matter, chosen: Sequence[Replied]) -> Answer:
    texts = [
        one.said if len(chosen) == 1 else f"{_to(matter, one)}\n\n{one.said}" for one in chosen
    ]
    marks = tuple(
        Answered(
            id=one.to,
            text=one.text,
            by=one.by,
            edited=one.edited,
            refused=one.refused,
            events=one.events,
            moves=one.moves,
        )
        for one in chosen
    )
    to = " ".join(f"{one.to}:{one.text[:12]}" for one in chosen)
    said_to_all = _shortened("\n\n---\n\n".join(texts))
    return _answer(matter, AnswerMark(to=to, answered=marks), said_to_all)


def _shortened(text: str) -> str:
    """Return as many whole lines of a text as there is room for beside a mark."""
    if len(text) <= LARGEST - ROOM:
        return text
    kept, _, _ = text[: LARGEST - ROOM].rpartition("\n")
    return f"{kept}\n\n*The rest has no room in a comment.*"


def _to(matter: Matter, one: Replied) -> str:
    """Return whose words an answer is to, where there are several."""
    kind, _, number = one.to.partition("-")
    every = [*matter.pull.comments] if kind == "comment" else [*matter.pull.reviews]
    whose = next((said.by.login for said in every if str(said.id) == number), "")
    return f"**To the {kind} of {inert(whose)}**"


def _answer(matter: Matter, mark: AnswerMark, body: str) -> Answer:
    return Answer(matter.pull.number, mark.to, marker.marked(marker.ANSWER, said(mark), body))


def moments(view: View) -> Iterator[Answer]:
    """Yield what is told once: reminders, that nobody is free, that it is awarded."""
    yield from _reminders(view)
    for to, body in (*_unfilled(view), *_awarded(view)):
        if to not in view.memory.said:
            yield _answer(view.matter, AnswerMark(to=to), body)


def _reminders(view: View) -> Iterator[Answer]:
    """Yield one comment with all reminders that are due."""
    due = view.asking.reminders
    if not due:
        return
    keys = tuple(key for one in due for key in one.keys)
    rows = [
        f"{_mention(view.matter, one.evaluator)}: an answer to this submission is due by "
        f"{day(one.due)}, and your scorecard is not in yet. `/release` gives it back if you cannot."
        for one in due
    ]
    mark = AnswerMark(to=f"reminder {keys[0]}", reminded=keys)
    yield _answer(view.matter, mark, "\n\n".join(rows))


def _unfilled(view: View) -> Iterator[tuple[str, str]]:
    found = view.asking.unfilled
    if found is None or not found.unfilled:
        return
    settings, decision = view.matter.program.reviewing, view.matter.decision
    logins = coordinators(settings, view.matter.evaluators)
    whom = "".join(f"@{login} " for login in logins)
    attempt = decision.attempt if decision else 0
    said = f"{whom}{unfilled_words(found)} `/claim` takes it on, `/reassign` gives it to somebody."
    yield f"unfilled {attempt} {view.stage.value}", said


def _awarded(view: View) -> Iterator[tuple[str, str]]:
    if view.stage is Stage.AWARDED:
        yield "awarded", awarded_words(view.matter)


def _mention(matter: Matter, evaluator: str) -> str:
    found = matter.evaluators.find(evaluator)
    return f"@{found.login}" if found and found.login else inert(evaluator)
